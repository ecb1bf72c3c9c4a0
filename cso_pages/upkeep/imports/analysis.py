"""A whole list, read and understood, before anything is written."""

import datetime
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.aside import set_aside
from cso_pages.upkeep.imports.choices import type_in_titles
from cso_pages.upkeep.imports.codes import mixes_series
from cso_pages.upkeep.imports.context import Memory
from cso_pages.upkeep.imports.entries import Entry, Question
from cso_pages.upkeep.imports.files import Opened, Sheet, open_list
from cso_pages.upkeep.imports.headers import (
    Mappings,
    Table,
    chosen_table,
    find_table,
)
from cso_pages.upkeep.imports.interpret import Context, read_row
from cso_pages.upkeep.imports.known import known_organisations
from cso_pages.upkeep.imports.matching import group_rows, recognise
from cso_pages.upkeep.imports.refusals import Refused
from cso_pages.upkeep.imports.texts import listed, quoted
from cso_pages.upkeep.states import Asked, RowStatus

Progress = Callable[[int, int], None]
Headers = dict[str, int]  # sheet → position of its row of headers, from 0


@dataclass
class Analysis:
    """The rows of a list in order, and what is worth saying of the whole."""

    digest: str
    kind: str
    entries: list[Entry]
    tables: dict[str, Table]
    notes: list[str] = field(default_factory=list)

    def count(self, status: str) -> int:
        return sum(1 for entry in self.entries if entry.status == status)

    def told(self) -> dict[str, Any]:
        """What the command prints: every row is in it."""
        return {
            "read": len(self.entries),
            "understood": self.count(RowStatus.UNDERSTOOD),
            "to_decide": self.count(RowStatus.TO_DECIDE),
            "rejected": self.count(RowStatus.REJECTED),
            "rows": [
                {
                    "row": entry.number,
                    "status": entry.status,
                    "messages": entry.messages,
                }
                for entry in self.entries
            ],
        }

    def questions(self) -> dict[tuple[str, str], Question]:
        """What there is to decide, each thing once."""
        asked: dict[tuple[str, str], Question] = {}
        for entry in self.entries:
            for question in entry.questions:
                asked.setdefault((question.kind, question.key), question)
        return asked

    def heads(self) -> list[Entry]:
        """The first row of each organisation that may be written."""
        return [e for e in self.entries if e.head is None and not e.is_rejected]


