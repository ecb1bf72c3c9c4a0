"""The plan's figures: what counts, what waits, and for whom."""

import datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.models import Organisation
from plans.consolidation.keeping import rebuild
from plans.dashboard.queries import plan_dashboard
from plans.indicators.aims import Target
from plans.indicators.attainment import Signal
from plans.indicators.models import Indicator
from plans.outline.models import ActivityParty, PartyRole
from plans.outline.quarters import Quarter
from plans.reporting.states import DeclaredState, ReportState, ValueState
from portal.kit.numbers import show_share
from tests.conftest import TODAY
from tests.plans.factories import (
    a_report,
    another_period,
    in_state,
    send,
    sent_report,
    validated_report,
)

pytestmark = pytest.mark.django_db


def seen(outline, *, on=TODAY, viewer=None):
    return plan_dashboard(outline.plan, as_of=on, viewer=viewer)


def talks(outline, **how):
    """The first indicator of the first activity: talks held, 36 in the year."""
    return seen(outline, **how).activities()[0].measures[0]


def test_fourteen_of_thirty_six_validated_is_39_percent(outline):
    validated_report(outline, value=14)
    measure = talks(outline)
    assert (measure.value, measure.target) == (Decimal(14), Decimal(36))
    assert show_share(measure.share) == "39\u00a0%"


@pytest.mark.parametrize(
    "state",
    [
        ReportState.DRAFT,
        ReportState.SENT,
        ReportState.IN_REVIEW,
        ReportState.TO_COMPLETE,
    ],
)
def test_nine_more_that_are_not_validated_leave_it_at_39(outline, state):
    validated_report(outline, value=14)
    in_state(sent_report(outline, value=9), state)
    assert show_share(talks(outline).share) == "39\u00a0%"


def test_nine_more_validated_make_it_64(outline):
    validated_report(outline, value=14)
    validated_report(outline, value=9, period=outline.t3)
    measure = talks(outline)
    assert (measure.value, show_share(measure.share)) == (Decimal(23), "64\u00a0%")
    assert (measure.received, measure.expected) == (2, 2)


def test_the_target_to_date_and_the_signal_look_at_the_quarters_over(outline):
    validated_report(outline, value=14)
    measure = talks(outline)
    assert measure.target_to_date == Decimal(27)
    assert measure.due_share == Decimal("0.75")
    assert measure.signal == Signal.LATE  # 14 of 27
    validated_report(outline, value=9, period=outline.t3)
    assert talks(outline).signal == Signal.WATCH  # 23 of 27, 85 %


def test_a_report_of_a_quarter_still_running_does_not_count_yet(outline):
    validated_report(outline, value=9, period=outline.t3)
    on_the_29th = talks(outline, on=datetime.date(2026, 9, 29))
    on_the_30th = talks(outline, on=datetime.date(2026, 9, 30))
    assert (on_the_29th.value, on_the_30th.value) == (None, Decimal(9))


def test_zero_is_not_absent(outline):
    assert talks(outline).value is None
    assert talks(outline).signal == Signal.NO_DATA
    validated_report(outline, value=0)
    assert talks(outline).value == 0
    assert show_share(talks(outline).share) == "0\u00a0%"
    assert talks(outline).signal == Signal.LATE


def test_no_data_with_its_reason_stays_among_the_expected(outline):
    validated_report(outline, value=ValueState.NOT_AVAILABLE)
    measure = talks(outline)
    assert (measure.value, measure.received, measure.expected) == (None, 0, 2)


def test_the_last_revision_validated_is_the_one_that_counts(outline):
    report = sent_report(outline, value=90, period=outline.t2)
    in_state(report, ReportState.TO_COMPLETE)
    revision = send(report, value=14)
    report.state, report.revision_in_force = ReportState.VALIDATED, revision
    report.save()
    rebuild()
    assert talks(outline).value == Decimal(14)


def waiting_for(outline, person):
    return talks(outline, viewer=person).pending


def test_what_waits_is_told_to_those_who_may_read_the_report(outline, cast):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    told = {
        name
        for name, person in cast.everyone().items()
        if waiting_for(outline, person) == Decimal(9)
    }
    assert told == {
        "aminata",
        "sira",
        "fatoumata",
        "regional",
        "mariam",
        "ibrahim",
        "coumba",
    }
    assert waiting_for(outline, AnonymousUser()) is None
    assert waiting_for(outline, None) is None


def test_a_draft_never_waits_for_anyone(outline, cast):
    in_state(sent_report(outline, value=9), ReportState.DRAFT)
    assert waiting_for(outline, cast.aminata) is None
    assert waiting_for(outline, cast.mariam) is None


def test_of_a_report_sent_twice_the_last_sending_waits(outline, cast):
    report = in_state(sent_report(outline, value=9), ReportState.TO_COMPLETE)
    send(report, value=11)
    assert waiting_for(outline, cast.mariam) == Decimal(11)


def test_the_declared_state_is_the_last_validated_one(outline):
    assert seen(outline).activities()[0].declared is None
    validated_report(outline, declared=DeclaredState.NOT_STARTED, percent=0)
    sent_report(outline, declared=DeclaredState.DONE, percent=100)
    activity = seen(outline).activities()[0]
    assert activity.declared == DeclaredState.NOT_STARTED
    assert activity.progress.done == 0


