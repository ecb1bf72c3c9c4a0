"""Opening a quarter: who owes what, frozen once."""

import datetime

import pytest

from plans.indicators.models import Assignment, Indicator
from plans.outline.models import PartyRole
from plans.reporting.actions import open_period
from plans.reporting.models import Report
from plans.reporting.opening import code_order
from portal.journal.models import AuditEntry
from tests.plans.conftest import OPENED
from tests.plans.factories import another_activity, another_period


def owed(period) -> dict[str, list[str]]:
    return {
        report.organisation.sigle: [line.activity.code for line in report.lines.all()]
        for report in period.reports.all()
    }


def an_indicator(activity, organisation, starts_on, ends_on=None) -> Indicator:
    indicator = Indicator.objects.create(
        code=f"{activity.code}-a",
        label="Nombre de clubs ouverts",
        question="Clubs ouverts ce trimestre",
        unit_singular="club",
        unit_plural="clubs",
        activity=activity,
        baseline_value=0,
    )
    Assignment.objects.create(
        indicator=indicator,
        organisation=organisation,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return indicator


def test_the_lead_owes_a_line_with_the_questions_assigned_to_it(report, outline):
    line = report.lines.get()
    assert line.activity == outline.talks
    asked = [question.indicator for question in line.questions.all()]
    assert asked == [outline.talks_held, outline.people]


@pytest.mark.parametrize("role", PartyRole.values)
def test_every_party_of_a_planned_activity_owes_a_line(cast, outline, role):
    activity = another_activity(outline, code="1.1.1.3", organisation=cast.network)
    if role != PartyRole.LEAD:
        activity.parties.create(organisation=cast.other, role=role)
    open_period(outline.t3, by=None, at=OPENED)
    expected = {"AEDF": ["1.1.1.2"], "REF": ["1.1.1.3"]}
    if role != PartyRole.LEAD:
        expected["OEAF"] = ["1.1.1.3"]
    assert owed(outline.t3) == expected


def test_an_activity_that_is_not_planned_now_is_not_asked_for(cast, outline):
    another_activity(
        outline, code="1.1.1.3", organisation=cast.other, planned_quarters=[4, 5]
    )
    open_period(outline.t3, by=None, at=OPENED)
    assert owed(outline.t3) == {"AEDF": ["1.1.1.2"]}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "asked"),
    [
        ("2026-01-01", None, True),
        ("2026-09-30", None, True),
        ("2026-10-01", None, False),
        ("2026-01-01", "2026-09-30", True),
        ("2026-01-01", "2026-09-29", False),
    ],
)
def test_the_last_day_of_the_quarter_says_who_is_assigned(
    cast, outline, starts_on, ends_on, asked
):
    activity = another_activity(
        outline, code="1.1.1.3", organisation=cast.network, planned_quarters=[]
    )
    an_indicator(activity, cast.other, starts_on, ends_on)
    open_period(outline.t3, by=None, at=OPENED)
    assert ("OEAF" in owed(outline.t3)) is asked


def test_lines_come_in_the_order_of_the_plan(cast, outline):
    for code in ("1.1.1.10", "1.1.1.3"):
        another_activity(outline, code=code, organisation=cast.association)
    open_period(outline.t3, by=None, at=OPENED)
    assert owed(outline.t3) == {"AEDF": ["1.1.1.2", "1.1.1.3", "1.1.1.10"]}
    assert code_order("1.2.10") > code_order("1.2.9")


def test_the_list_is_frozen_at_the_first_opening(cast, outline):
    first = open_period(outline.t3, by=cast.mariam, at=OPENED)
    another_activity(outline, code="1.1.1.3", organisation=cast.other)
    again = open_period(outline.t3, by=cast.mariam, at=OPENED)
    assert again == first
    assert Report.objects.count() == 1
    assert AuditEntry.objects.filter(action="period_opened").count() == 1


def test_a_version_adopted_after_the_quarter_is_not_its_plan(cast, outline):
    outline.version.adopted_on = datetime.date(2026, 10, 1)
    outline.version.save()
    assert open_period(outline.t3, by=None, at=OPENED) == []


def test_a_quarter_of_another_year_has_its_own_number_in_the_plan(cast, outline):
    """Planned in T5: asked for in the first quarter of the second year."""
    outline.talks.planned_quarters = [5]
    outline.talks.save()
    Assignment.objects.all().delete()
    assert open_period(outline.t3, by=None, at=OPENED) == []
    later = another_period(outline, year=2027, quarter=1)
    assert len(open_period(later, by=None, at=OPENED)) == 1
