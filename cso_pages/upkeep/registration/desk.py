"""The check desk: what waits and for whom, and all that is known of one request."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_check_registration, can_type_registrations
from cso_pages.upkeep.duplicates import candidates_for
from cso_pages.upkeep.registration.fields import org_types
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from cso_pages.upkeep.registration.reading import channels_of, people_of
from cso_pages.upkeep.registration.recap import Section, sections_of
from cso_pages.upkeep.registration.states import (
    DECIDED,
    LATE_AFTER,
    OPEN,
    REGION_FOR,
    RegistrationState,
    Source,
    Turn,
    turn_of,
)
from cso_pages.upkeep.registration.telling import watched_territories

if TYPE_CHECKING:
    from portal.accounts.models import User

DECIDED_SHOWN = 30
SHOWN_AT_MOST = 200


@dataclass(frozen=True)
class Line:
    """One registration that waits: since when, whose turn, until when."""

    registration: Registration
    turn: Turn
    days: int
    until: datetime.datetime
    is_mine: bool


@dataclass(frozen=True)
class Desk:
    """What a person sees of the desk, each list in the order it is worked through."""

    mine: tuple[Line, ...]
    others: tuple[Line, ...]
    to_complete: tuple[Registration, ...]
    on_paper: tuple[Registration, ...]
    decided: tuple[Registration, ...]
    can_type: bool


@dataclass(frozen=True)
class Alike:
    """An organisation that may be the same, and why."""

    organisation: Organisation
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One registration with everything that was typed."""

    registration: Registration
    line: Line | None
    sections: tuple[Section, ...]
    files: tuple[RegistrationFile, ...]
    alike: tuple[Alike, ...]
    can_check: bool
    can_write: bool
    uninvited: tuple[str, ...]
    kind: str


def desk_for(user: "User", *, at: datetime.datetime) -> Desk:
    """Three queries, whatever waits."""
    watched = watched_territories(at.date())
    seen = Registration.objects.visible_to(user).select_related("territory")
    rows = list(
        seen.exclude(state__in=DECIDED).order_by("submitted_at", "pk")[:SHOWN_AT_MOST]
    )
    waiting = [r for r in rows if r.state == RegistrationState.SUBMITTED]
    lines = [line_of(row, user, watched=watched, at=at) for row in waiting]
    decided = seen.filter(state__in=DECIDED).order_by("-decided_at", "-pk")
    return Desk(
        mine=tuple(line for line in lines if line.is_mine),
        others=tuple(line for line in lines if not line.is_mine),
        to_complete=_in_state(rows, RegistrationState.TO_COMPLETE),
        on_paper=_in_state(rows, RegistrationState.DRAFT),
        decided=tuple(decided.select_related("organisation")[:DECIDED_SHOWN]),
        can_type=can_type_registrations(user),
    )


def _in_state(rows: Iterable[Registration], state: str) -> tuple[Registration, ...]:
    return tuple(row for row in rows if row.state == state)


def line_of(
    row: Registration, user: "User", *, watched: set[str], at: datetime.datetime
) -> Line:
    """Where a registration that was sent stands."""
    sent = row.submitted_at or at
    turn = turn_of(sent, region=row.territory_id in watched, at=at)
    return Line(
        row,
        turn,
        (at.date() - sent.date()).days,
        sent + (REGION_FOR if turn == Turn.REGION else LATE_AFTER),
        can_check_registration(user, row, turn=turn),
    )


def sheet_of(row: Registration, user: "User", *, at: datetime.datetime) -> Sheet:
    """All of one registration, for who may see it."""
    waits = row.state == RegistrationState.SUBMITTED
    line = line_of(row, user, watched=watched_territories(at.date()), at=at)
    paper = row.source == Source.PAPER and row.state in OPEN
    return Sheet(
        row,
        line if waits else None,
        tuple(sections_of(row.answers, today=at.date())),
        tuple(row.files.all()),
        tuple(alike_for(row, user)) if row.state not in DECIDED else (),
        can_check=waits and line.is_mine,
        can_write=paper and can_type_registrations(user),
        kind=dict(org_types()).get(row.answers.get("org_type"), ""),
        uninvited=tuple(p.name for p in people_of(row.answers) if not p.email),
    )


def alike_for(row: Registration, user: "User") -> list[Alike]:
    """Those of the directory that look the same, of what she may know of."""
    ways = list(channels_of(row.answers))
    found = candidates_for(
        name=row.name,
        sigle=row.sigle,
        seat=row.territory_id,
        phones=[value for kind, value, _a in ways if kind == "phone"],
        emails=[value for kind, value, _a in ways if kind == "email"],
        receipt=str(row.answers.get("receipt_number") or ""),
    )
    known = Organisation.objects.visible_to(user)
    seen = set(
        known.filter(pk__in=[one.organisation.pk for one in found])
        .order_by()
        .values_list("pk", flat=True)
    )
    return [
        Alike(one.organisation, one.reasons)
        for one in found
        if one.organisation.pk in seen
    ]