@pytest.mark.parametrize("validated_first", ["t2", "t3"])
def test_the_latest_quarter_speaks_whatever_was_validated_first(
    outline, validated_first
):
    told = {
        "t2": {"declared": DeclaredState.NOT_STARTED, "percent": 0},
        "t3": {"declared": DeclaredState.DONE, "percent": 100},
    }
    for name in sorted(told, reverse=validated_first == "t3"):
        validated_report(outline, period=getattr(outline, name), **told[name])
    activity = seen(outline).activities()[0]
    assert activity.declared == DeclaredState.DONE
    assert activity.progress.done == 1


def test_progress_is_declared_and_not_a_mean_of_achievements(outline):
    validated_report(outline, value=14, percent=80)
    dashboard = seen(outline)
    assert dashboard.activities()[0].progress.done == Decimal("0.8")
    assert dashboard.axes[0].progress.done == Decimal("0.8")
    assert dashboard.progress.planned == Decimal("0.75")
    assert dashboard.progress.signal == Signal.ON_TIME


def test_two_leads_weigh_by_their_share(outline, cast):
    outline.talks.parties.update(share=75)
    ActivityParty.objects.create(
        activity=outline.talks,
        organisation=cast.other,
        role=PartyRole.CO_LEAD,
        share=25,
    )
    validated_report(outline, percent=40)
    assert seen(outline).activities()[0].progress.done == Decimal("0.4")
    assert seen(outline).activities()[0].progress.covered == Decimal("0.75")
    validated_report(outline, percent=80, organisation=cast.other)
    assert seen(outline).activities()[0].progress.done == Decimal("0.5")


def test_a_contributor_does_not_weigh(outline, cast):
    ActivityParty.objects.create(
        activity=outline.talks, organisation=cast.other, role=PartyRole.CONTRIBUTOR
    )
    validated_report(outline, percent=40)
    validated_report(outline, percent=100, organisation=cast.other)
    assert seen(outline).activities()[0].progress.done == Decimal("0.4")


def test_an_activity_past_its_last_quarter_and_not_done_is_past_due(outline):
    outline.talks.planned_quarters = [2, 3]
    outline.talks.save()
    assert seen(outline).activities()[0].is_past_due
    assert seen(outline).activities()[0].ends_in == Quarter(2026, 3)
    validated_report(outline, declared=DeclaredState.DONE, percent=100)
    assert not seen(outline).activities()[0].is_past_due


def test_a_hidden_organisation_is_not_named(outline, cast):
    validated_report(outline, value=14)
    Organisation.objects.filter(pk=cast.association.pk).update(
        hidden_at=datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    )
    activity = seen(outline).activities()[0]
    assert activity.leads == ("une organisation membre",)
    assert activity.measures[0].value == Decimal(14)  # its figures stay in totals


def test_the_head_counts_the_reports_of_the_last_quarter_asked(outline, cast):
    a_report(outline)
    a_report(outline, organisation=cast.other)
    validated_report(outline, period=outline.t3, organisation=cast.network)
    reports = seen(outline).reports
    assert (reports.quarter, reports.validated, reports.expected) == (
        Quarter(2026, 3),
        1,
        3,
    )


def test_the_timeline_has_twelve_quarters_and_one_that_runs(outline):
    states = [quarter.state for quarter in seen(outline).timeline]
    assert states == ["done"] * 3 + ["current"] + ["todo"] * 8


def test_next_year_starts_with_last_years_figures(outline):
    validated_report(outline, value=14)
    in_january = talks(outline, on=datetime.date(2027, 1, 10))
    assert (in_january.year, in_january.value) == (2026, Decimal(14))
    assert in_january.target_to_date == Decimal(36)


def test_the_signal_looks_at_the_plan_and_the_figure_at_the_year(outline):
    Target.objects.create(indicator=outline.talks_held, year=2027, value=40)
    first = another_period(outline, year=2027, quarter=1)
    validated_report(outline, value=36)
    validated_report(outline, value=1, period=first)
    measure = talks(outline, on=datetime.date(2027, 4, 1))
    assert (measure.year, measure.value, measure.target) == (
        2027,
        Decimal(1),
        Decimal(40),
    )
    assert (measure.value_to_date, measure.target_to_date) == (Decimal(37), Decimal(46))
    assert measure.signal == Signal.WATCH  # 37 of 46; the year alone would be late


def test_after_its_end_the_plan_keeps_its_last_figures(outline):
    validated_report(outline, value=14)
    dashboard = seen(outline, on=datetime.date(2030, 5, 1))
    assert dashboard.data_on == datetime.date(2028, 12, 31)
    assert dashboard.year == 2028


def test_an_unadopted_version_is_not_shown(outline):
    before = seen(outline, on=datetime.date(2026, 2, 11))
    assert (before.version, before.axes) == (None, ())
    assert seen(outline).version == 1


def test_an_indicator_of_a_result_stands_at_its_level(outline):
    Indicator.objects.create(
        code="1.1-a",
        label="Communes sans mariage d’enfants",
        question="Communes",
        unit_singular="commune",
        unit_plural="communes",
        node=outline.outcome,
        baseline_value=0,
    )
    outcome = seen(outline).axes[0].children[0]
    assert [measure.code for measure in outcome.measures] == ["1.1-a"]
