"""The list given back: its own cells, and what became of each row."""

from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.analysis import Analysis
from cso_pages.upkeep.imports.entries import Entry
from cso_pages.upkeep.states import RowStatus
from portal.kit.spreadsheet import neutral

COLOURS = {
    RowStatus.UNDERSTOOD.value: "#DDEFE3",
    RowStatus.TO_DECIDE.value: "#FBEBC8",
    RowStatus.REJECTED.value: "#ECECEC",
}
_WIDE, _NARROW = 60, 18


def write_report(analysis: Analysis, out: Path | BinaryIO) -> None:
    """The annotated workbook: « État », « Messages », « À décider », then the cells.

    Every cell is text: nothing in it is ever run. Written row by row.
    """
    book = xlsxwriter.Workbook(
        str(out) if isinstance(out, Path) else out,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
    )
    looks = {
        status: book.add_format(
            {"bg_color": colour, "text_wrap": True, "valign": "top"}
        )
        for status, colour in COLOURS.items()
    }
    plain_look = book.add_format(
        {"valign": "top", "text_wrap": True, "num_format": "@"}
    )
    for name in analysis.tables:
        _write_sheet(book, name, analysis, head, looks, plain_look)
    _write_notes(book, analysis, head)
    book.close()


def _write_sheet(
    book: Any,
    name: str,
    analysis: Analysis,
    head: Any,
    looks: dict[str, Any],
    look: Any,
) -> None:
    table = analysis.tables[name]
    entries = [entry for entry in analysis.entries if entry.sheet == name]
    width = max((len(entry.cells) for entry in entries), default=0)
    sheet = book.add_worksheet(_sheet_name(book, name))
    sheet.set_column(0, 1, 11)
    sheet.set_column(2, 3, _WIDE)
    sheet.set_column(4, 4 + width, _NARROW)
    sheet.freeze_panes(1, 0)
    labels = [table.labels.get(at, "") for at in range(width)]
    titles = [_("Ligne"), _("État"), _("Messages"), _("À décider"), *labels]
    for column, title in enumerate(titles):
        sheet.write_string(0, column, neutral(title), head)
    for at, entry in enumerate(entries, start=1):
        told = _told(entry)
        sheet.write_number(at, 0, entry.number)
        for column, text in enumerate(told, start=1):
            sheet.write_string(at, column, neutral(text), looks[entry.status])
        for column, cell in enumerate(entry.cells, start=4):
            if cell:
                sheet.write_string(at, column, neutral(cell)[:32_000], look)
    sheet.autofilter(0, 0, max(len(entries), 1), 3)


def _told(entry: Entry) -> list[str]:
    """Its state, what is worth knowing, and what a person must say."""
    to_decide = _("À décider")
    asked = [m for m in entry.messages if m.startswith((to_decide, _("Suit ")))]
    others = [message for message in entry.messages if message not in asked]
    return [str(RowStatus(entry.status).label), "\n".join(others), "\n".join(asked)]


def _write_notes(book: Any, analysis: Analysis, head: Any) -> None:
    """What concerns the whole file: titles above the headers, columns left aside."""
    sheet = book.add_worksheet(_sheet_name(book, _("Le fichier")))
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, _("Ce qui concerne tout le fichier"), head)
    told = analysis.told()
    lines = [
        _(
            "%(read)s lignes lues : %(understood)s comprises, %(to_decide)s à décider, "
            "%(rejected)s mises de côté."
        )
        % told
    ]
    lines += analysis.notes
    for table in analysis.tables.values():
        lines += [
            _("Au-dessus de l’en-tête : %(text)s") % {"text": text}
            for text in table.above
        ]
    for at, line in enumerate(lines, start=1):
        sheet.write_string(at, 0, neutral(line))


def _sheet_name(book: Any, name: str) -> str:
    """A name that Excel takes: 31 signs at most, none of []:*?/\\, once only."""
    clean = "".join(sign for sign in name if sign not in "[]:*?/\\").strip("' ")[:28]
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    wanted, count = clean or _("Liste"), 2
    while wanted.lower() in taken or wanted.lower() == "history":
        wanted, count = f"{clean[:25] or _('Liste')} {count}", count + 1
    return wanted
