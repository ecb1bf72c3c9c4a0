"""What the screens of requests show: field by field, and the list of the desk."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cso_pages.directory.models import Organisation
from cso_pages.directory.values import Value, values_of
from cso_pages.mandates.models import Role
from cso_pages.permissions import has_role
from cso_pages.upkeep.requests.deadlines import Turn
from cso_pages.upkeep.requests.fields import (
    ORDER,
    SECTIONS,
    Section,
    family_of,
    label_of,
)
from cso_pages.upkeep.requests.models import ChangeRequest, FieldChange
from cso_pages.upkeep.requests.permissions import Regions, can_decide, regions_on
from cso_pages.upkeep.requests.states import DECIDED, RequestState
from cso_pages.upkeep.requests.words import Words

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

Lines = tuple[str, ...]
DECIDED_SHOWN = 10


@dataclass(frozen=True)
class Line:
    """One line of a value; `is_apart` when the other side does not have it."""

    text: str
    is_apart: bool


@dataclass(frozen=True)
class Told:
    """One field side by side; `now` is None unless the record moved since."""

    key: str
    label: str
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    now: Lines | None
    state: str
    state_label: str
    reason: str


@dataclass(frozen=True)
class Waiting:
    """One line of the desk."""

    request: ChangeRequest
    turn: Turn
    is_hers: bool  # she may decide of it today
    fields: int


def told_changes(request: ChangeRequest) -> list[Told]:
    """The fields of a request in the order of the form."""
    rows = sorted(
        request.changes.all(), key=lambda row: ORDER.index(family_of(row.key))
    )
    is_open = request.is_open
    current = values_of(request.organisation) if is_open else {}
    words = Words(
        pair
        for row in rows
        for pair in (
            (row.key, row.old),
            (row.key, row.new),
            (row.key, current.get(row.key)),
        )
    )
    return [_told(row, words, current if is_open else None) for row in rows]


def _told(row: FieldChange, words: Words, current: Mapping[str, Value] | None) -> Told:
    old, new = words.lines(row.key, row.old), words.lines(row.key, row.new)
    moved = current is not None and current.get(row.key) != row.old
    now = words.lines(row.key, current.get(row.key)) if moved and current else None
    return Told(
        key=row.key,
        label=str(label_of(row.key)),
        old=_apart(old, new),
        new=_apart(new, old),
        now=now,
        state=row.state,
        state_label=row.get_state_display(),
        reason=row.reason,
    )


def _apart(lines: Lines, others: Lines) -> tuple[Line, ...]:
    """In a list, what the other side lacks stands out; a single text does not."""
    is_list = max(len(lines), len(others)) > 1
    return tuple(Line(text, is_list and text not in others) for text in lines)


def desk_of(user: "User | AnonymousUser", *, today: datetime.date) -> list[Waiting]:
    """What awaits a decision and she may read, the oldest first. Four queries."""
    regions = regions_on(today)
    rows = ChangeRequest.objects.visible_to(user).awaiting()
    rows = rows.select_related("organisation__territory", "reviewer")
    return [
        _waiting(row, user, regions, today) for row in rows.prefetch_related("changes")
    ]


def _waiting(
    row: ChangeRequest,
    user: "User | AnonymousUser",
    regions: Regions,
    today: datetime.date,
) -> Waiting:
    return Waiting(
        row,
        regions.turn(row, today=today),
        can_decide(user, row, regions=regions, today=today),
        len(row.changes.all()),
    )


def decided_of(user: "User | AnonymousUser") -> list[ChangeRequest]:
    """The last decided that she may read, and those sent back, the newest first."""
    rows = ChangeRequest.objects.visible_to(user).filter(
        state__in=[*sorted(DECIDED), RequestState.SENT_BACK]
    )
    return list(
        rows.select_related("organisation").order_by("-submitted_at")[:DECIDED_SHOWN]
    )


def waiting_for(user: "User | AnonymousUser") -> int:
    """How many requests await somebody, of those she may read; one query."""
    if not has_role(user, Role.SECRETARIAT, Role.REGIONAL_FOCAL):
        return 0
    return ChangeRequest.objects.visible_to(user).awaiting().count()


@dataclass(frozen=True)
class Part:
    """A section in the organisation’s hub, with how many of its fields are proposed."""

    section: Section
    proposed: int


def hub_of(request: ChangeRequest | None) -> list[Part]:
    """The sections in their order."""
    keys = [change.key for change in request.changes.all()] if request else []
    return [
        Part(section, sum(section.holds(key) for key in keys)) for section in SECTIONS
    ]


@dataclass(frozen=True)
class Closed:
    """The last request of an organisation that received its answer."""

    request: ChangeRequest
    told: list[Told]


def last_closed(organisation: Organisation) -> Closed | None:
    """Its last decided request; None when it has none, or when it is forgotten."""
    request = (
        ChangeRequest.objects.filter(
            organisation=organisation,
            state__in=sorted(DECIDED),
            forgotten_at=None,
        )
        .order_by("-closed_at")
        .first()
    )
    return Closed(request, told_changes(request)) if request else None
