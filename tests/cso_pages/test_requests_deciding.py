"""A request is decided field by field: stale, sent back, two at once, told."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from cso_pages.directory.models import Organisation
from cso_pages.directory.writing import write_values
from cso_pages.mandates.models import Role
from cso_pages.search.models import SearchEntry
from cso_pages.upkeep.requests.actions import (
    Verdict,
    decide_request,
    release_request,
    send_back,
    take_request,
)
from cso_pages.upkeep.requests.drafts import (
    ChangedMeanwhile,
    open_request_of,
    submit_request,
    withdraw_request,
)
from cso_pages.upkeep.requests.models import ChangeRequest
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW, TODAY, give, make_person
from tests.cso_pages.request_ways import NO, days_after, decide, propose, sent

pytestmark = pytest.mark.django_db


def test_the_record_moves_on_approval_alone_and_field_by_field(cast):
    request = sent(
        cast.association, cast.aminata, summary="Nouveau résumé.", founded_year=1999,
        sigle="NOUV", led_by=["jeunes-filles"],
    )  # fmt: skip
    org = cast.association
    org.refresh_from_db()
    assert (org.summary, org.founded_year, org.sigle) == ("", None, "AEDF")
    decide(request, cast.regional, sigle=NO)
    org.refresh_from_db()
    assert (org.summary, org.founded_year, org.sigle) == (
        "Nouveau résumé.",
        1999,
        "AEDF",
    )
    assert [tie.group_id for tie in org.group_ties.all()] == ["jeunes-filles"]
    assert request.state == "partly"
    assert org.last_modified_on == TODAY and org.last_confirmed_on is None
    assert dict(request.changes.values_list("key", "state")) == {
        "summary": "accepted", "founded_year": "accepted", "sigle": "refused",
        "led_by": "accepted",
    }  # fmt: skip
    assert SearchEntry.objects.get(ref=str(org.uuid)).summary == "Nouveau résumé."


@pytest.mark.parametrize("ticked", [True, False])
def test_it_confirms_when_the_organisation_says_the_rest_is_right(cast, ticked):
    Organisation.objects.filter(pk=cast.association.pk).update(record_status="stale")
    request = sent(
        cast.association, cast.aminata, rest_is_right=ticked, summary="Nouveau."
    )
    later = TODAY + datetime.timedelta(days=3)
    decide(request, cast.regional, today=later, at=days_after(3))
    cast.association.refresh_from_db()
    said = (cast.association.last_confirmed_on, cast.association.record_status)
    assert said == ((TODAY, "published") if ticked else (None, "stale"))
    assert cast.association.last_modified_on == later


def test_a_refusal_has_its_reason(cast):
    request = sent(cast.association, cast.aminata, summary="Nouveau.")
    with pytest.raises(ValidationError):
        decide(request, cast.regional, summary=Verdict(False))
    with pytest.raises(ValidationError):
        decide_request(request, {}, answer="Non.", version=request.version,
                       by=cast.regional, today=TODAY, at=NOW)  # fmt: skip
    decide(request, cast.regional, answer="Non, voyez-nous.", summary=Verdict(False))
    assert request.state == "refused"
    cast.association.refresh_from_db()
    assert cast.association.last_modified_on is None


def test_a_field_that_moved_since_is_stale_and_the_others_stand(cast):
    request = sent(cast.association, cast.aminata, summary="Proposé.", mission="M.")
    write_values(cast.association, {"summary": "Corrigé par téléphone."}, on=TODAY)
    decide(request, cast.regional)
    cast.association.refresh_from_db()
    assert cast.association.summary == "Corrigé par téléphone."
    assert cast.association.mission == "M."
    assert request.changes.get(key="summary").state == "stale"
    assert request.state == "partly"


def test_all_stale_needs_no_verdict_and_changes_nothing(cast):
    request = sent(cast.association, cast.aminata, summary="Proposé.")
    write_values(cast.association, {"summary": "Autre."}, on=TODAY)
    decide_request(request, {}, answer="", version=request.version, by=cast.regional,
                   today=TODAY, at=NOW)  # fmt: skip
    assert request.state == "refused"


def test_of_two_reviewers_one_wins_and_the_other_is_told(cast):
    second = make_person("region2@essai.test", "Deux")
    give(second, Role.REGIONAL_FOCAL, territory_id="mopti")
    request = sent(cast.association, cast.aminata, summary="Proposé.")
    hers = ChangeRequest.objects.get(pk=request.pk)
    decide(request, cast.regional)
    with pytest.raises(IllegalMove):
        decide(hers, second, summary=NO)
    cast.association.refresh_from_db()
    assert cast.association.summary == "Proposé."


def test_what_is_written_after_a_reading_voids_the_answer(cast):
    request = sent(cast.association, cast.aminata, summary="Premier.")
    read = ChangeRequest.objects.get(pk=request.pk)
    propose(cast.association, cast.sira, summary="Second.")
    with pytest.raises(ChangedMeanwhile):
        decide(read, cast.regional)
    cast.association.refresh_from_db()
    assert cast.association.summary == ""


def test_one_open_request_and_a_new_edit_continues_it(cast):
    first = sent(cast.association, cast.aminata, summary="Un.")
    second = propose(cast.association, cast.sira, mission="Deux.")
    assert second.pk == first.pk and second.state == "submitted"
    assert set(second.editors) == {str(cast.aminata.uuid), str(cast.sira.uuid)}
    assert second.submitted_at == NOW


def test_under_decision_the_organisation_waits_or_withdraws(cast):
    request = sent(cast.association, cast.aminata, summary="Un.")
    take_request(request, by=cast.regional, today=TODAY, at=NOW)
    with pytest.raises(IllegalMove):
        propose(cast.association, cast.aminata, mission="Deux.")
    release_request(request, by=cast.regional, today=TODAY, at=NOW)
    assert propose(cast.association, cast.aminata, mission="Deux.") is not None
    withdraw_request(request, by=cast.sira, at=NOW)
    with pytest.raises(IllegalMove):
        decide(request, cast.regional)


def test_nothing_left_is_no_request(cast):
    assert propose(cast.association, cast.aminata, summary="") is None
    draft = propose(cast.association, cast.aminata, summary="Un.")
    assert draft.changes.count() == 1
    assert propose(cast.association, cast.aminata, summary="") is None
    assert not ChangeRequest.objects.exists()
    sent(cast.association, cast.aminata, summary="Un.")
    propose(cast.association, cast.aminata, summary="")
    assert ChangeRequest.objects.get().state == "withdrawn"


def test_sent_back_it_is_completed_and_its_days_begin_again(cast):
    request = sent(cast.association, cast.aminata, summary="Un.", mission="M.")
    with pytest.raises(ValidationError):
        send_back(request, {}, answer=" ", version=request.version, by=cast.regional,
                  today=TODAY, at=NOW)  # fmt: skip
    send_back(
        request, {"summary": "Trop court."}, answer="Précisez.",
        version=request.version, by=cast.regional, today=TODAY, at=NOW,
    )  # fmt: skip
    cast.association.refresh_from_db()
    assert request.state == "sent_back" and cast.association.summary == ""
    assert request.changes.get(key="summary").reason == "Trop court."
    propose(cast.association, cast.aminata, summary="Deux.")
    kept = dict(request.changes.values_list("key", "reason"))
    assert kept == {"summary": "", "mission": ""}
    again = open_request_of(cast.association)
    submit_request(again, note="", rest_is_right=False, version=again.version,
                   by=cast.aminata, today=TODAY, at=days_after(10))  # fmt: skip
    assert again.submitted_at == days_after(10)


def test_the_journal_knows_which_fields_never_what_they_say(cast):
    request = sent(cast.association, cast.aminata, summary="secret-mqr", mission="M.")
    decide(request, cast.regional)
    rows = AuditEntry.objects.filter(object_kind="change_request")
    assert sorted(rows.values_list("action", flat=True)) == [
        "change_request_decided", "change_request_saved", "change_request_sent",
        "change_request_taken",
    ]  # fmt: skip
    decided = rows.get(action="change_request_decided")
    assert decided.detail["fields"] == ["mission", "summary"]
    assert not any("secret-mqr" in str(row.detail) for row in rows)


def test_each_is_told_in_turn_with_a_neutral_subject(cast):
    request = sent(cast.association, cast.aminata, summary="Un.")
    assert [one.recipient for one in Notice.objects.all()] == [cast.regional]
    decide(request, cast.regional)
    told = Notice.objects.filter(kind="change_request.answered")
    assert {one.recipient for one in told} == {cast.aminata, cast.sira}
    assert all(
        cast.association.name not in n.subject + n.body for n in Notice.objects.all()
    )
