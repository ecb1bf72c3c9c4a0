"""Second signature, batch acceptance and the warnings behind them."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from plans.indicators.amounts import Amount
from plans.indicators.policies import Policy
from plans.lifecycle.jumps import is_over, jump_of
from plans.lifecycle.models import SignatureRule
from plans.reporting.states import ReportState
from plans.review.actions import cosign_report, validate_report
from plans.review.batch import Chosen, accept_batch, batch_for
from plans.review.models import FirstSignature, ReviewDecision
from plans.review.queue import review_queue
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.plans.factories import put_in, sent_report, validated_report
from tests.plans.review_desk import post, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def amounts(*numbers):
    return [Amount(Decimal(number)) for number in numbers]


@pytest.mark.parametrize(
    ("value", "before", "semantics", "times"),
    [
        (9, [], "flow", None),  # a first report is looked at anyway
        (30, [10, 10], "flow", 3),
        (10, [30, 30], "flow", 3),
        (20, [5, 15], "flow", 2),  # the mean of the quarters before
        (20, [5, 10], "stock", 2),  # the last level
        (2, [0, 0], "flow", 2),  # small counts are counted as one
        (0, [0], "flow", 1),
        (60, [1000, 10, 10, 10, 10], "flow", 6),  # four quarters back, no more
    ],
)
def test_a_jump_is_how_many_times_apart(value, before, semantics, times):
    policy = Policy(semantics=semantics)
    jump = jump_of(Amount(Decimal(value)), amounts(*before), policy)
    assert (jump.times if jump else None) == times


def test_a_percent_is_compared_by_its_rate():
    before = [Amount(Decimal(10), Decimal(100))]
    now = Amount(Decimal(5), Decimal(10))
    jump = jump_of(now, before, Policy(nature="percent"))
    assert jump and jump.times == 5
    assert is_over(jump, Decimal("4.9")) and not is_over(jump, Decimal(5))


def test_a_value_that_jumps_waits_for_a_second_signature(outline, cast):
    validated_report(outline, value=9)
    report = sent_report(outline, value=60)
    assert validate_report(report, by=cast.mariam, at=NOW) is None
    report.refresh_from_db()
    assert (report.state, report.revision_in_force) == (ReportState.TO_COSIGN, None)
    assert FirstSignature.objects.get().causes == ["jump"]
    with pytest.raises(PermissionDenied):
        cosign_report(report, by=cast.mariam, at=NOW)
    cosign_report(report, by=cast.ibrahim, at=NOW)
    report.refresh_from_db()
    assert report.state == ReportState.VALIDATED
    assert ReviewDecision.objects.get().by == cast.ibrahim
    with pytest.raises(IllegalMove):
        cosign_report(report, by=cast.ibrahim, at=NOW)


def test_a_sensitive_indicator_always_takes_two(outline, cast):
    outline.talks_held.is_sensitive = True
    outline.talks_held.save()
    report = sent_report(outline, value=9)
    validate_report(report, by=cast.mariam, at=NOW)
    assert FirstSignature.objects.get().causes == ["sensitive"]


@pytest.mark.parametrize(
    ("of_plan", "of_indicator", "signs"),
    [(None, None, False), ("1.5", None, True), ("1.5", "10", False)],
)
def test_the_threshold_is_the_indicators_or_the_plans(
    outline, cast, of_plan, of_indicator, signs
):
    outline.people.delete()
    validated_report(outline, value=9)
    if of_plan:
        SignatureRule.objects.create(plan=outline.plan, jump=of_plan)
    if of_indicator:
        SignatureRule.objects.create(
            plan=outline.plan, indicator=outline.talks_held, jump=of_indicator
        )
    report = sent_report(outline, value=18)
    validate_report(report, by=cast.mariam, at=NOW)
    assert (report.state == ReportState.TO_COSIGN) is signs


def chosen(report):
    return Chosen(report.uuid, report.revisions.latest("number").number)


def why(batch):
    return [one.why for one in batch.left_out]


def test_a_complete_known_usual_report_is_accepted_at_once(outline, cast):
    outline.people.delete()
    validated_report(outline, value=9)
    report = sent_report(outline, value=10)
    assert len(batch_for(cast.mariam, at=NOW).taken) == 1
    assert accept_batch([chosen(report)], by=cast.mariam, at=NOW) == (1, [])
    report.refresh_from_db()
    assert report.state == ReportState.VALIDATED
    assert AuditEntry.objects.filter(action="report_validated").count() == 1


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"value": 10, "evidence": False}, "Pièce manquante"),
        ({"value": 40}, "chiffre inhabituel"),
    ],
)
def test_what_has_a_warning_is_left_out(outline, cast, how, told):
    outline.people.delete()
    validated_report(outline, value=9)
    report = sent_report(outline, **how)
    assert told in why(batch_for(cast.mariam, at=NOW))[0]
    accepted, skipped = accept_batch([chosen(report)], by=cast.mariam, at=NOW)
    assert (accepted, len(skipped)) == (0, 1)


def test_a_first_report_is_opened(outline, cast):
    sent_report(outline, value=9)
    assert "premier rapport" in why(batch_for(cast.mariam, at=NOW))[0][-1]


def test_a_sensitive_indicator_is_opened(outline, cast):
    validated_report(outline, value=9)
    outline.talks_held.is_sensitive = True
    outline.talks_held.save()
    sent_report(outline, value=9)
    assert "indicateur sensible" in why(batch_for(cast.mariam, at=NOW))[0]


def test_one_that_moved_meanwhile_is_skipped_and_told(outline, cast, client):
    outline.people.delete()
    validated_report(outline, value=9)
    report = sent_report(outline, value=10)
    seen = chosen(report)
    put_in(report, ReportState.TO_COMPLETE)
    client.force_login(cast.mariam)
    answer = client.post(
        "/espace/validation/lot/",
        {"cle": "8c2e7c5e-55a7-4c40-9d7f-5a7a5d6a7a11",
         "rapport": f"{seen.report}:{seen.version}"},
        follow=True,
    )  # fmt: skip
    assert "il a changé entre-temps" in text_of(answer)
    report.refresh_from_db()
    assert report.state == ReportState.TO_COMPLETE


def test_the_queue_shows_what_waits_for_a_signature(outline, cast, client):
    validated_report(outline, value=9)
    report = sent_report(outline, value=60)
    client.force_login(cast.mariam)
    answer = client.post(
        f"/espace/validation/{report.uuid}/valider/",
        {"cle": "8c2e7c5e-55a7-4c40-9d7f-5a7a5d6a7a12", "version": "1"},
        follow=True,
    )
    assert "Première signature enregistrée" in text_of(answer)
    (entry,) = review_queue(cast.mariam, at=NOW).to_cosign
    assert "contresigner" in entry.locked
    client.force_login(cast.ibrahim)
    page = client.get(f"/espace/validation/{report.uuid}/")
    assert "6,7 fois plus que d’habitude (9)" in text_of(page)
    signed = post(client, report, "contresigner/")
    assert signed.status_code == 302
    report.refresh_from_db()
    assert report.state == ReportState.VALIDATED


def test_the_batch_takes_few_queries_that_do_not_grow(
    outline, cast, client, django_assert_max_num_queries
):
    validated_report(outline, value=9)
    sent_report(outline, value=9)
    sent_report(outline, value=9, organisation=cast.other)
    client.force_login(cast.mariam)
    with django_assert_max_num_queries(12):
        assert client.get("/espace/validation/lot/").status_code == 200
