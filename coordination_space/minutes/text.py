"""What is typed in a box, as HTML of seven tags: paragraphs, lists, bold, line ends."""

import datetime
import re

import nh3
from django.utils.html import escape

from portal.kit.french import MONTHS

TAGS = {"p", "ul", "ol", "li", "strong", "em", "br"}
_BULLET = re.compile(r"^\s*[-–•]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+(?=\S)")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_DAY = re.compile(
    r"^(\d{1,2})(?:er)?[/. \u00a0]+(\d{1,2}|[^\W\d]+)[/. \u00a0]+(\d{4})$"
)


def html_of(text: str) -> str:
    """Paragraphs at empty lines, « - » and « 1. » as lists, **bold**; cleaned."""
    blocks: list[tuple[str, list[str]]] = []
    for line in text.replace("\r\n", "\n").replace("\x00", "").split("\n"):
        kind, words = _kind_of(line)
        if not words:
            blocks.append(("", []))
        elif blocks and blocks[-1][0] == kind:
            blocks[-1][1].append(words)
        else:
            blocks.append((kind, [words]))
    return nh3.clean(
        "".join(_block(kind, lines) for kind, lines in blocks if lines),
        tags=TAGS,
        attributes={},
    )


def _kind_of(line: str) -> tuple[str, str]:
    for kind, mark in (("ul", _BULLET), ("ol", _NUMBER)):
        if mark.match(line):
            return kind, mark.sub("", line).strip()
    return "p", line.strip()


def _block(kind: str, lines: list[str]) -> str:
    said = [_BOLD.sub(r"<strong>\1</strong>", escape(line)) for line in lines]
    if kind == "p":
        return f"<p>{'<br>'.join(said)}</p>"
    return f"<{kind}>{''.join(f'<li>{line}</li>' for line in said)}</{kind}>"


def read_day(typed: str) -> datetime.date | None:
    """A day as browsers send it or as people type it; None when it is neither."""
    typed = typed.strip()
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        found = _DAY.match(typed.casefold())
    if found is None:
        return None
    day, month, year = found.groups()
    number = int(month) if month.isdigit() else _month(month)
    try:
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    return MONTHS.index(word) + 1 if word in MONTHS else 0
