"""Cells of exported tables: what a spreadsheet would run is written as text."""

import re

# What makes a cell a formula, in its plain and its full-width form.
_STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_PHONE = re.compile(r"\+\d[\d \u00a0\u202f]*")


def neutral(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would run it.

    Phone numbers (+223 70 00 00 00) stay as they are: digits and spaces run nothing.
    """
    if _STARTS_A_FORMULA.match(text) and not _PHONE.fullmatch(text):
        return f"'{text}"
    return text
