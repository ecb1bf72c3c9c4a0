"""Meetings and recommendations: which move is legal, and whose it is."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from coordination_space.bodies.models import Seat, Voters
from coordination_space.meetings import actions, following
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.states import (
    ACTION_MOVES,
    DECISION_MOVES,
    MEETING_MOVES,
    ActionState,
    DecisionState,
    MeetingState,
)
from coordination_space.permissions import can_verify_action
from cso_pages.reference.audiences import Audience
from portal.kit.workflow import IllegalMove, move
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.coordination_space.meeting_ways import (
    a_body,
    a_meeting,
    a_meeting_to_come,
    a_recommendation,
)

pytestmark = pytest.mark.django_db
M = MeetingState
LEGAL = {
    (M.PREPARATION, M.CONVENED), (M.PREPARATION, M.POSTPONED),
    (M.PREPARATION, M.CANCELLED), (M.CONVENED, M.OPEN), (M.CONVENED, M.POSTPONED),
    (M.CONVENED, M.CANCELLED), (M.POSTPONED, M.CONVENED), (M.POSTPONED, M.CANCELLED),
    (M.OPEN, M.SUSPENDED), (M.OPEN, M.HELD), (M.OPEN, M.NO_QUORUM),
    (M.SUSPENDED, M.OPEN), (M.HELD, M.CLOSED), (M.NO_QUORUM, M.CLOSED),
}  # fmt: skip


def test_the_table_of_meetings_is_this_one():
    assert {(a, b) for a, targets in MEETING_MOVES.items() for b in targets} == LEGAL
    assert set(MEETING_MOVES) == set(M)


def test_no_state_is_without_its_row():
    assert set(DECISION_MOVES) == set(DecisionState)
    assert set(ACTION_MOVES) == set(ActionState)


@pytest.mark.parametrize("state", sorted(set(M) - {M.PREPARATION}))
def test_what_is_not_in_the_table_does_not_move(cast, state):
    meeting = a_meeting_to_come(cast, convene=False)
    if (M.PREPARATION, state) in LEGAL:
        move(meeting, to=state, moves=MEETING_MOVES)
        assert Meeting.objects.get().state == state
    else:
        with pytest.raises(IllegalMove):
            move(meeting, to=state, moves=MEETING_MOVES)


@pytest.mark.parametrize("person", ["aminata", "ibrahim", "steering", "stranger"])
@pytest.mark.parametrize(
    "act", [actions.convene_meeting, actions.cancel_meeting, actions.open_meeting]
)
def test_only_the_secretariat_leads_a_meeting(cast, person, act):
    meeting = a_meeting_to_come(cast, convene=False)
    with pytest.raises(PermissionDenied):
        act(meeting, by=getattr(cast, person), at=NOW)


def test_a_convocation_is_told_to_its_audience_alone(cast):
    meeting = a_meeting_to_come(cast, convene=False)
    actions.convene_meeting(meeting, by=cast.mariam, at=NOW)
    told = set(Notice.objects.values_list("recipient__first_name", flat=True))
    assert {"Aminata", "Bintou", "Steering"} <= told
    assert not {"Observer", "Admin", "Stranger"} & told


def test_what_is_prepared_is_the_secretariats_secret(cast):
    a_meeting_to_come(cast, convene=False, audience=Audience.PUBLIC)
    assert Meeting.objects.visible_to(cast.mariam).exists()
    assert not Meeting.objects.visible_to(cast.aminata).exists()


def test_an_agenda_has_a_point(cast):
    facts = actions.Facts("Sans rien", NOW, None, "Bamako")
    with pytest.raises(ValidationError):
        actions.create_meeting(a_body(), facts, agenda=[], by=cast.mariam, at=NOW)


def test_the_agenda_of_an_open_meeting_stays(cast):
    meeting = a_meeting(cast)
    actions.open_meeting(meeting, by=cast.mariam, at=NOW)
    facts = actions.Facts("Autre", NOW, None, "Bamako")
    with pytest.raises(IllegalMove):
        actions.change_meeting(
            meeting, facts, agenda=[actions.Point("x")], by=cast.mariam, at=NOW
        )


def test_the_base_of_a_body_with_seats_is_who_sat_that_day(cast):
    body = a_body(voters=Voters.SEATS)
    day = datetime.date(2026, 10, 2)
    Seat.objects.create(
        body=body, organisation=cast.association, function="Membre", starts_on=day
    )
    Seat.objects.create(
        body=body, organisation=cast.other, function="Membre",
        starts_on=datetime.date(2026, 1, 1), ends_on=day - datetime.timedelta(days=1),
    )  # fmt: skip
    assert list(body.voting_organisations(day)) == [cast.association]
    meeting = a_meeting(cast, body=body)
    actions.open_meeting(meeting, by=cast.mariam, at=NOW)
    assert meeting.attendance.count() == 1


def test_an_address_is_readable_and_not_to_be_guessed(cast):
    one, two = (
        a_meeting(cast, title="Revue Ɲɛtaa"),
        a_meeting(cast, title="Revue Ɲɛtaa"),
    )
    assert one.slug.startswith("revue-ɲɛtaa-2026-10-02-")
    assert one.slug != two.slug


def test_nobody_verifies_what_she_did_or_owns(cast):
    action = a_recommendation(cast)
    following.finish_action(action, proof="Fait.", by=cast.aminata, at=NOW)
    verifiers = {n for n, p in cast.everyone().items() if can_verify_action(p, action)}
    assert verifiers == {"mariam", "ibrahim"}
    with pytest.raises(PermissionDenied):
        following.verify_action(action, by=cast.aminata, at=NOW)
    following.reopen_action(action, by=cast.mariam, at=NOW)
    assert action.state == ActionState.IN_PROGRESS


@pytest.mark.parametrize("person", ["bintou", "fatoumata", "mariam", "stranger"])
def test_only_its_owner_says_it_is_done(cast, person):
    action = a_recommendation(cast)
    with pytest.raises(PermissionDenied):
        following.finish_action(action, proof="x", by=getattr(cast, person), at=NOW)


def test_a_recommendation_is_done_with_a_proof_or_not_at_all(cast):
    action = a_recommendation(cast)
    with pytest.raises(ValidationError):
        following.finish_action(action, proof="  ", by=cast.aminata, at=NOW)
    for wrong in ({"state": "done"}, {"state": "verified"}, {"due_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(action).objects.filter(pk=action.pk).update(**wrong)


@pytest.mark.parametrize(("day", "late"), [("2026-10-30", False), ("2026-10-31", True)])
def test_late_is_computed_from_the_day_after(cast, day, late):
    action = a_recommendation(cast)
    assert action.is_late_on(datetime.date.fromisoformat(day)) is late
