"""What the page of one meeting shows to a person, and what she may do there."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coordination_space.meetings.models import AgendaItem, Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import BEFORE_OPENING, MeetingState
from coordination_space.minutes.models import Minutes
from coordination_space.permissions import can_hold_meetings
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from portal.accounts.models import User

S = MeetingState


@dataclass(frozen=True)
class MeetingScreen:
    """A meeting, its agenda, its minutes where she may read them, and the buttons."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    minutes: Minutes | None
    actions: tuple[ActionItem, ...]
    may_hold: bool
    has_begun: bool
    others: tuple[Meeting, ...]

    @property
    def may_change(self) -> bool:
        return self.may_hold and self.meeting.state in BEFORE_OPENING

    @property
    def may_convene(self) -> bool:
        return self.may_change and self.meeting.state != S.CONVENED

    @property
    def may_postpone(self) -> bool:
        return self.may_change and self.meeting.state != S.POSTPONED

    @property
    def may_start(self) -> bool:
        """The first of the pages that lead to published minutes."""
        return self.may_change and self.has_begun and self.minutes is None

    @property
    def may_write(self) -> bool:
        return self.may_hold and self.minutes is not None and self.minutes.is_writable

    @property
    def is_out(self) -> bool:
        return self.minutes is not None and not self.minutes.is_writable

    @property
    def may_approve(self) -> bool:
        return self.may_hold and self.minutes is not None and self.minutes.is_draft

    @property
    def may_publish(self) -> bool:
        """An approved procès-verbal: the public extract, or to members."""
        return (
            self.may_hold
            and self.minutes is not None
            and self.minutes.state == "approved"
        )

    @property
    def may_take_back(self) -> bool:
        return self.is_out and self.may_hold and not self.may_publish


def meeting_screen(
    user: "User", meeting: Meeting, *, now: datetime.datetime
) -> MeetingScreen:
    """Read it in at most five queries; `others` may have approved its minutes."""
    minutes = Minutes.objects.visible_to(user).filter(meeting=meeting).first()
    may_hold = can_hold_meetings(user)
    out = minutes is not None and minutes.audience != Audience.SECRETARIAT
    actions = ActionItem.objects.filter(meeting=meeting, number__isnull=False)
    later = Meeting.objects.filter(
        body=meeting.body_id, starts_at__gt=meeting.starts_at, starts_at__lte=now
    )
    return MeetingScreen(
        meeting=meeting,
        agenda=tuple(meeting.agenda.all()),
        minutes=minutes,
        actions=tuple(actions.select_related("owner").order_by("number"))
        if out
        else (),
        may_hold=may_hold,
        has_begun=meeting.starts_at <= now,
        others=tuple(later.order_by("starts_at"))
        if may_hold and minutes is not None and minutes.is_draft
        else (),
    )
