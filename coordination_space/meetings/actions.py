"""What the secretariat does with a meeting: prepare, convene, put off, cancel, open."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination_space.bodies.models import Body
from coordination_space.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    slug_for,
)
from coordination_space.meetings.recipients import people_of
from coordination_space.meetings.states import (
    MEETING_MOVES,
    ItemKind,
    MeetingState,
)
from coordination_space.meetings.wording import when_of
from coordination_space.permissions import can_hold_meetings
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move
from portal.notices.actions import notify

S = MeetingState


class Point(NamedTuple):
    """A point of an agenda, as it is typed."""

    title: str
    kind: str = ItemKind.DISCUSSION
    note: str = ""


class Facts(NamedTuple):
    """What is said of a meeting before it opens."""

    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None
    place: str
    audience: str = Audience.MEMBERS


@transaction.atomic
def create_meeting(
    body: Body,
    facts: Facts,
    *,
    agenda: Sequence[Point],
    by: User,
    at: datetime.datetime,
) -> Meeting:
    """Prepare a meeting with its agenda; only the secretariat knows of it yet.

    Raises PermissionDenied, ValidationError without any point.
    """
    _may(by)
    meeting = Meeting.objects.create(
        body=body,
        slug=slug_for(facts.title, timezone.localdate(facts.starts_at)),
        created_by=by,
        created_at=at,
        **facts._asdict(),
    )
    _set_agenda(meeting, agenda)
    _tell("meeting_created", meeting, by=by, at=at, points=len(agenda))
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    facts: Facts,
    *,
    agenda: Sequence[Point],
    by: User,
    at: datetime.datetime,
) -> None:
    """Change what is said of a meeting that has not opened; its address stays.

    Members are told when it was convened already. Raises PermissionDenied,
    IllegalMove once it opened, ValidationError without any point.
    """
    _may(by)
    held = _hold(meeting)
    if not held.is_before_opening:
        raise IllegalMove(f"the agenda of a meeting that is {held.state} stays")
    for name, value in facts._asdict().items():
        setattr(held, name, value)
    held.save(update_fields=list(facts._fields))
    held.agenda.all().delete()
    _set_agenda(held, agenda)
    _tell("meeting_changed", held, by=by, at=at, points=len(agenda))
    if held.state == S.CONVENED and held.starts_at > at:
        _notify(held, subject=_("Une réunion est modifiée"), at=at)


@transaction.atomic
def convene_meeting(
    meeting: Meeting, *, by: User, at: datetime.datetime, tell: bool = True
) -> None:
    """Call a meeting: its audience learns of it, and is told when it lies ahead.

    Raises PermissionDenied, IllegalMove.
    """
    _may(by)
    move(meeting, to=S.CONVENED, moves=MEETING_MOVES)
    _tell("meeting_convened", meeting, by=by, at=at)
    if tell and meeting.starts_at > at:
        _notify(meeting, subject=_("Convocation à une réunion"), at=at)


@transaction.atomic
def postpone_meeting(meeting: Meeting, *, by: User, at: datetime.datetime) -> None:
    """Put a meeting off, without a date yet. Raises PermissionDenied, IllegalMove."""
    _may(by)
    was_convened = meeting.state == S.CONVENED
    move(meeting, to=S.POSTPONED, moves=MEETING_MOVES)
    _tell("meeting_postponed", meeting, by=by, at=at)
    if was_convened:
        _notify(meeting, subject=_("Une réunion est reportée"), at=at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: User, at: datetime.datetime) -> None:
    """Call a meeting off for good. Raises PermissionDenied, IllegalMove."""
    _may(by)
    was_known = meeting.state != S.PREPARATION
    move(meeting, to=S.CANCELLED, moves=MEETING_MOVES)
    _tell("meeting_cancelled", meeting, by=by, at=at)
    if was_known:
        _notify(meeting, subject=_("Une réunion est annulée"), at=at)


@transaction.atomic
def open_meeting(meeting: Meeting, *, by: User, at: datetime.datetime) -> None:
    """Open a meeting: it takes its number, and the base of its quorum is fixed.

    One that was called by other means than the portal is convened first, silently.
    Raises PermissionDenied, IllegalMove.
    """
    _may(by)
    body = Body.objects.select_for_update().get(pk=meeting.body_id)
    if meeting.state in {S.PREPARATION, S.POSTPONED}:
        convene_meeting(meeting, by=by, at=at, tell=False)
    exercice = meeting.day.year
    move(
        meeting,
        to=S.OPEN,
        moves=MEETING_MOVES,
        exercice=exercice,
        number=next_number(Meeting.objects.filter(body=body, exercice=exercice)),
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, organisation=organisation)
        for organisation in body.voting_organisations(meeting.day)
    )
    _tell("meeting_opened", meeting, by=by, at=at, number=meeting.number)


def next_number(numbered: "models.QuerySet[models.Model]") -> int:
    """One more than the highest; the caller holds the lock of what is numbered."""
    highest = numbered.aggregate(models.Max("number"))["number__max"]
    return (highest or 0) + 1


def _may(by: User) -> None:
    if not can_hold_meetings(by):
        raise PermissionDenied


def _hold(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _set_agenda(meeting: Meeting, agenda: Sequence[Point]) -> None:
    points = [point for point in agenda if point.title.strip()]
    if not points:
        raise ValidationError(
            _("Écrivez au moins un point à l’ordre du jour."), code="no_point"
        )
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=position,
            title=point.title.strip(),
            kind=point.kind,
            note=point.note.strip(),
        )
        for position, point in enumerate(points, start=1)
    )


def _notify(meeting: Meeting, *, subject: str, at: datetime.datetime) -> None:
    told = _("%(title)s, %(when)s, %(place)s.") % {
        "title": meeting.title,
        "when": when_of(meeting),
        "place": meeting.place,
    }
    notify(
        people_of(meeting.audience, on=timezone.localdate(at)),
        kind="meetings.changed",
        subject=subject,
        body=f"{told} {_('L’ordre du jour est dans l’espace membre.')}",
        path=f"/espace/reunions/{meeting.uuid}/",
        at=at,
    )


def _tell(
    act: str, meeting: Meeting, *, by: User, at: datetime.datetime, **detail: object
) -> None:
    record(
        f"meetings.{act}",
        at=at,
        actor=by.uuid,
        object_kind="meeting",
        object_uuid=meeting.uuid,
        **detail,
    )
