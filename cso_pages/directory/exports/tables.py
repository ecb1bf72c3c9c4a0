"""The directory as a workbook, in constant memory, and as CSV, line by line."""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from django.utils.translation import gettext as _

from cso_pages.directory.exports.columns import Column, Value
from cso_pages.directory.exports.reading import Told
from portal.kit.spreadsheet import cell, open_workbook

Tell = Callable[[int], None]
BOM = "\ufeff"


def untold(_done: int) -> None:
    """Who does not want to know how far it is."""


def write_workbook(
    target: IO[bytes],
    rows: Iterable[Told],
    columns: Sequence[Column],
    about: Sequence[tuple[str, str]],
    *,
    tell: Tell = untold,
) -> None:
    """One row an organisation, and a sheet that says what the file is.

    Texts that a spreadsheet would run are neutralised, phones keep their +223.
    """
    book = open_workbook(target)
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(_("Annuaire"))
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, str(column.heading), head)
    line = 0
    for line, told in enumerate(rows, start=1):
        _write_row(sheet, line, [column.value(told) for column in columns], day)
        tell(line)
    sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
    _write_about(book, about, head)
    book.close()


def _write_row(sheet: Any, line: int, values: Sequence[Value], day: Any) -> None:
    for place, value in enumerate(values):
        if not value:
            continue
        if isinstance(value, str):
            sheet.write_string(line, place, cell(value))
        elif isinstance(value, datetime.date):
            sheet.write_datetime(line, place, value, day)
        else:
            sheet.write_number(line, place, value)


def _write_about(book: Any, about: Sequence[tuple[str, str]], head: Any) -> None:
    sheet = book.add_worksheet(_("À propos"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for line, (term, meaning) in enumerate(about):
        sheet.write_string(line, 0, cell(term), head)
        sheet.write_string(line, 1, cell(meaning))


class _Line:
    """What csv writes to: the last line, kept until it is taken."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def csv_lines(
    rows: Iterable[Told], columns: Sequence[Column], *, tell: Tell = untold
) -> Iterator[bytes]:
    """UTF-8 with a BOM and « ; », as French spreadsheets open by a double click."""
    line = _Line()
    writer = csv.writer(line, delimiter=";")
    writer.writerow([str(column.heading) for column in columns])
    yield (BOM + line.text).encode()
    for done, told in enumerate(rows, start=1):
        writer.writerow([_as_text(column.value(told)) for column in columns])
        yield line.text.encode()
        tell(done)


def _as_text(value: Value) -> str:
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return cell(str(value)) if value else ""
