"""The badge of a meeting and its minutes: a word, a colour, a shape."""

from django.utils.translation import gettext as _

from coordination_space.meetings.models import Meeting
from coordination_space.meetings.states import MeetingState
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.states import MinutesState
from cso_pages.reference.audiences import Audience

M = MeetingState
_MEETINGS = {
    M.CONVENED: ("good", "ok"),
    M.POSTPONED: ("watch", "warn"),
    M.CANCELLED: ("late", "cancel"),
    M.NO_QUORUM: ("late", "late"),
}


def look_of(meeting: Meeting, minutes: Minutes | None) -> dict[str, str]:
    """What the badge's template draws."""
    if minutes is None or meeting.state == M.NO_QUORUM:
        colour, icon = _MEETINGS.get(M(meeting.state), ("", "clock"))
        label = str(meeting.get_state_display())
    else:
        label, colour, icon = _minutes_look(minutes)
    shown = label[:1].upper() + label[1:]
    return {"state": colour, "label": shown, "icon_name": icon}


def _minutes_look(minutes: Minutes) -> tuple[str, str, str]:
    if minutes.state == MinutesState.WRITING:
        return _("en rédaction"), "", "clock"
    if minutes.state == MinutesState.CIRCULATED:
        return _("projet, non approuvé"), "watch", "warn"
    if minutes.state == MinutesState.APPROVED:
        return _("approuvé, pour les membres"), "good", "ok"
    if minutes.audience == Audience.MEMBERS:
        return _("publié pour les membres"), "good", "lock"
    return _("publié"), "good", "ok"
