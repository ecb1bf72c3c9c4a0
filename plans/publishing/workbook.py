"""Writes the plan's table as an XLSX file, row by row, in constant memory."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from plans.dashboard.figures import PlanDashboard
from plans.publishing.rows import Cell, Column, about, columns, rows_of
from portal.kit.spreadsheet import cell as plain
from portal.kit.spreadsheet import open_workbook

# (axes written, axes in all)
Tell = Callable[[int, int], None]


def plan_workbook(dashboard: PlanDashboard, *, tell: Tell) -> bytes:
    """The table and a sheet of definitions; `tell` hears of each axe written.

    Texts that a spreadsheet would run are neutralised; unknown figures stay empty.
    """
    buffer = io.BytesIO()
    book = open_workbook(buffer)
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
        "share": book.add_format({"num_format": "0 %"}),
        "year": book.add_format({"num_format": "0"}),
        "number": book.add_format({"num_format": "#,##0.####"}),
    }
    _write_plan(book, dashboard, formats, tell)
    _write_definitions(book, dashboard, formats)
    book.close()
    return buffer.getvalue()


def _write_plan(
    book: Any, dashboard: PlanDashboard, formats: dict[str, Any], tell: Tell
) -> None:
    sheet = book.add_worksheet(_("Plan"))
    sheet.freeze_panes(1, 1)
    told = columns()
    for place, column in enumerate(told):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats["head"])
    line = 1
    for done, axis in enumerate(dashboard.axes, start=1):
        for row in rows_of(axis):
            _write_row(sheet, line, row, told, formats)
            line += 1
        tell(done, len(dashboard.axes))
    sheet.autofilter(0, 0, max(line - 1, 1), len(told) - 1)


def _write_row(
    sheet: Any,
    line: int,
    row: list[Cell],
    told: list[Column],
    formats: dict[str, Any],
) -> None:
    for place, (cell, column) in enumerate(zip(row, told, strict=True)):
        if isinstance(cell, (Decimal, int)):
            sheet.write_number(line, place, float(cell), formats[column.shape])
        elif cell:
            sheet.write_string(line, place, plain(cell))


def _write_definitions(
    book: Any, dashboard: PlanDashboard, formats: dict[str, Any]
) -> None:
    sheet = book.add_worksheet(_("Définitions"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    pairs = [*about(dashboard), *((c.heading, c.definition) for c in columns())]
    for line, (term, meaning) in enumerate(pairs):
        sheet.write_string(line, 0, plain(term), formats["head"])
        sheet.write_string(line, 1, plain(meaning))
