"""Civil quarters: which are over, in which order."""

import datetime

import pytest

from plans.outline.quarters import (
    Quarter,
    ended_in,
    last_ended,
    quarter_of,
    quarters_through,
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-09-29", Quarter(2026, 2)),
        ("2026-09-30", Quarter(2026, 3)),
        ("2026-10-01", Quarter(2026, 3)),
        ("2026-12-31", Quarter(2026, 4)),
        ("2027-01-01", Quarter(2026, 4)),
        ("2026-03-30", Quarter(2025, 4)),
    ],
)
def test_a_quarter_is_over_on_its_own_last_day(day, expected):
    assert last_ended(datetime.date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-01-01", Quarter(2026, 1)),
        ("2026-03-31", Quarter(2026, 1)),
        ("2026-04-01", Quarter(2026, 2)),
        ("2026-11-21", Quarter(2026, 4)),
    ],
)
def test_a_day_falls_in_its_quarter(day, expected):
    assert quarter_of(datetime.date.fromisoformat(day)) == expected


def test_quarters_follow_each_other_over_new_year():
    assert Quarter(2026, 4).next() == Quarter(2027, 1)
    assert Quarter(2027, 1).previous() == Quarter(2026, 4)
    assert Quarter(2026, 4) < Quarter(2027, 1)


def test_a_year_counts_the_quarters_that_are_over():
    until = Quarter(2027, 2)
    assert [ended_in(year, until=until) for year in (2026, 2027, 2028)] == [4, 2, 0]


def test_quarters_run_from_the_first_year_to_the_last_one_over():
    assert quarters_through(2026, until=Quarter(2027, 1)) == (
        Quarter(2026, 1),
        Quarter(2026, 2),
        Quarter(2026, 3),
        Quarter(2026, 4),
        Quarter(2027, 1),
    )
    assert quarters_through(2026, until=Quarter(2025, 4)) == ()
