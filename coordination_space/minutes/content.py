"""What minutes say, as data: gathered from the rows, frozen at approval, digested.

Organisations stand in it by uuid; who draws the page looks their names up, so that
one that hides is named nowhere, also not in what was approved before.
"""

import hashlib
import json
from typing import Any

from django.db.models import Prefetch

from coordination_space.meetings.actions import next_number
from coordination_space.meetings.attending import presence_of
from coordination_space.meetings.models import AgendaItem, Meeting
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.meetings.states import AFTER_SESSION
from coordination_space.meetings.wording import rule_in_words, rule_of
from coordination_space.minutes.models import Minutes

Content = dict[str, Any]


def content_of(minutes: Minutes) -> Content:
    """What the minutes say now; what was approved is read as it was frozen."""
    if minutes.frozen is not None:
        frozen: Content = minutes.frozen
        return frozen
    return gather(minutes)


def gather(minutes: Minutes) -> Content:
    """Read the rows, in five queries."""
    meeting = minutes.meeting
    points = _points(meeting)
    if minutes.is_writable:
        _number_ahead(meeting, points)
    return {
        "title": meeting.title,
        "place": meeting.place,
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat() if meeting.ends_at else "",
        "body": meeting.body.name,
        "reference": meeting.reference,
        "sections": [_section(point) for point in points],
        "actions": [
            _action(action)
            for point in points
            for action in point.action_items.all()
            if action.what
        ],
        **_presence(meeting),
    }


def digest_of(content: Content) -> str:
    """SHA-256 of the content, the same for the same words."""
    plain = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()


def _points(meeting: Meeting) -> list[AgendaItem]:
    decisions = Prefetch("decisions", Decision.objects.order_by("pk"))
    actions = Prefetch(
        "action_items", ActionItem.objects.select_related("owner").order_by("pk")
    )
    return list(
        meeting.agenda.select_related("section").prefetch_related(decisions, actions)
    )


def _number_ahead(meeting: Meeting, points: list[AgendaItem]) -> None:
    """In memory only: the numbers that a preview shows, as they would be given now."""
    exercice = meeting.day.year
    numbered = Decision.objects.filter(body=meeting.body_id, exercice=exercice)
    decision = next_number(numbered)
    action = next_number(ActionItem.objects.filter(meeting=meeting))
    for point in points:
        for row in point.decisions.all():
            if row.text and not row.number:
                row.exercice, row.number = exercice, decision
                decision += 1
        for todo in point.action_items.all():
            if todo.what and not todo.number:
                todo.number = action
                action += 1


def _section(point: AgendaItem) -> Content:
    return {
        "position": point.position,
        "title": point.title,
        "body": point.section.body,
        "decisions": [
            {"uuid": str(d.uuid), "reference": d.reference, "text": d.text}
            for d in point.decisions.all()
            if d.text
        ],
    }


def _action(action: ActionItem) -> Content:
    return {
        "uuid": str(action.uuid),
        "reference": action.reference,
        "what": action.what,
        "owner": str(action.owner.uuid) if action.owner else "",
        "due_on": action.due_on.isoformat() if action.due_on else "",
    }


def _presence(meeting: Meeting) -> Content:
    """The attendance by organisation, and the quorum as it was counted that day."""
    presence = presence_of(meeting)
    quorum = presence.quorum
    counted = {
        "base": len(presence.rows),
        "counted": quorum.counted if quorum else presence.number("present"),
        "required": quorum.required if quorum else None,
        "reached": quorum.is_reached if quorum else None,
        "rule": rule_in_words(rule_of(meeting.body)),
    }
    if meeting.state in AFTER_SESSION:
        counted = {
            "base": meeting.quorum_base,
            "counted": (meeting.quorum_present or 0)
            + (meeting.quorum_represented or 0),
            "required": meeting.quorum_required,
            "reached": meeting.quorum_reached,
            "rule": meeting.quorum_rule,
        }
    return {
        "quorum": counted,
        "attendance": [
            {"organisation": str(row.organisation.uuid), "status": row.status}
            for row in presence.rows
        ],
    }
