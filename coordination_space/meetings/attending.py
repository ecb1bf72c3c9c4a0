"""Ticking who was there, without overwriting another's ticks; the quorum of it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.meetings.models import Attendance, Meeting
from coordination_space.meetings.quorum import Quorum, count_quorum
from coordination_space.meetings.states import AttendanceStatus
from coordination_space.meetings.wording import (
    quorum_in_words,
    rule_of,
    voided_in_words,
)
from coordination_space.permissions import can_write_minutes
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove

A = AttendanceStatus


class Tick(NamedTuple):
    """What was ticked for one organisation, and who carries its voice, as typed."""

    status: str
    holder: str = ""


class TickedByAnother(Exception):
    """Somebody else ticked otherwise meanwhile; `differing` are keys of rows."""

    def __init__(self, differing: list[int]) -> None:
        super().__init__(f"{len(differing)} rows")
        self.differing = differing


@dataclass(frozen=True)
class Presence:
    """The attendance of a meeting, counted and said."""

    rows: tuple[Attendance, ...]
    quorum: Quorum | None
    sentence: str
    voided: tuple[str, ...]

    def number(self, *statuses: str) -> int:
        return sum(row.status in statuses for row in self.rows)

    @property
    def state(self) -> str:
        """The colour of the sentence."""
        if self.quorum is None or not self.number(A.PRESENT):
            return ""
        return "good" if self.quorum.is_reached else "watch"

    @property
    def is_untouched(self) -> bool:
        return all(row.status == A.UNKNOWN for row in self.rows)


def presence_of(meeting: Meeting) -> Presence:
    """Count a meeting's attendance as it is ticked now; two queries."""
    rows = tuple(
        meeting.attendance.select_related("organisation", "proxy_holder").order_by(
            "organisation__name"
        )
    )
    rule = rule_of(meeting.body)
    present = [r.organisation_id for r in rows if r.status == A.PRESENT]
    if rule is None:
        told = quorum_in_words(
            base=len(rows), counted=len(present), required=None, reached=None
        )
        return Presence(rows, None, told, ())
    proxies = sorted(
        (r for r in rows if r.status == A.REPRESENTED),
        key=lambda r: (r.proxy_at is None, r.proxy_at, r.pk),
    )
    quorum = count_quorum(
        rule,
        voters=[r.organisation_id for r in rows],
        present=present,
        proxies=[(r.organisation_id, r.proxy_holder_id) for r in proxies],
    )
    told = quorum_in_words(
        base=quorum.base,
        counted=quorum.counted,
        required=quorum.required,
        reached=quorum.is_reached,
    )
    names = {
        r.organisation_id: r.organisation.sigle or str(r.organisation) for r in rows
    }
    return Presence(rows, quorum, told, tuple(voided_in_words(quorum, names)))


@transaction.atomic
def save_attendance(
    meeting: Meeting,
    ticked: Mapping[int, Tick],
    *,
    version: int,
    key: UUID | None,
    by: User,
    at: datetime.datetime,
) -> list[str]:
    """Write what was ticked by row; says what could not be understood.

    `version` is the one that the page showed, `key` the page's own. Raises
    PermissionDenied, IllegalMove once the session is over, TickedByAnother.
    """
    if not can_write_minutes(by):
        raise PermissionDenied
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not held.is_in_session:
        raise IllegalMove(f"the attendance of a meeting that is {held.state} stays")
    rows = {
        row.pk: row
        for row in held.attendance.select_related("organisation", "proxy_holder")
    }
    changed, problems = _read(rows, ticked)
    if not changed:
        return problems
    if held.attendance_version != version and held.attendance_from != key:
        raise TickedByAnother([row.pk for row in changed])
    for row in changed:
        row.proxy_at = at if row.proxy_holder_id else None
        row.save(update_fields=["status", "proxy_holder", "proxy_at"])
    Meeting.objects.filter(pk=held.pk).update(
        attendance_version=held.attendance_version + 1,
        attendance_by=by.uuid,
        attendance_from=key,
    )
    meeting.attendance_version = held.attendance_version + 1
    return problems


def _read(
    rows: Mapping[int, Attendance], ticked: Mapping[int, Tick]
) -> tuple[list[Attendance], list[str]]:
    """The rows that change, changed in memory, and what was not understood."""
    known = _by_name(rows.values())
    changed, problems = [], []
    for pk, tick in ticked.items():
        row = rows.get(pk)
        if row is None or tick.status not in A.values:
            continue
        holder = None
        if tick.status == A.REPRESENTED and tick.holder.strip():
            holder = known.get(_plain(tick.holder))
            if holder is None or holder == row.organisation_id:
                problems.append(
                    _("«\u00a0%(typed)s\u00a0» ne représente pas %(name)s. "
                      "Écrivez le sigle d’une autre organisation de la liste.")
                    % {"typed": tick.holder.strip(), "name": row.organisation}
                )  # fmt: skip
                holder = row.proxy_holder_id
        if (row.status, row.proxy_holder_id) != (tick.status, holder):
            row.status, row.proxy_holder_id = tick.status, holder
            changed.append(row)
    return changed, problems


def _by_name(rows: Iterable[Attendance]) -> dict[str, int]:
    known: dict[str, int] = {}
    for row in rows:
        for name in (row.organisation.name, row.organisation.sigle):
            if name:
                known[_plain(name)] = row.organisation_id
    return known


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
