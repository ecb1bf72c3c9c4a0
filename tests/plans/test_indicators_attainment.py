"""Achievement, targets to date and signals of flows (domain §5, rules 11, 12, 14)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.indicators.attainment import (
    Aim,
    Signal,
    Thresholds,
    achievement,
    judge,
    signal_of,
)
from plans.indicators.natures import Direction
from plans.indicators.targets import Due, target_to_date, year_target
from plans.outline.quarters import Quarter

NINETY_SIXTY = Thresholds(on_time=Decimal("0.90"), watch=Decimal("0.60"))


def due(targets, until, first_year=2026):
    found = target_to_date(
        {key: Decimal(value) for key, value in targets.items()},
        first_year=first_year,
        until=Quarter(*until),
    )
    return None if found is None else found.target


@pytest.mark.parametrize(
    ("targets", "until", "expected"),
    [
        # the year's target × ended ÷ 4
        ({(2026, None): 36}, (2026, 1), 9),
        ({(2026, None): 36}, (2026, 3), 27),
        ({(2026, None): 36}, (2026, 4), 36),
        ({(2026, None): 10}, (2026, 1), "2.5"),
        # the mock-up's year: quarters' own targets, once ended
        ({(2026, 1): 120, (2026, 2): 150, (2026, 3): 180}, (2026, 2), 270),
        ({(2026, 1): 120, (2026, 2): 150, (2026, 3): 180}, (2026, 3), 450),
        # quarters' own targets win over the year's
        ({(2026, None): 600, (2026, 4): 600}, (2026, 3), None),
        ({(2026, None): 600, (2026, 4): 600}, (2026, 4), 600),
        # over the years
        ({(2026, None): 36, (2027, None): 40}, (2027, 1), 46),
        ({(2026, None): 36, (2027, 2): 40}, (2027, 1), 36),
        ({(2026, None): 36, (2028, None): 40}, (2027, 4), 36),
        # amendment: 2000 → 2400 a year from T4; each as its version says
        ({(2026, None): 2000}, (2026, 3), 1500),
        ({(2026, None): 2400}, (2026, 4), 2400),
        # nothing has come due
        ({}, (2026, 3), None),
        ({(2027, None): 36}, (2026, 4), None),
        ({(2026, None): 36}, (2025, 4), None),
        # a target of zero is a target
        ({(2026, None): 0}, (2026, 2), 0),
    ],
)
def test_the_target_to_date_is_what_has_come_due(targets, until, expected):
    assert due(targets, until) == (None if expected is None else Decimal(expected))


def test_the_target_to_date_speaks_of_the_years_that_have_one():
    found = target_to_date(
        {(2026, None): Decimal(36), (2027, None): Decimal(40)},
        first_year=2026,
        until=Quarter(2027, 1),
    )
    assert found == Due(Decimal(46), frozenset({2026, 2027}), Decimal("1.25"))


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ({(2026, None): 36}, 36),
        ({(2026, 1): 9, (2026, 4): 11}, 20),
        ({(2026, None): 36, (2026, 1): 9}, 36),
        ({(2027, None): 36}, None),
        ({(2026, None): 0}, 0),
    ],
)
def test_the_year_has_its_target_or_the_sum_of_its_quarters(targets, expected):
    assert year_target(targets, 2026) == expected


@pytest.mark.parametrize(
    ("actual", "target", "direction", "baseline", "expected"),
    [
        (14, 36, "up", 0, Fraction(14, 36)),
        (23, 36, "up", 0, Fraction(23, 36)),
        (0, 36, "up", 0, Fraction(0)),
        (40, 36, "up", 0, Fraction(40, 36)),  # capped only in the bar
        (50, 50, "up", 100, Fraction(1)),  # a flow's baseline is context
        (5, 0, "up", 0, None),
        (23, "22.5", "down", 30, Fraction(14, 15)),
        (35, "22.5", "down", 30, Fraction(-2, 3)),
        (5, 30, "down", None, None),
        (5, 30, "down", 30, None),
    ],
)
def test_achievement_is_exact(actual, target, direction, baseline, expected):
    found = achievement(
        Decimal(actual),
        Decimal(target),
        direction=direction,
        baseline=None if baseline is None else Decimal(baseline),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (Fraction(2), Signal.ON_TIME),
        (Fraction(90, 100), Signal.ON_TIME),
        (Fraction(8999, 10000), Signal.WATCH),  # 90 % once rounded, and yet
        (Fraction(60, 100), Signal.WATCH),
        (Fraction(5999, 10000), Signal.LATE),
        (Fraction(0), Signal.LATE),
        (Fraction(-1), Signal.LATE),
        (None, Signal.UNDEFINED),
    ],
)
def test_the_signal_looks_at_the_unrounded_rate(rate, expected):
    assert signal_of(rate, NINETY_SIXTY) == expected


def test_thresholds_are_a_choice():
    strict = Thresholds(on_time=Decimal(1), watch=Decimal("0.95"))
    assert signal_of(Fraction(96, 100), strict) == Signal.WATCH


def judged(value, expected, target, *, years=1, **other):
    found = None
    if target is not None:
        found = Due(Decimal(target), frozenset({2026}), Decimal(years))
    value = None if value is None else Decimal(value)
    aim = Aim(
        other.get("direction", Direction.UP),
        other.get("yearly_baseline", Decimal(0)),
        NINETY_SIXTY,
    )
    received, asked = expected
    return judge(value, found, aim, is_complete=received >= asked)


def test_a_flow_with_a_baseline_is_judged_on_what_was_done_only():
    # b 100, t 200 a year, T1 50
    found = judged(50, (1, 1), 50, years="0.25", yearly_baseline=Decimal(100))
    assert (found.rate, found.signal) == (Fraction(1), Signal.ON_TIME)


def test_fewer_is_better_gives_no_signal_while_a_report_is_missing():
    # flow, b 40, t 30 a year; 3 quarters 23: 93.3 %, no signal
    down = {"direction": Direction.DOWN, "yearly_baseline": Decimal(40)}
    missing = judged(23, (2, 3), "22.5", years="0.75", **down)
    complete = judged(23, (3, 3), "22.5", years="0.75", **down)
    assert missing.rate == complete.rate == Fraction(14, 15)
    assert missing.signal == Signal.INCOMPLETE
    assert complete.signal == Signal.ON_TIME


def test_more_is_better_has_its_signal_with_reports_missing():
    assert judged(14, (1, 3), 27).signal == Signal.LATE
    assert judged(23, (1, 3), 27).signal == Signal.WATCH


def test_no_validated_value_is_no_data_and_not_late():
    found = judged(None, (0, 3), 27)
    assert (found.actual, found.rate, found.signal) == (None, None, Signal.NO_DATA)


def test_zero_is_late_and_not_absent():
    assert judged(0, (3, 3), 27).signal == Signal.LATE


def test_without_a_target_due_there_is_no_signal():
    found = judged(14, (1, 1), None)
    assert (found.actual, found.signal) == (Decimal(14), Signal.NO_TARGET)


@pytest.mark.parametrize(
    "case",
    [
        {"target": 0},
        {"target": 10, "direction": Direction.DOWN, "yearly_baseline": None},
        {"target": 10, "direction": Direction.DOWN, "yearly_baseline": Decimal(10)},
    ],
)
def test_what_cannot_be_divided_is_undefined(case):
    found = judged(5, (1, 1), **case)
    assert (found.rate, found.signal) == (None, Signal.UNDEFINED)


amounts = st.decimals(0, 10**6, places=2)


@given(amounts, amounts.filter(bool))
def test_reaching_more_never_worsens_the_signal(actual, target):
    order = [Signal.LATE, Signal.WATCH, Signal.ON_TIME]
    before = signal_of(achievement(actual, target), NINETY_SIXTY)
    after = signal_of(achievement(actual + 1, target), NINETY_SIXTY)
    assert order.index(after) >= order.index(before)


@given(amounts, st.integers(1, 4))
def test_four_equal_quarters_are_the_year(value, quarter):
    year = due({(2026, None): value}, (2026, quarter))
    quarters = due({(2026, n): value / 4 for n in (1, 2, 3, 4)}, (2026, quarter))
    assert year == quarters
