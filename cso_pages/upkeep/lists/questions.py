"""What a list asks, each text once, with the answers that may be given."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cso_pages.reference.models import OrgType, Territory, Theme
from cso_pages.upkeep.lists.sides import FACTS, Side, sides_of
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.states import (
    EVERYWHERE,
    NEW,
    NOTHING,
    SKIP,
    Asked,
    RowStatus,
)

LEAVE = "-"  # on the screen: leave this text out
ORDER = [kind.value for kind in Asked]
OF_EACH = frozenset({Asked.TYPE_OF.value, Asked.SEAT_OF.value})
SEVERAL = frozenset({Asked.TERRITORY.value, Asked.THEME.value})
TITLES = {
    "territory": gettext_lazy("Lieux que le portail ne reconnaît pas"),
    "theme": gettext_lazy("Domaines que le portail ne reconnaît pas"),
    "type": gettext_lazy("Types que le portail ne reconnaît pas"),
    "country": gettext_lazy("Pays que le portail ne reconnaît pas"),
    "seat_of": gettext_lazy("Organisations dont le siège n’est pas clair"),
    "type_of": gettext_lazy("Organisations dont le type n’est pas écrit"),
    "organisation": gettext_lazy("Organisations qui ressemblent à une autre"),
}
Option = tuple[str, str]


@dataclass
class Question:
    """One text to decide; `rows` are the rows that wait for it."""

    kind: str
    key: str
    text: str
    said: str
    candidates: list[str]
    rows: list[int]
    suggested: list[Option] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    typed: str = ""

    @property
    def name(self) -> str:
        """The name of its field on the page."""
        told = hashlib.sha256(f"{self.kind}\x1f{self.key}".encode()).hexdigest()
        return f"r-{told[:16]}"

    @property
    def compared(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Fact by fact, what each side says, under its title."""
        return [
            (str(label), [(side.title, side.facts[at]) for side in self.sides])
            for at, label in enumerate(FACTS)
        ]

    @property
    def takes_several(self) -> bool:
        return self.kind in SEVERAL

    @property
    def values(self) -> set[str]:
        return {value for value, _label in [*self.suggested, *self.options]}


@dataclass(frozen=True)
class Section:
    kind: str
    title: str
    questions: list[Question]
    all_options: list[Option]  # one answer for all, where each row asks its own


def questions_of(run: ImportRun) -> list[Question]:
    """Every text to decide, those that most rows wait for first; one query."""
    found: dict[tuple[str, str], Question] = {}
    rows = run.rows.filter(status=RowStatus.TO_DECIDE)
    for number, reading in rows.values_list("number", "reading"):
        for kind, key, text, said, candidates in reading.get("asks", []):
            one = found.setdefault(
                (kind, key), Question(kind, key, text, said, candidates, [])
            )
            one.rows.append(number)
    return sorted(
        found.values(), key=lambda one: (ORDER.index(one.kind), -len(one.rows))
    )


def with_options(run: ImportRun, asked: list[Question]) -> list[Section]:
    """The same by kind, with the answers that each may get; at most eight queries."""
    labels = {
        "territory": _labels(Territory.objects.values_list("slug", "name")),
        "theme": _labels(Theme.objects.values_list("code", "label")),
        "type": _labels(OrgType.objects.values_list("code", "label")),
    }
    sides = sides_of(run, [one for one in asked if one.kind == Asked.ORGANISATION])
    for one in asked:
        _give_options(one, labels, sides)
    return [
        Section(kind, str(TITLES[kind]), mine, mine[0].options if _each(mine) else [])
        for kind in ORDER
        if (mine := [one for one in asked if one.kind == kind])
    ]


def answers_in(
    posted: Mapping[str, Any], asked: Iterable[Question]
) -> dict[tuple[str, str], str]:
    """What was answered, of what is asked; anything else is left unanswered."""
    answers = {}
    for one in asked:
        several = [v for v in _several(posted, one) if v in one.values]
        typed = posted.get(one.name, "") or posted.get(f"tous-{one.kind}", "")
        if several and one.takes_several:
            answers[one.kind, one.key] = " ".join(several)
        elif typed in one.values:
            answers[one.kind, one.key] = NOTHING if typed == LEAVE else typed
    return answers


def _several(posted: Mapping[str, Any], one: Question) -> list[str]:
    getlist = getattr(posted, "getlist", None)
    return list(getlist(f"m-{one.name}")) if getlist else []


def _labels(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    return dict(rows)


def _each(mine: list[Question]) -> bool:
    return len(mine) > 1 and mine[0].kind in OF_EACH


def _give_options(
    one: Question, labels: dict[str, dict[str, str]], sides: dict[str, Side]
) -> None:
    kind = {"seat_of": "territory", "type_of": "type"}.get(one.kind, one.kind)
    known = labels.get(kind, {})
    one.suggested = [(code, known[code]) for code in one.candidates if code in known]
    one.options = list(known.items())
    if one.kind == Asked.TERRITORY:
        one.options += [(EVERYWHERE, _("Tout le Mali"))]
    if one.kind in SEVERAL:
        one.options += [(LEAVE, _("Laisser ce texte de côté"))]
    if one.kind == Asked.COUNTRY:
        one.options = [("in", _("C’est le Mali")), ("out", _("C’est un autre pays"))]
    if one.kind == Asked.ORGANISATION:
        one.sides = [sides[c] for c in (one.key, *one.candidates) if c in sides]
        one.options = [
            *((side.value, side.choice) for side in one.sides[1:]),
            (NEW, _("C’est une autre organisation : la créer")),
            (SKIP, _("Ne pas reprendre cette ligne")),
        ]
