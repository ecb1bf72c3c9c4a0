"""Rows of a text file: its encoding and its separator are found, never asked."""

import csv
import io
import re
from collections import Counter

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.encodings import decoded
from cso_pages.upkeep.imports.limits import check_extent
from cso_pages.upkeep.imports.refusals import Refused

SEPARATORS = (";", ",", "\t", "|")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP = re.compile(
    r"\s*(<!doctype|<html|<\?xml|<table|<head|<body|%PDF|\{\\rtf)", re.I
)
_ASKED = re.compile(r"sep=(.)\r?\n", re.I)
_SWALLOWED = 12  # line ends in one cell: a quote was never closed
_LOOKED_AT = 60


def text_rows(data: bytes) -> list[list[str]]:
    """Every row of the file, blank ones too, so that numbers stay those of Excel.

    Raises Refused when it is no table of text.
    """
    text = decoded(data)
    if _NOT_TEXT.search(text):
        raise Refused(
            _(
                "Ce fichier n’est pas un tableau : il contient des signes qu’aucun "
                "texte ne contient. Enregistrez la liste en .xlsx ou en .csv."
            )
        )
    if _MARKUP.match(text):
        raise Refused(
            _(
                "Ce fichier est une page web ou un document, pas un tableau. "
                "Ouvrez-le dans un tableur et enregistrez-le en .xlsx."
            )
        )
    asked = _ASKED.match(text)
    separator = asked[1] if asked else separator_of(text)
    rows = _read(text, separator)
    if asked and rows:
        rows[0] = []
    return rows


def separator_of(text: str) -> str:
    """The sign that cuts the first rows most evenly into most cells."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])
    return max(SEPARATORS, key=lambda sign: (_evenness(head, sign), sign == ";"))


def _evenness(text: str, sign: str) -> int:
    try:
        widths = Counter(
            len(row)
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        )
    except csv.Error:
        return 0
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)


def _read(text: str, separator: str) -> list[list[str]]:
    source = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        for row in source:
            if any(cell.count("\n") >= _SWALLOWED for cell in row):
                raise csv.Error
            rows.append(_trimmed(row))
            check_extent(len(rows), len(rows[-1]))
    except csv.Error as error:
        raise Refused(
            _(
                "Un guillemet ouvert vers la ligne %(row)s n’est jamais fermé : la "
                "suite du fichier serait avalée. Fermez-le, puis renvoyez le fichier."
            )
            % {"row": len(rows) + 1}
        ) from error
    return rows


def _trimmed(row: list[str]) -> list[str]:
    """The cells without spaces around, up to the last one that holds something."""
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
