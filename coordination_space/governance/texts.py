"""Turns a text as it is typed or pasted into light HTML, headings and lists kept."""

import html
import re

import nh3

TAGS = {"h2", "h3", "p", "ul", "li", "strong", "em"}
TITLE = re.compile(r"^(?:## |(?:titre|chapitre|préambule|annexe)\b)", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:### |article\b)", re.IGNORECASE)
HEADING_AT_MOST = 120
_BREAK = re.compile(r"\n\s*\n")
_MARK = re.compile(r"^#+ ")


def html_of(typed: str) -> str:
    """Paragraphs stand between empty lines; « - » begins a point of a list.

    A short paragraph that begins with « Titre », « Chapitre », « Article » or « ## »
    is a heading; articles stand under their titles, where there is one.
    """
    paragraphs = _BREAK.split(typed.replace("\r\n", "\n").strip())
    made = "\n".join(_one(part.strip()) for part in paragraphs if part.strip())
    if "<h2>" not in made:
        made = made.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    return nh3.clean(made, tags=TAGS, attributes={})


def plain_of(written: str) -> str:
    """The words of such HTML, for the search."""
    return html.unescape(re.sub(r"<[^>]+>", " ", written))


def _one(part: str) -> str:
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    if all(line.startswith(("- ", "• ")) for line in lines):
        points = "".join(f"<li>{html.escape(line[2:])}</li>" for line in lines)
        return f"<ul>{points}</ul>"
    first, rest = lines[0], lines[1:]
    tag = _heading(first)
    if tag is None:
        return f"<p>{html.escape(' '.join(lines))}</p>"
    heading = f"<{tag}>{html.escape(_MARK.sub('', first))}</{tag}>"
    return heading + (f"\n{_one(chr(10).join(rest))}" if rest else "")


def _heading(line: str) -> str | None:
    if len(line) > HEADING_AT_MOST:
        return None
    if TITLE.match(line):
        return "h2"
    return "h3" if ARTICLE.match(line) else None
