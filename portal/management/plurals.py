"""The French catalogue: plurals only, since msgids are French and zero is singular."""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

APPS = ("portal", "cso_pages", "coordination_space", "plans")
CALLS = {"ngettext", "ngettext_lazy", "_n"}
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Language: fr\n"
    "Plural-Forms: nplurals=2; plural=(n > 1);\n"
)
FOLDER = Path("portal/locale/fr/LC_MESSAGES")

_TEXT = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
COUNTED = re.compile(rf"ngettext\({_TEXT}, *{_TEXT}, *count\)")

Plural = tuple[str, str]


def plurals_in_use() -> list[Plural]:
    """Singular and plural of every counted sentence of code and templates, sorted."""
    found: set[Plural] = set()
    for app in APPS:
        for source in (settings.BASE_DIR / app).rglob("*.py"):
            found.update(_called(source.read_text(encoding="utf-8")))
    for template in (settings.BASE_DIR / "templates").rglob("*.*"):
        found.update(_called(_as_code(template.read_text(encoding="utf-8"))))
    return sorted(found)


def _as_code(template: str) -> str:
    """The counted sentences of a template, as the calls that they stand for."""
    return "\n".join(
        f"ngettext({one}, {many})"
        for one, many in COUNTED.findall(templatize(template))
    )


def _called(code: str) -> Iterator[Plural]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            one, many = (
                part.value if isinstance(part, ast.Constant) else None
                for part in node.args[:2]
            )
            if isinstance(one, str) and isinstance(many, str):
                yield one, many


def _name(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def readable(plurals: list[Plural]) -> str:
    """The catalogue for people (.po)."""
    entries = [("", "", HEADER, None)] + [(o, m, o, m) for o, m in plurals]
    lines = ["# Written by « manage.py plurals »; plurals only.", ""]
    for one, many, first, second in entries:
        lines.append(f"msgid {_quoted(one)}")
        if second is None:
            lines += [f"msgstr {_quoted(first)}", ""]
            continue
        lines += [f"msgid_plural {_quoted(many)}", f"msgstr[0] {_quoted(first)}"]
        lines += [f"msgstr[1] {_quoted(second)}", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(plurals: list[Plural]) -> bytes:
    """The catalogue for gettext (.mo), format revision 0."""
    pairs = [("", HEADER)] + [(f"{one}\0{many}",) * 2 for one, many in plurals]
    encoded = sorted((key.encode(), text.encode()) for key, text in pairs)
    start = 28 + 16 * len(encoded)
    tables: list[list[int]] = [[], []]
    data = b""
    for column in (0, 1):
        for row in encoded:
            tables[column] += [len(row[column]), start + len(data)]
            data += row[column] + b"\0"
    head = (0x950412DE, 0, len(encoded), 28, 28 + 8 * len(encoded), 0, start)
    numbers = [*head, *tables[0], *tables[1]]
    return struct.pack(f"<{len(numbers)}I", *numbers) + data


def write_catalogue() -> int:
    """Write both files; returns the number of plurals."""
    plurals = plurals_in_use()
    folder = settings.BASE_DIR / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "django.po").write_text(readable(plurals), encoding="utf-8")
    (folder / "django.mo").write_bytes(compiled(plurals))
    return len(plurals)
