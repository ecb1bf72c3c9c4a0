"""What a commit of a list would do, counted, and told field by field."""

import hashlib
import json
import re
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from cso_pages.upkeep.actions import Planned
from cso_pages.upkeep.imports.analysis import Analysis
from cso_pages.upkeep.imports.context import Memory
from cso_pages.upkeep.imports.planning import Plan
from cso_pages.upkeep.states import RowStatus

NEW, MORE, SAME = "new", "more", "same"
Change = tuple[str, str]  # what, and the value that it gets
_DETAIL = re.compile(r"\s*\(.*$|(?<! est)\s*«.*$", re.S)
ROWS_TOLD = 12


def outcome_of(analysis: Analysis, plans: list[Plan]) -> dict[str, Any]:
    """Counts that add up to every row read; a fingerprint of all that would be done."""
    kinds = [kind_of(made) for made in plans]
    return {
        "organisations": len(plans),
        NEW: kinds.count(NEW),
        MORE: kinds.count(MORE),
        SAME: kinds.count(SAME),
        "aside": _aside(analysis),
        "fingerprint": _fingerprint(analysis, plans),
    }


def planned_of(plans: list[Plan], memory: Memory) -> Planned:
    """What each organisation would get, on the first of its rows."""
    return {
        (made.head.sheet, made.head.number): {
            "plan": kind_of(made),
            "changes": changes_of(made, memory),
        }
        for made in plans
    }


def kind_of(made: Plan) -> str:
    if made.organisation is None:
        return NEW
    return MORE if made.changes_something else SAME


def changes_of(made: Plan, memory: Memory) -> list[Change]:
    """Field by field, in French: what a new record says, what a known one gains."""
    told: list[tuple[str, list[str]]] = []
    if made.organisation is None:
        seat = made.head.seats[0]
        told += [
            (_("Nom"), [made.head.name]),
            (_("Type"), [memory.types.get(made.head.org_type, "")]),
            (_("Siège"), [memory.territories.get(seat, seat)]),
        ]
    fills = made.fills
    told += [
        (_("Sigle"), [str(fills.get("sigle", ""))]),
        (_("Année de création"), [str(fills.get("founded_year", ""))]),
        (_("Mission"), [str(fills.get("mission", ""))[:200]]),
        (_("Téléphone"), made.phones),
        (_("Adresse e-mail"), made.emails),
        (_("Site"), made.sites),
        (_("Personne"), [" · ".join(filter(None, one)) for one in made.contacts]),
        (_("Domaines et zones"), _work(made, memory)),
        (_("Récépissé ou accord-cadre"), [number for _k, number, _d in made.papers]),
    ]
    return [(what, " ; ".join(filter(None, said))) for what, said in told if any(said)]


def _work(made: Plan, memory: Memory) -> list[str]:
    """« Domaine : lieu, lieu », the whole country in three words."""
    places: dict[str, list[str]] = defaultdict(list)
    for theme, place in made.pairs:
        places[theme].append(memory.territories.get(place, place))
    everywhere = len(memory.territories)
    return [
        f"{memory.themes.get(theme, theme)}\u00a0: "
        + (_("tout le Mali") if len(where) == everywhere else ", ".join(where))
        for theme, where in places.items()
    ]


def _aside(analysis: Analysis) -> list[list[Any]]:
    """Why rows were set aside: the reason without its detail, how many, which rows."""
    rows: dict[str, list[int]] = defaultdict(list)
    for entry in analysis.entries:
        if entry.status == RowStatus.REJECTED:
            said = entry.messages[0]
            why = _DETAIL.sub("", said).rstrip(" .,:\u00a0") or said
            rows[why].append(entry.number)
    found = sorted(rows.items(), key=lambda pair: -len(pair[1]))
    return [[why, len(at), at[:ROWS_TOLD]] for why, at in found]


def _fingerprint(analysis: Analysis, plans: list[Plan]) -> str:
    """The same for the same rows, statuses and changes; else something moved."""
    told = [
        [[e.sheet, e.number, e.status] for e in analysis.entries],
        [
            [p.head.number, p.organisation, sorted(p.fills.items()), p.phones, p.emails]
            + [p.sites, p.contacts, p.pairs, [paper[:2] for paper in p.papers]]
            for p in plans
        ],
    ]
    return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()
