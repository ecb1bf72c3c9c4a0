"""Validated totals: only revisions in force count."""

from decimal import Decimal

import pytest

from plans.indicators.validated import validated_totals
from plans.reporting.states import COUNTED, ReportState, ValueState
from tests.plans.factories import another_period, sent_report, validated_report


def total(outline, **asked):
    return validated_totals([outline.talks_held], year=2026, **asked)[
        outline.talks_held.pk
    ]


def test_nothing_validated_is_unknown_not_zero(outline):
    assert total(outline) is None
    sent_report(outline, value=9)
    assert total(outline) is None


@pytest.mark.parametrize(
    "state", [s for s in ReportState.values if s not in {*COUNTED, "open", "draft"}]
)
def test_what_is_not_validated_never_counts(outline, state):
    validated_report(outline, value=14)
    report = sent_report(outline, value=9)
    report.state = state
    report.save()
    assert total(outline) == 14


def test_validated_quarters_add_up(outline):
    validated_report(outline, value=14)
    validated_report(outline, value=9, period=outline.t3)
    assert total(outline) == 23
    assert total(outline, upto=2) == 14


def test_no_activity_is_zero_and_no_data_is_nothing(outline):
    validated_report(outline, value=ValueState.NOT_AVAILABLE)
    assert total(outline) is None
    validated_report(outline, value=ValueState.NO_ACTIVITY, period=outline.t3)
    assert total(outline) == Decimal(0)


def test_another_year_is_another_total(outline):
    validated_report(outline, value=14)
    later = another_period(outline, year=2027, quarter=1)
    validated_report(outline, value=5, period=later)
    assert total(outline) == 14


def test_every_indicator_takes_one_query(outline, django_assert_num_queries):
    validated_report(outline, value=14)
    with django_assert_num_queries(1):
        totals = validated_totals([outline.talks_held, outline.people.pk], year=2026)
    assert totals == {outline.talks_held.pk: 14, outline.people.pk: 140}
