"""The quarters by the calendar: their default days, and the one that is due to open."""

import datetime

from django.db import transaction

from plans.lifecycle import messages
from plans.outline.quarters import Quarter, last_ended
from plans.outline.queries import current_plan
from plans.reporting.models import ReportingPeriod
from plans.reporting.opening import open_period

DUE_DAY = 15  # of the month after the quarter
CLOSED_AFTER = datetime.timedelta(days=30)


def default_days(
    quarter: Quarter,
) -> tuple[datetime.date, datetime.date, datetime.date]:
    """When reports on a quarter open, are due and are closed."""
    opens_on = quarter.ends_on + datetime.timedelta(days=1)
    due_on = opens_on.replace(day=DUE_DAY)
    return opens_on, due_on, due_on + CLOSED_AFTER


@transaction.atomic
def open_last_quarter(*, at: datetime.datetime, on: datetime.date) -> int:
    """Make and open the quarter that ended last, once; says how many reports opened.

    Who owes one is told. A quarter outside the plan of the day is left alone.
    """
    plan, quarter = current_plan(on), last_ended(on)
    if plan is None or not plan.first_year <= quarter.year <= plan.last_year:
        return 0
    opens_on, due_on, closes_on = default_days(quarter)
    if on < opens_on:
        return 0
    period, _made = ReportingPeriod.objects.get_or_create(
        plan=plan,
        year=quarter.year,
        quarter=quarter.number,
        defaults={"opens_on": opens_on, "due_on": due_on, "closes_on": closes_on},
    )
    if period.opens_on > on or period.reports.exists():
        return 0
    reports = open_period(period, by=None, at=at)
    for report in reports:
        messages.tell_of_opening(report, at=at)
    return len(reports)
