"""Whatever the order of acts, kept totals are those that the rows make (rule 18)."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.consolidation.keeping import differences, rebuild
from plans.consolidation.models import ConsolidatedFigure
from plans.indicators.models import Assignment
from plans.lifecycle.closing import close_period
from plans.review.actions import validate_report
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.plans.factories import (
    a_report,
    another_period,
    put_in,
    send,
    sent_report,
    validated_report,
)
from tests.plans.life import ACTS, AFTER_CLOSE, give_back

pytestmark = pytest.mark.django_db
STEPS = ["send", "return", "validate", "reopen", "abandon", "annul", "close",
         "dispense", "lift", "admit"]  # fmt: skip
TAKEN_UP = {"to_complete", "reopened", "open", "draft"}


def total(outline, quarter=3):
    row = ConsolidatedFigure.objects.filter(
        indicator=outline.talks_held, span="quarter", year=2026, quarter=quarter,
        place="", category="",
    ).first()  # fmt: skip
    return (row.gross, row.received, row.expected) if row else (None, 0, 0)


def test_a_reopened_report_counts_until_the_next_version_is_validated(outline, cast):
    report = validated_report(outline, value=14, period=outline.t3)
    ACTS["reopen"](report, cast)
    assert total(outline) == (Decimal(14), 1, 1)
    send(report, value=11)
    assert total(outline) == (Decimal(14), 1, 1)
    validate_report(report, by=cast.mariam, at=NOW)
    assert total(outline) == (Decimal(11), 1, 1)
    assert list(differences()) == []


def test_an_annulled_report_stops_counting_and_the_one_before_does_not_return(
    outline, cast
):
    report = validated_report(outline, value=14, period=outline.t3)
    ACTS["reopen"](report, cast)
    send(report, value=11)
    validate_report(report, by=cast.mariam, at=NOW)
    ACTS["annul"](report, cast)
    assert total(outline) == (None, 0, 1)
    assert list(differences()) == []


def test_a_dispensed_organisation_leaves_what_is_expected(outline, cast):
    report = a_report(outline)
    rebuild()
    assert total(outline) == (None, 0, 1)
    ACTS["dispense"](report, cast)
    assert total(outline) == (None, 0, 0)
    ACTS["lift"](report, cast)
    assert total(outline) == (None, 0, 1)
    assert list(differences()) == []


def test_closing_changes_no_total(outline, cast):
    validated_report(outline, value=14, period=outline.t3)
    late = a_report(outline, organisation=cast.other)
    Assignment.objects.create(
        indicator=outline.talks_held, organisation=cast.other, starts_on="2026-01-01"
    )
    rebuild()
    before = total(outline)
    close_period(outline.t3, by=cast.ibrahim, at=AFTER_CLOSE)
    late.refresh_from_db()
    assert (late.state, total(outline), before) == (
        "not_sent", (Decimal(14), 1, 2), (Decimal(14), 1, 2),
    )  # fmt: skip
    assert list(differences()) == []


@pytest.mark.parametrize("state", ["reopened", "to_complete", "sent", "in_review"])
def test_what_waits_at_the_close_goes_on_waiting(outline, cast, state):
    report = put_in(sent_report(outline), state)
    close_period(outline.t3, by=None, at=AFTER_CLOSE)
    report.refresh_from_db()
    assert report.state == state


def play(step, report, cast, value):
    """Do a step where it is legal; says what is in force afterwards, as a model."""
    report.refresh_from_db()
    if step == "send":
        if report.state not in TAKEN_UP:
            raise IllegalMove("not open")
        in_force = report.revision_in_force
        send(report, value=value)
        report.revision_in_force = in_force
        report.save()
    elif step == "return":
        give_back(report, cast.mariam)
    else:
        ACTS[step](report, cast)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(8, 20)),
        max_size=14,
    )
)
def test_any_sequence_of_acts_leaves_the_totals_that_its_rows_make(
    outline, cast, steps
):  # fmt: skip
    with transaction.atomic():
        Assignment.objects.create(
            indicator=outline.talks_held, organisation=cast.other,
            starts_on="2026-01-01",
        )  # fmt: skip
        reports = [a_report(outline), a_report(outline, organisation=cast.other)]
        rebuild()
        counts, waiting, gone = {}, {}, set()
        for step, which, value in steps:
            report = reports[which]
            try:
                with transaction.atomic():
                    play(step, report, cast, value)
            except (IllegalMove, PermissionDenied, ValidationError):
                continue
            if step == "send":
                waiting[which] = value
            elif step == "validate" and waiting:
                report.refresh_from_db()
                if report.state == "validated":
                    counts[which] = waiting[which]
            elif step == "annul":
                counts.pop(which, None)
            elif step == "dispense":
                gone.add(which)
            elif step == "lift":
                gone.discard(which)
        expected = sum(counts.values()) if counts else None
        assert total(outline) == (expected, len(counts), 2 - len(gone)) or (
            len(gone) == 2 and total(outline) == (None, 0, 0)
        )
        assert list(differences()) == []
        transaction.set_rollback(True)


def test_the_order_of_validations_changes_nothing(outline, cast):
    later = another_period(outline, year=2026, quarter=4)
    found = []
    for turn in ([0, 1, 2], [2, 0, 1]):
        with transaction.atomic():
            reports = [
                sent_report(outline, value=5, period=outline.t2),
                sent_report(outline, value=7, period=outline.t3),
                sent_report(outline, value=9, period=later),
            ]
            for place in turn:
                validate_report(reports[place], by=cast.mariam, at=NOW)
            found.append(sorted(
                ConsolidatedFigure.objects.values_list(
                    "indicator", "span", "quarter", "category", "gross", "received")
            , key=str))  # fmt: skip
            transaction.set_rollback(True)
    assert found[0] == found[1] != []
