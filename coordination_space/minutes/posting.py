"""Saves what the writing screen posted, part by part; keeps what cannot be saved."""

import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from coordination_space.meetings.attending import TickedByAnother, save_attendance
from coordination_space.minutes.editing import Refused
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.saving import WrittenByAnother, save_section
from coordination_space.minutes.typed import key_in, section_in, ticks_in, version_in
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove


def save_posted(
    minutes: Minutes, data: QueryDict, *, by: User, at: datetime.datetime
) -> Refused:
    """Save every part that was posted; what another wrote meanwhile is in the answer.

    Parts are independent: one that is refused holds up no other. Raises
    PermissionDenied, IllegalMove once the minutes went out.
    """
    if not minutes.is_writable:
        raise IllegalMove(f"minutes that are {minutes.state} are not written")
    refused = Refused()
    _save_ticks(minutes, data, refused, by=by, at=at)
    for section in minutes.sections.select_related("minutes", "item"):
        typed = section_in(data, section.pk)
        if typed is None:
            continue
        try:
            refused.problems += save_section(
                section,
                typed.words,
                version=typed.version,
                key=key_in(data),
                by=by,
                at=at,
            )
        except WrittenByAnother as other:
            refused.sections[section.pk] = (
                other.mine,
                other.theirs,
                other.section.version,
            )
    return refused


def _save_ticks(
    minutes: Minutes,
    data: QueryDict,
    refused: Refused,
    *,
    by: User,
    at: datetime.datetime,
) -> None:
    ticks = ticks_in(data)
    meeting = minutes.meeting
    if ticks is None or not meeting.is_in_session:
        return
    version = version_in(data, "presence-version")
    try:
        problems = save_attendance(
            meeting, ticks, version=version, key=key_in(data), by=by, at=at
        )
    except TickedByAnother as other:
        meeting.refresh_from_db(fields=["attendance_version"])
        rows = meeting.attendance.filter(pk__in=other.differing)
        refused.ticks = ticks
        refused.ticked_otherwise = tuple(
            _("%(name)s\u00a0: %(status)s")
            % {"name": row.organisation, "status": row.get_status_display()}
            for row in rows.select_related("organisation")
        )
    else:
        refused.problems += problems
        if problems:
            refused.ticks = ticks
