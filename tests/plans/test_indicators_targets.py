"""Targets to date, achievement and refusals of every nature (rules 4, 6, 8, 11, 12)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plans.indicators.amounts import Amount
from plans.indicators.attainment import Aim, Signal, Thresholds, achievement, judge
from plans.indicators.coherence import (
    cell_problem,
    cumulative_problem,
    no_activity_problem,
    pair_problem,
)
from plans.indicators.policies import Policy
from plans.indicators.targets import due_for, plan_target_problem
from plans.outline.quarters import Quarter
from tests.plans.books import T1, T2, T3, T4, T5, T6, T8

LIMITS = Thresholds(on_time=Decimal("0.90"), watch=Decimal("0.60"))
FLOW = Policy()
COUNT = Policy(semantics="cumulative")
STOCK = Policy(semantics="stock")
PERCENT = Policy(nature="percent")


def due(policy, targets, until):
    exact = {key: Decimal(value) for key, value in targets.items()}
    return due_for(policy, exact, first_year=2026, until=until)


@pytest.mark.parametrize(
    ("policy", "targets", "until", "expected"),
    [
        (COUNT, {(2026, None): 40, (2027, None): 100}, T1, 10),
        (COUNT, {(2026, None): 40, (2027, None): 100}, T4, 40),
        (COUNT, {(2026, None): 40, (2027, None): 100}, T6, 70),
        (COUNT, {(2026, None): 40}, T6, 40),
        (COUNT, {(2026, 2): 15, (2026, 4): 40}, T3, 15),
        (COUNT, {(2026, 2): 15}, T1, None),
        (STOCK, {(2026, None): 40, (2027, None): 50}, T3, None),
        (STOCK, {(2026, None): 40, (2027, None): 50}, T5, 40),
        (STOCK, {(2026, 2): 30, (2026, None): 40}, T3, 30),
        (STOCK, {(2026, 2): 30, (2026, None): 40}, T4, 40),
        (PERCENT, {(2026, None): 60, (2027, None): 80}, T8, 80),
        (Policy(frequency="year"), {(2026, None): 40}, T3, None),
        (Policy(frequency="year"), {(2026, None): 40}, T4, 40),
        (Policy(frequency="semester"), {(2026, None): 40}, T3, 20),
    ],
)
def test_each_nature_has_its_own_target_to_date(policy, targets, until, expected):
    found = due(policy, targets, until)
    assert (found and found.target) == (expected and Decimal(expected))


def test_a_yearly_target_of_a_percent_is_compared_with_its_whole_year():
    found = due(PERCENT, {(2026, None): 60}, T6)
    assert found.compared == (T1, T2, T3, T4)
    assert due(PERCENT, {(2026, 2): 60}, T3).compared == (T2,)
    semester = Policy(nature="percent", frequency="semester")
    assert due(semester, {(2026, 2): 60}, T3).compared == (T1, T2)


@pytest.mark.parametrize(
    ("actual", "target", "how", "expected"),
    [
        (30, 50, {"baseline": 20}, Fraction(1, 3)),
        (30, 50, {}, Fraction(3, 5)),
        (30, 20, {"baseline": 20}, None),
        (30, 20, {"baseline": 40, "direction": "down"}, Fraction(1, 2)),
        (30, 20, {"direction": "down"}, None),
        (48, 50, {"direction": "maintain", "band": Decimal(2)}, Fraction(1)),
        (47, 50, {"direction": "maintain", "band": Decimal(2)}, Fraction(0)),
    ],
)
def test_a_level_is_measured_from_its_baseline(actual, target, how, expected):
    if "baseline" in how:
        how = how | {"baseline": Decimal(how["baseline"])}
    found = achievement(Decimal(actual), Decimal(target), starts_at_zero=False, **how)
    assert found == expected


def test_a_stock_is_judged_from_its_own_baseline():
    aim = Aim("down", Decimal(40), LIMITS)
    found = judge(
        Decimal(30),
        due(STOCK, {(2026, 3): 20}, T3),
        aim,
        policy=STOCK,
        is_complete=True,
    )
    assert (found.rate, found.signal) == (Fraction(1, 2), Signal.LATE)


def test_no_target_has_come_due_and_no_signal():
    found = judge(
        Decimal(30),
        due(STOCK, {(2026, None): 20}, T3),
        Aim("up", None, LIMITS),
        policy=STOCK,
        is_complete=True,
    )
    assert found.signal == Signal.NO_TARGET


@pytest.mark.parametrize(
    ("policy", "yearly", "plan_target", "direction", "expected"),
    [
        (FLOW, (10, 20, 30), 60, "up", ""),
        (FLOW, (10, 20, 30), 61, "up", "sum"),
        (COUNT, (10, 20, 30), 30, "up", ""),
        (COUNT, (10, 30, 20), 20, "up", "order"),
        (COUNT, (10, 20, 30), 60, "up", "last"),
        (STOCK, (10, 30, 20), 20, "up", ""),
    ],
)
def test_yearly_targets_agree_with_the_plan(
    policy, yearly, plan_target, direction, expected
):
    targets = {(2026 + i, None): Decimal(v) for i, v in enumerate(yearly)}
    found = plan_target_problem(targets, Decimal(plan_target), policy, direction)
    assert found == expected


@pytest.mark.parametrize(
    ("num", "den", "expected"),
    [
        (3, 4, ""),
        (0, 0, ""),
        (3, 0, "zero_denominator"),
        (3, None, "alone"),
        (None, 3, "alone"),
        (None, None, ""),
    ],
)
def test_what_a_pair_may_be(num, den, expected):
    given = [None if part is None else Decimal(part) for part in (num, den)]
    assert pair_problem(*given) == expected


def test_a_count_never_goes_back_without_a_reason():
    between = {"earlier": Decimal(10), "later": Decimal(20)}
    assert cumulative_problem(Decimal(9), **between) == "below"
    assert cumulative_problem(Decimal(21), **between) == "above"
    assert cumulative_problem(Decimal(15), **between) == ""
    assert cumulative_problem(Decimal(9), **between, reason="Double comptage") == ""


def test_cells_never_say_more_than_their_total():
    cells = [Amount(Decimal(30)), Amount(Decimal(25))]
    assert cell_problem(Amount(Decimal(50)), cells, is_whole=True) == "sum"
    assert cell_problem(Amount(Decimal(50)), cells, is_whole=False) == ""
    assert cell_problem(Amount(Decimal(28)), cells, is_whole=False) == "cell"


def test_no_activity_is_offered_to_what_is_counted_only():
    assert no_activity_problem(FLOW) == no_activity_problem(COUNT) == ""
    for policy in (STOCK, Policy(nature="score"), Policy(nature="milestone")):
        assert no_activity_problem(policy) == "not_offered"


def test_the_year_before_is_the_last_one_that_has_a_target():
    found = due(COUNT, {(2026, None): 40, (2028, None): 100}, Quarter(2028, 2))
    assert found.target == 70
