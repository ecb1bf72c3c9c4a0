"""Ends a meeting when its minutes first go out: quorum kept, decisions numbered."""

import datetime

from coordination_space.bodies.models import Body
from coordination_space.meetings.actions import next_number
from coordination_space.meetings.attending import presence_of
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.meetings.states import (
    ACTION_MOVES,
    DECISION_MOVES,
    MEETING_MOVES,
    ActionState,
    AttendanceStatus,
    DecisionState,
    MeetingState,
)
from coordination_space.meetings.wording import rule_in_words, rule_of
from coordination_space.minutes.models import Minutes
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import move

S = MeetingState


def conclude(minutes: Minutes, *, by: User, at: datetime.datetime) -> None:
    """Close the session as it was counted, and give what was decided its number.

    A meeting without its quorum ends « en carence ». Rows left empty go. Minutes that
    were taken back and go out again number only what is new.
    """
    meeting = minutes.meeting
    body = Body.objects.select_for_update().get(pk=meeting.body_id)
    if meeting.state == S.OPEN:
        _end_session(meeting, by=by, at=at)
    drafts = Decision.objects.filter(
        item__meeting=meeting, state=DecisionState.DRAFT
    ).order_by("item__position", "pk")
    drafts.filter(text="").delete()
    for decision in drafts:
        _put_in_force(decision, body, meeting.day.year)
    todo = ActionItem.objects.filter(meeting=meeting, state=ActionState.DRAFT)
    todo.filter(what="").delete()
    for action in todo.order_by("item__position", "pk"):
        known = ActionItem.objects.filter(meeting=meeting)
        move(action, to=ActionState.OPEN, moves=ACTION_MOVES, number=next_number(known))


def _put_in_force(decision: Decision, body: Body, exercice: int) -> None:
    """The next number of the body's exercice; the caller holds the body's lock."""
    number = next_number(Decision.objects.filter(body=body, exercice=exercice))
    move(
        decision,
        to=DecisionState.IN_FORCE,
        moves=DECISION_MOVES,
        exercice=exercice,
        number=number,
    )


def _end_session(meeting: Meeting, *, by: User, at: datetime.datetime) -> None:
    presence = presence_of(meeting)
    quorum, rule = presence.quorum, rule_of(meeting.body)
    missed = quorum is not None and not quorum.is_reached
    move(
        meeting,
        to=S.NO_QUORUM if missed else S.HELD,
        moves=MEETING_MOVES,
        quorum_base=len(presence.rows),
        quorum_present=presence.number(AttendanceStatus.PRESENT),
        quorum_represented=quorum.represented if quorum else 0,
        quorum_required=quorum.required if quorum else None,
        quorum_reached=quorum.is_reached if quorum else None,
        quorum_rule=rule_in_words(rule),
    )
    if not missed:
        move(meeting, to=S.CLOSED, moves=MEETING_MOVES)
    record(
        "meetings.meeting_ended",
        at=at,
        actor=by.uuid,
        object_kind="meeting",
        object_uuid=meeting.uuid,
        quorum=not missed,
    )
