"""Exported tables: workbooks written in constant memory, cells that run nothing."""

import re
from typing import IO, Any

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A longer cell is refused by spreadsheets, silently.
CELL_AT_MOST = 32_000

# What makes a cell a formula, in its plain and its full-width form.
_STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PHONE = re.compile(r"\+\d[\d \u00a0\u202f]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def neutral(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would run it.

    Phone numbers (+223 70 00 00 00) stay as they are: digits and spaces run nothing.
    """
    if _STARTS_A_FORMULA.match(text) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text


def cell(text: str) -> str:
    """What is written for a text: runs nothing, fits, holds no control character."""
    plain = _CONTROL.sub("", text)
    if len(plain) > CELL_AT_MOST:
        plain = f"{plain[: CELL_AT_MOST - 1]}…"
    return neutral(plain)


def open_workbook(target: IO[bytes]) -> Any:
    """A workbook that keeps one row in memory and takes every text as text."""
    return xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
