"""Proposed changes: states, whose turn, field by field, stale, two at once."""

import datetime
import itertools
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from cso_pages.mandates.models import Mandate, Role
from cso_pages.upkeep.requests.deadlines import turn_on
from cso_pages.upkeep.requests.drafts import (
    open_request_of,
    proposed_in,
    submit_request,
)
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import can_decide, regions_on
from cso_pages.upkeep.requests.states import CLOSED, MOVES, RequestState
from portal.kit.workflow import IllegalMove, move
from portal.notices.models import Notice
from tests.conftest import NOW, TODAY, give
from tests.cso_pages.request_ways import decide, propose, sent

pytestmark = pytest.mark.django_db

LEGAL = {
    ("draft", "submitted"), ("draft", "withdrawn"),
    ("submitted", "in_review"), ("submitted", "withdrawn"),
    ("in_review", "submitted"), ("in_review", "sent_back"),
    ("in_review", "accepted"), ("in_review", "partly"), ("in_review", "refused"),
    ("in_review", "withdrawn"),
    ("sent_back", "submitted"), ("sent_back", "withdrawn"),
}  # fmt: skip


def test_every_move_is_legal_or_refused(cast):
    """Each pair of states, sixty-four of them."""
    wrong = []
    for start, end in itertools.product(RequestState.values, repeat=2):
        row = ChangeRequest.objects.create(
            organisation=cast.association, state=start, saved_at=NOW, submitted_at=NOW,
            closed_at=NOW if start in CLOSED else None,
        )  # fmt: skip
        more = {"closed_at": NOW} if end in CLOSED else {}
        try:
            move(row, to=end, moves=MOVES, **more)
        except IllegalMove:
            moved = False
        else:
            moved = True
        if moved != ((start, end) in LEGAL):
            wrong.append((start, end))
        row.delete()
    assert wrong == []


DAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "has_region", "is_region", "is_escalated", "due", "is_late"),
    [
        (0, True, True, False, "2026-03-08", False),
        (7, True, True, False, "2026-03-08", False),
        (8, True, False, True, "2026-03-22", False),
        (21, True, False, True, "2026-03-22", False),
        (22, True, False, True, "2026-03-22", True),
        (0, False, False, False, "2026-03-15", False),
        (14, False, False, False, "2026-03-15", False),
        (15, False, False, False, "2026-03-15", True),
    ],
)
def test_the_region_first_then_the_secretariat(
    days, has_region, is_region, is_escalated, due, is_late
):
    today = DAY + datetime.timedelta(days=days)
    turn = turn_on(today, submitted_on=DAY, has_region=has_region)
    assert (turn.is_region, turn.is_escalated, turn.is_late) == (
        is_region,
        is_escalated,
        is_late,
    )
    assert turn.due_on.isoformat() == due and turn.days_waiting == days


EVERYONE = [
    "aminata", "sira", "bintou", "fatoumata", "regional", "mariam", "ibrahim",
    "coumba", "steering", "observer", "admin", "stranger",
]  # fmt: skip


def people_who(cast, may) -> set[str]:
    return {name for name in EVERYONE if may(getattr(cast, name))}


def test_who_proposes(cast):
    for person in EVERYONE:
        user = getattr(cast, person)
        if person in {"aminata", "sira"}:
            assert propose(cast.association, user, summary=f"De {person}.")
        else:
            with pytest.raises(PermissionDenied):
                propose(cast.association, user, summary=f"De {person}.")
    assert proposed_in(open_request_of(cast.association)) == {"summary": "De sira."}


def test_who_decides_and_when(cast):
    mopti = sent(cast.association, cast.aminata, summary="Nouveau.")
    segou = sent(cast.other, cast.bintou, summary="Nouveau.")
    table = [
        (mopti, 0, {"regional"}),
        (mopti, 7, {"regional"}),
        (mopti, 8, {"mariam"}),
        (segou, 0, {"mariam"}),  # nobody in its region
        (segou, 30, {"mariam"}),
    ]
    for request, days, deciders in table:
        day = TODAY + datetime.timedelta(days=days)
        regions = regions_on(day)
        may = partial(can_decide, request=request, regions=regions, today=day)
        found = people_who(cast, may)
        assert found == deciders, (days, request.organisation)


def test_who_may_know_of_a_request(cast):
    def knows(who) -> bool:
        return ChangeRequest.objects.visible_to(who).exists()

    draft = propose(cast.association, cast.aminata, summary="Nouveau.")
    assert people_who(cast, knows) == {"aminata", "sira"}
    submit_request(draft, note="", rest_is_right=False, version=draft.version,
                   by=cast.sira, today=TODAY, at=NOW)  # fmt: skip
    assert people_who(cast, knows) == {"aminata", "sira", "regional", "mariam"}


def test_nobody_decides_of_her_own(cast):
    """The author, whoever wrote in it, whoever speaks for the organisation."""
    give(cast.sira, Role.REGIONAL_FOCAL, territory_id="mopti")
    request = sent(cast.association, cast.aminata, summary="Nouveau.")
    with pytest.raises(PermissionDenied):
        decide(request, cast.sira)
    Mandate.objects.filter(user=cast.sira, organisation=cast.association).delete()
    again = ChangeRequest.objects.get()
    again.editors = [*again.editors, str(cast.sira.uuid)]
    again.save()
    cast.sira.__dict__.pop("_held_mandates", None)
    with pytest.raises(PermissionDenied):
        decide(again, cast.sira)


def test_a_region_that_speaks_for_it_leaves_it_to_the_secretariat_at_once(cast):
    give(cast.regional, Role.FOCAL_DRAFTS, organisation=cast.association)
    request = sent(cast.association, cast.aminata, summary="Nouveau.")
    assert Notice.objects.get().recipient == cast.mariam
    decide(request, cast.mariam)
    assert request.state == "accepted"