def analyse(
    data: bytes,
    *,
    memory: Memory,
    today: datetime.date,
    headers: Headers | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Read a file with what the portal knows and what people decided before.

    `headers` holds the rows of headers that people chose. Writes nothing. Raises
    Refused with a French sentence.
    """
    return analyse_opened(
        open_list(data),
        digest=hashlib.sha256(data).hexdigest(),
        memory=memory,
        today=today,
        headers=headers,
        progress=progress,
    )


def analyse_opened(
    opened: Opened,
    *,
    digest: str,
    memory: Memory,
    today: datetime.date,
    headers: Headers | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """The same of a file already opened. Raises Refused."""
    analysis = Analysis(digest, opened.kind, [], {}, list(opened.notes))
    context = memory.context(today)
    for sheet in opened.sheets:
        table = table_of(sheet, memory.mappings, headers or {})
        _read_sheet(sheet, table, analysis, context, progress)
    if not analysis.tables:
        raise Refused(
            _(
                "Aucune ligne d’en-tête n’a été reconnue. Il faut une colonne pour le "
                "nom de l’organisation, et une autre (région, type, téléphone…)."
            )
        )
    _decide(analysis, memory)
    return analysis


def table_of(sheet: Sheet, mappings: Mappings, headers: Headers) -> Table | None:
    """The columns of a sheet, under the headers that people chose or that are found."""
    if sheet.hidden:
        return None
    chosen = headers.get(sheet.name)
    if chosen is None:
        return find_table(sheet.rows, mappings)
    return chosen_table(sheet.rows, chosen, mappings)


def _read_sheet(
    sheet: Sheet,
    table: Table | None,
    analysis: Analysis,
    context: Context,
    progress: Progress | None,
) -> None:
    filled = sum(1 for row in sheet.rows if any(row))
    if not filled:
        return
    if table is None:
        why = _("masquée") if sheet.hidden else _("sans en-tête reconnu")
        analysis.notes.append(
            _("Feuille %(name)s %(why)s : %(n)s lignes non lues.")
            % {"name": quoted(sheet.name), "why": why, "n": filled}
        )
        return
    several = bool(analysis.tables)
    analysis.tables[sheet.name] = table
    _say_columns(table, analysis)
    codes = table.fields.get("territory_code", [])
    context.mixed_codes = mixes_series(
        [
            row[c]
            for row in sheet.rows[table.first_data :]
            for c in codes
            if c < len(row)
        ]
    )
    named = context.places.read(sheet.name).territories
    context.section_seat = named[0] if len(named) == 1 else ""
    context.section_type = ""
    context.title_type = type_in_titles(table.above, context.types.labels)
    for entry in _rows(sheet, table, context, progress):
        if several:
            entry.say(_("Feuille %(name)s.") % {"name": quoted(sheet.name)})
        analysis.entries.append(entry)


def _rows(
    sheet: Sheet, table: Table, context: Context, progress: Progress | None
) -> Iterable[Entry]:
    last = max((at for at, row in enumerate(sheet.rows) if any(row)), default=-1)
    for at in range(table.first_data, last + 1):
        cells = sheet.rows[at]
        aside = set_aside(cells, table, context.places, context.types)
        if aside is None:
            yield read_row(cells, table, sheet.name, at + 1, context)
        else:
            context.section_seat = aside.seat or context.section_seat
            context.section_type = aside.org_type or context.section_type
            yield Entry(sheet.name, at + 1, cells).reject(aside.why)
        if progress and at % 200 == 0:
            progress(at, last + 1)


def _say_columns(table: Table, analysis: Analysis) -> None:
    if table.unknown:
        analysis.notes.append(
            _("Colonnes non reprises, gardées dans l’import : %(columns)s.")
            % {"columns": listed([quoted(label) for label in table.unknown])}
        )


def _decide(analysis: Analysis, memory: Memory) -> None:
    """Put rows together, recognise, then say what each one waits for."""
    answers = memory.answers
    group_rows(analysis.entries, answers)
    _settle_seats(analysis, memory)
    recognise(analysis.heads(), known_organisations(), answers, memory.place_words)
    asked: dict[tuple[str, str], int] = {}
    for entry in analysis.entries:
        if not entry.is_rejected:
            _say_questions(entry, asked)
    for entry in analysis.entries:
        if entry.head is not None and not entry.is_rejected:
            _follow_head(entry)


def _settle_seats(analysis: Analysis, memory: Memory) -> None:
    """One seat an organisation, over all its rows; asked where several are told."""
    seats: dict[int, dict[str, None]] = {}
    for entry in analysis.entries:
        if not entry.is_rejected:
            head = entry.head or entry
            seats.setdefault(id(head), {}).update(dict.fromkeys(entry.seats))
    for head in analysis.heads():
        told = tuple(seats[id(head)])
        answer = memory.answers.get((Asked.SEAT_OF, head.spoken_key), "")
        if answer in memory.territories:
            told = (answer,)
        head.seats = told
        waiting = any(
            q.kind in (Asked.TERRITORY, Asked.SEAT_OF) for q in head.questions
        )
        if len(told) == 1 or waiting:
            continue
        names = listed([memory.territories[slug] for slug in told], _("ou"))
        if len(told) > 5:
            names = ""
        said = (
            _("le siège (%(names)s ?)") if names else _("le siège, qui n’est pas écrit")
        )
        head.ask(
            Question(
                Asked.SEAT_OF, head.spoken_key, head.name, said % {"names": names}, told
            )
        )


def _say_questions(entry: Entry, asked: dict[tuple[str, str], int]) -> None:
    """Only the first row that raises a question asks it; the others follow."""
    for question in entry.questions:
        entry.status = RowStatus.TO_DECIDE.value
        key = (question.kind, question.key)
        if key in asked:
            entry.say(
                _("Suit la décision de la ligne %(row)s : %(text)s.")
                % {"row": asked[key], "text": quoted(question.text)}
            )
        else:
            asked[key] = entry.number
            end = "" if question.said.endswith("?") else "."
            entry.say(_("À décider : %(said)s") % {"said": question.said} + end)


def _follow_head(entry: Entry) -> None:
    head = entry.head
    if head is None:
        return
    if head.is_rejected:
        entry.reject(
            _("Écartée avec la ligne %(row)s, même organisation.")
            % {"row": head.number}
        )
    elif head.status == RowStatus.TO_DECIDE and entry.status != RowStatus.TO_DECIDE:
        entry.status = RowStatus.TO_DECIDE.value
        entry.waits = True
        entry.say(_("Suit les décisions de la ligne %(row)s.") % {"row": head.number})
