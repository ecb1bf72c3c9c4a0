"""Working days: Monday to Friday."""

import datetime

import pytest

from plans.review.working_days import add_working_days


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-10-09", 2, "2026-10-13"),
        ("2026-10-12", 2, "2026-10-14"),
        ("2026-10-10", 1, "2026-10-12"),
        ("2026-10-10", 0, "2026-10-10"),
    ],
)
def test_working_days_run_from_monday_to_friday(day, count, expected):
    found = add_working_days(datetime.date.fromisoformat(day), count)
    assert found == datetime.date.fromisoformat(expected)
