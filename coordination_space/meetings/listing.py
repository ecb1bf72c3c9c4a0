"""The lists of the workspace: to come, minutes to write, past; what one has to do."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import BEFORE_OPENING, ActionState, MeetingState
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.states import MinutesState
from coordination_space.permissions import (
    can_hold_meetings,
    can_verify_action,
    can_write_minutes,
    owns_action,
)
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from portal.accounts.models import User

PAST_AT_MOST = 60
# Of minutes that somebody besides the secretariat has read.
WENT_OUT = ~Q(meeting__minutes__audience=Audience.SECRETARIAT)


@dataclass(frozen=True)
class Listed:
    """A meeting, with the minutes of it that this person may read (or None)."""

    meeting: Meeting
    minutes: Minutes | None

    @property
    def is_writing(self) -> bool:
        return self.minutes is not None and self.minutes.is_writable


@dataclass(frozen=True)
class MeetingLists:
    """Every meeting that she may know of, where she looks for it."""

    to_come: tuple[Listed, ...]
    to_write: tuple[Listed, ...]
    past: tuple[Listed, ...]
    may_hold: bool


@dataclass(frozen=True)
class MeetingsDesk:
    """What of the meetings awaits a person of the secretariat today."""

    to_write: tuple[Meeting, ...]
    to_approve: tuple[Minutes, ...]
    to_verify: tuple[ActionItem, ...]
    late: tuple[ActionItem, ...]

    def __bool__(self) -> bool:
        return bool(self.to_write or self.to_approve or self.to_verify or self.late)


def meeting_lists(user: "User", *, now: datetime.datetime) -> MeetingLists:
    """Two queries, whatever the number of meetings."""
    meetings = list(
        Meeting.objects.visible_to(user)
        .select_related("body")
        .order_by("-starts_at")[:PAST_AT_MOST]
    )
    minutes = {
        row.meeting_id: row
        for row in Minutes.objects.visible_to(user).filter(meeting__in=meetings)
    }
    rows = [Listed(meeting, minutes.get(meeting.pk)) for meeting in meetings]
    to_come = [row for row in rows if _is_to_come(row.meeting, now)]
    writes = can_write_minutes(user)
    to_write = [row for row in rows if writes and _is_to_write(row, now)]
    past = [row for row in rows if row not in to_come and row not in to_write]
    return MeetingLists(
        to_come=tuple(reversed(to_come)),
        to_write=tuple(to_write),
        past=tuple(past),
        may_hold=can_hold_meetings(user),
    )


def _is_to_come(meeting: Meeting, now: datetime.datetime) -> bool:
    waits = meeting.starts_at >= now or meeting.state == MeetingState.POSTPONED
    return meeting.state in BEFORE_OPENING and waits


def _is_to_write(row: Listed, now: datetime.datetime) -> bool:
    if row.minutes is not None:
        return row.minutes.is_writable
    begun = row.meeting.starts_at < now
    return begun and row.meeting.state in {
        MeetingState.PREPARATION,
        MeetingState.CONVENED,
        MeetingState.OPEN,
    }


def actions_to_do(user: "User") -> list[ActionItem]:
    """The open recommendations of one's organisations, the nearest first."""
    known = ActionItem.objects.visible_to(user).to_do().filter(WENT_OUT)
    found = known.select_related("owner", "meeting").order_by("due_on", "pk")
    return [action for action in found if owns_action(user, action)]


def meetings_desk(
    user: "User", *, today: datetime.date, now: datetime.datetime
) -> MeetingsDesk:
    """Minutes to write, drafts to approve, recommendations late or to verify."""
    follows = list(
        ActionItem.objects.visible_to(user)
        .filter(state__in=[ActionState.OPEN, ActionState.IN_PROGRESS, ActionState.DONE])
        .filter(WENT_OUT)
        .select_related("owner", "meeting")
        .order_by("due_on", "pk")
    )
    writes = can_write_minutes(user)
    lists = meeting_lists(user, now=now) if writes else None
    circulated = Minutes.objects.filter(state=MinutesState.CIRCULATED)
    return MeetingsDesk(
        to_write=tuple(row.meeting for row in reversed(lists.to_write))
        if lists
        else (),
        to_approve=tuple(
            circulated.select_related("meeting__body").order_by("circulated_at")
        )
        if writes
        else (),
        to_verify=tuple(a for a in follows if can_verify_action(user, a)),
        late=tuple(a for a in follows if a.is_late_on(today)),
    )
