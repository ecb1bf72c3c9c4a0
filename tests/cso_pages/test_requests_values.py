"""Only what is accepted moves; what is old is told, then forgotten."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cso_pages.directory.parts import Implantation, Intervention
from cso_pages.directory.values import values_of
from cso_pages.directory.writing import write_values
from cso_pages.upkeep.requests.aging import escalate_requests, forget_values
from cso_pages.upkeep.requests.fields import family_of
from cso_pages.upkeep.requests.models import ChangeRequest
from portal.journal.models import AuditEntry
from portal.notices.models import Notice
from tests.conftest import NOW, TODAY
from tests.cso_pages.request_ways import NO, YES, days_after, decide, sent

pytestmark = pytest.mark.django_db


CHANGES = {
    "name": "Un nouveau nom",
    "territory": "segou",
    "org_type": "ong-nationale",
    "languages": ["bm", "fr"],
    "networks": [],
    "led_by": ["jeunes-filles"],
    "work": [{"theme": "prevention-vbg", "territory": "segou", "group": None,
              "activity": "Causeries", "since": 2019, "until": None}],
    "places": [{"kind": "shelter", "territory": "mopti", "locality": "",
                "address": "", "precision": "region"}],
    "registrations": [{"kind": "receipt", "number": "R-1", "authority": "",
                       "issued_on": "2010-01-01", "expires_on": None}],
    "channel:3f2504e0-4f89-11d3-9a0c-0305e82c3301": {
        "kind": "phone", "value": "00 00 00 01", "audience": "members",
        "agreed": False,
    },
}  # fmt: skip


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_only_what_is_accepted_moves_whatever_the_order(cast, data):
    org = cast.association
    order = data.draw(st.permutations(sorted(CHANGES)))
    chosen = data.draw(st.sets(st.sampled_from(sorted(CHANGES))))
    ChangeRequest.objects.all().delete()
    org.refresh_from_db()
    before = values_of(org)
    undo = {name: before.get(name) for name in CHANGES}
    request = sent(org, cast.aminata, **{name: CHANGES[name] for name in order})
    verdicts = {family_of(name): YES if name in chosen else NO for name in CHANGES}
    decide(request, cast.regional, **verdicts)
    org.refresh_from_db()
    after = values_of(org)
    expected = dict(before)
    for name in chosen:
        said = CHANGES[name]
        if name.startswith("channel:"):
            said = {"kind": "phone", "value": "00 00 00 01"}
        expected[name] = said
    assert after == expected
    write_values(org, undo, on=TODAY)
    assert values_of(org) == before


def test_rows_that_do_not_change_stay_the_same_rows(cast):
    org = cast.association
    kept = Intervention.objects.create(
        organisation=org, theme_id="prevention-vbg", territory_id="mopti"
    )
    now = values_of(org)["work"]
    more = {"theme": "prevention-vbg", "territory": "segou", "group": None,
            "activity": "", "since": None, "until": None}  # fmt: skip
    write_values(org, {"work": [*now, more]}, on=TODAY)
    assert org.interventions.count() == 2
    assert org.interventions.filter(pk=kept.pk).exists()
    write_values(org, {"work": [more]}, on=TODAY)
    assert not org.interventions.filter(pk=kept.pk).exists()
    assert Implantation.objects.count() == 0


def test_the_secretariat_is_told_once_of_what_the_region_left(cast):
    sent(cast.association, cast.aminata, summary="Un.")
    sent(cast.other, cast.bintou, summary="Deux.")  # the secretariat's from the start
    Notice.objects.all().delete()
    for days in (7, 8, 9):
        today = TODAY + datetime.timedelta(days=days)
        escalate_requests(today=today, at=days_after(days))
    assert [one.recipient for one in Notice.objects.all()] == [cast.mariam]
    assert AuditEntry.objects.filter(action="change_request_escalated").count() == 1


def test_values_are_forgotten_a_year_after_the_answer_and_no_sooner(cast):
    old = sent(cast.association, cast.aminata, summary="oubli-mqr", sigle="S")
    decide(old, cast.regional, answer="réponse-mqr")
    waiting = sent(cast.other, cast.bintou, summary="Deux.")
    assert forget_values(before=NOW, at=days_after(365)) == (0, 0)
    later = NOW + datetime.timedelta(seconds=1)
    assert forget_values(before=later, at=days_after(366)) == (1, 2)
    assert forget_values(before=later, at=days_after(366)) == (0, 0)
    old.refresh_from_db()
    assert (old.answer, old.state) == ("", "accepted")
    assert set(old.changes.values_list("old", "new", "state")) == {
        (None, None, "accepted")
    }
    assert waiting.changes.get().new == "Deux."
    cast.association.refresh_from_db()
    assert cast.association.summary == "oubli-mqr"
