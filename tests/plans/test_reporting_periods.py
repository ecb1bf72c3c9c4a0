"""Reporting periods: civil quarters."""

import datetime

import pytest

from plans.reporting.models import ReportingPeriod


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, datetime.date(2028, 1, 1), datetime.date(2028, 3, 31)),
        (2, datetime.date(2028, 4, 1), datetime.date(2028, 6, 30)),
        (3, datetime.date(2028, 7, 1), datetime.date(2028, 9, 30)),
        (4, datetime.date(2028, 10, 1), datetime.date(2028, 12, 31)),
    ],
)
def test_a_period_is_a_civil_quarter(quarter, first, last):
    period = ReportingPeriod(year=2028, quarter=quarter)
    assert (period.starts_on, period.ends_on) == (first, last)


def test_the_cast_has_a_plan(outline):
    assert str(outline.t3) == "T3 2026"
