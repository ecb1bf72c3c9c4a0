"""The line chart: where lines and marks stand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.dashboard.chart import line_chart
from plans.outline.quarters import Quarter, quarters_through

PLAN = quarters_through(2026, until=Quarter(2028, 4))


def drawn(actuals, target=2000):
    targets = [(q, Decimal(target) * n / 12) for n, q in enumerate(PLAN, start=1)]
    return line_chart(targets, list(zip(PLAN, actuals, strict=False)))


def test_the_scale_is_round_and_starts_at_zero():
    chart = drawn([Decimal(118), Decimal(268), Decimal(402)])
    assert [mark.text for mark in chart.grid] == ["0", "500", "1000", "1500", "2000"]
    assert (chart.grid[0].y, chart.grid[-1].y) == ("236", "16")


def test_quarters_and_years_are_named():
    chart = drawn([])
    assert [mark.text for mark in chart.quarters] == ["T1", "T2", "T3", "T4"] * 3
    assert [mark.text for mark in chart.years] == ["2026", "2027", "2028"]
    assert chart.quarters[-1].x == "470"


def test_the_target_reaches_its_top_at_the_end():
    assert drawn([]).target.endswith("L470 16")


def test_an_unknown_quarter_has_no_dot_and_zero_has_one():
    chart = drawn([None, Decimal(0), Decimal(5)])
    assert [dot.text for dot in chart.dots] == ["0", "5"]
    assert chart.dots[0].y == "236"


@pytest.mark.parametrize("target", [0, Decimal("0.5"), 1, 7, 36, 50, 51, 99_999_999])
def test_every_size_of_target_can_be_drawn(target):
    chart = drawn([], target=target)
    assert 3 <= len(chart.grid) <= 6


@given(st.lists(st.none() | st.decimals(0, 10**9, places=2), max_size=12))
def test_dots_stay_inside_the_drawing(actuals):
    for dot in drawn(actuals).dots:
        assert 58 <= Decimal(dot.x) <= 470
        assert 16 <= Decimal(dot.y) <= 236
