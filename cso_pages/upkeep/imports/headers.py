"""Finds the row of headers under titles and blank lines, and what each column holds."""

import hashlib
import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from cso_pages.upkeep.imports.columns import ALMOST, HXL, RULES
from cso_pages.upkeep.imports.texts import plain

LOOKED_AT = 60
Mappings = dict[str, dict[str, str]]  # signature → column → field

_TAG = re.compile(r"#[a-z][a-z0-9_]*( *\+ *[a-z][a-z0-9_]*)*", re.I)
# Who is told by the columns themselves; the others are of no weight.
_TELLING = frozenset(
    [
        "name",
        "sigle",
        "org_type",
        "region",
        "cercle",
        "commune",
        "zones",
        "domains",
        "phone",
        "email",
        "contact",
        "recepisse",
        "founded",
        "country",
        "address",
        "number",
    ]
)


@dataclass
class Table:
    """A sheet whose header is found: columns by field, and where the data begins."""

    header_rows: tuple[int, ...]  # positions, from 0
    first_data: int
    fields: dict[str, list[int]]
    labels: dict[int, str]
    tags: int | None = None
    series: dict[int, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)

    @property
    def signature(self) -> str:
        return signature_of(self.labels)


def signature_of(labels: dict[int, str]) -> str:
    """What makes two files have the same headers."""
    text = "\x1f".join(f"{at}:{plain(label)}" for at, label in sorted(labels.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def field_of(label: str) -> str:
    """The field that a header names, or nothing."""
    text = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label))
    if not text or len(text) > 90:
        return ""
    for name, pattern in RULES:
        if pattern.search(text):
            return name
    for known, name in ALMOST.items():
        if any(fuzz.ratio(word, known) >= 84 for word in text.split() if len(word) > 4):
            return name
    return ""


def is_tag_row(row: list[str]) -> bool:
    """HXL: every filled cell is a tag, and one at least names something known."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(_TAG.fullmatch(cell.strip()) for cell in filled)


def find_table(rows: list[list[str]], remembered: Mappings) -> Table | None:
    """The best row of headers among the first rows, alone or with the one below.

    `remembered` holds column mappings by signature. None when no row names
    organisations.
    """
    best: tuple[int, int, Table] | None = None
    for at, row in enumerate(rows[:LOOKED_AT]):
        if is_tag_row(row) or sum(1 for cell in row if cell) < 1:
            continue
        for high in (1, 2):
            table = _table_at(rows, at, high)
            score = _score(table)
            if score and (best is None or score > best[0]):
                best = (score, -at, table)
    if best is None:
        return None
    return _as_remembered(best[2], remembered)


def chosen_table(rows: list[list[str]], at: int, remembered: Mappings) -> Table | None:
    """The columns under the row that a person chose; None when none holds names."""
    if not 0 <= at < len(rows):
        return None
    table = _as_remembered(_table_at(rows, at, 1), remembered)
    return table if "name" in table.fields else None


def _table_at(rows: list[list[str]], at: int, high: int) -> Table:
    labels = _labels(rows[at : at + high])
    fields: dict[str, list[int]] = {}
    for column, label in labels.items():
        name = field_of(label)
        if name:
            fields.setdefault(name, []).append(column)
    first = at + high
    tags = first if first < len(rows) and is_tag_row(rows[first]) else None
    if tags is not None:
        _add_tags(fields, rows[first])
        first += 1
    table = Table(tuple(range(at, at + high)), first, fields, labels, tags)
    table.unknown = [
        label
        for column, label in labels.items()
        if not any(column in columns for columns in fields.values())
    ]
    table.series = {
        c: series_of(labels.get(c, "")) for c in fields.get("territory_code", [])
    }
    table.above = [
        " ".join(cell for cell in row if cell) for row in rows[:at] if any(row)
    ]
    if "name" not in fields and "sigle" in fields:
        fields["name"] = fields.pop("sigle")
    return table


def _labels(rows: list[list[str]]) -> dict[int, str]:
    """One row of labels; of two, the upper one runs over the blanks to its right."""
    if len(rows) == 1:
        return {at: cell for at, cell in enumerate(rows[0]) if cell}
    upper, lower = rows[0], rows[-1]
    labels, above = {}, ""
    for at in range(max(len(upper), len(lower))):
        top = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        above = top or (above if below else "")
        text = f"{above} {below}".strip() if below and above != below else top or below
        if text:
            labels[at] = text
    return labels


def _add_tags(fields: dict[str, list[int]], row: list[str]) -> None:
    """HXL tags name the columns that the headers left without a field."""
    taken = {column for columns in fields.values() for column in columns}
    for column, tag in enumerate(row):
        name = next(
            (name for name, p in HXL if re.match(p, tag.replace(" ", ""), re.I)), ""
        )
        if name and column not in taken:
            fields.setdefault(name, []).append(column)


def _score(table: Table) -> int:
    """How much a row looks like headers; 0 when nothing names organisations."""
    if "name" not in table.fields:
        return 0
    known = sum(1 for name in table.fields if name in _TELLING)
    if known < 2 and len(table.labels) > 1 and table.tags is None:
        return 0
    long = sum(1 for label in table.labels.values() if len(label) > 70)
    repeats = sum(
        len(c) - 1 for name, c in table.fields.items() if name in ("name", "region")
    )
    unknown = len(table.unknown)
    height = 3 if len(table.header_rows) > 1 else 0
    return max(known * 4 - unknown - long * 6 - height - repeats * 3 + 20, 1)


def series_of(label: str) -> str:
    """Which series of codes a column says it holds."""
    text = plain(label)
    if "iso" in text.split():
        return "iso"
    if re.search(r"\b(cod|ocha)\b", text):
        return "cod"
    return "pcode" if re.search(r"p ?code", text) else ""


def _as_remembered(table: Table, remembered: Mappings) -> Table:
    """The mapping that people chose for these very headers, when there is one."""
    chosen = remembered.get(table.signature)
    if chosen:
        table.fields = {}
        for column, name in sorted((int(c), n) for c, n in chosen.items()):
            if name:
                table.fields.setdefault(str(name), []).append(column)
        codes = table.fields.get("territory_code", [])
        table.series = {c: series_of(table.labels.get(c, "")) for c in codes}
        table.unknown = [
            table.labels[c] for c in sorted(table.labels) if not chosen.get(str(c))
        ]
    return table
