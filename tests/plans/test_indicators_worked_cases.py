"""The worked cases of the domain's table (§5), each with its hand-written answer."""

import datetime
from decimal import Decimal
from fractions import Fraction

from plans.dashboard.progress import Part, activity_progress, node_progress
from plans.indicators.amounts import Amount
from plans.indicators.answers import Count
from plans.indicators.attainment import Aim, Signal, Thresholds, achievement, judge
from plans.indicators.figures import value_of
from plans.indicators.policies import Policy
from plans.indicators.targets import TargetVersion, due_for, effective
from tests.plans.books import (
    T1,
    T2,
    T3,
    T4,
    UNKNOWN,
    YEAR,
    A,
    B,
    E,
    asked,
    books,
    decision,
    series,
    told,
)

LIMITS = Thresholds(on_time=Decimal("0.90"), watch=Decimal("0.60"))


def total(kept, *quarters, **scope):
    return value_of(kept.figure(quarters, **scope).net, kept.policy)


def test_flow():
    kept = books([*series(A, 10, UNKNOWN, 5), *series(B, 0, 7, UNKNOWN)])
    assert total(kept, T1, T2, T3) == 22
    assert kept.figure([T2]).count == Count(1, 2)
    assert kept.figure([T3]).count == Count(1, 2)
    assert kept.figure([T1, T2, T3]).count == Count(4, 6)


def test_cumulative():
    rows = [*series(A, 10, 15, UNKNOWN), *series(B, 0, 7, 9)]
    figure = books(rows, semantics="cumulative").figure([T3])
    assert figure.net == Amount(Decimal(24))
    assert figure.count == Count(1, 2)
    assert figure.is_carried


def test_percent():
    kept = books([told(A, T1, (30, 40)), told(B, T1, (10, 100))], nature="percent")
    assert total(kept, T1) == Fraction(4000, 140)
    assert round(float(total(kept, T1)), 1) == 28.6


def test_percent_by_cells():
    rows = [told(A, T1, (11, 28), f=(10, 25), m=(1, 3))]
    kept = books(rows, nature="percent")
    assert round(float(total(kept, T1)), 1) == 39.3
    assert total(kept, T1, cell="f") == 40


def test_ratio_of_nothing():
    kept = books([told(A, T1, (50, 100)), told(B, T1, (0, 0))], nature="percent")
    assert total(kept, T1) == 50
    assert total(books([told(B, T1, (0, 0))], nature="percent"), T1) is None


def test_decrease_of_a_stock():
    assert achievement(
        Decimal(30),
        Decimal(20),
        direction="down",
        baseline=Decimal(40),
        starts_at_zero=False,
    ) == Fraction(1, 2)


def test_flow_with_a_baseline():
    """b 100, t 200 a year, T1 50: the baseline is context."""
    due = due_for(Policy(), {(2026, None): Decimal(200)}, first_year=2026, until=T1)
    aim = Aim("up", Decimal(100), LIMITS)
    assert judge(Decimal(50), due, aim, is_complete=True).rate == 1


def test_fewer_is_better_and_a_report_is_missing():
    due = due_for(Policy(), {(2026, None): Decimal(30)}, first_year=2026, until=T3)
    found = judge(Decimal(23), due, Aim("down", Decimal(40), LIMITS), is_complete=False)
    assert found.rate == Fraction(14, 15)  # 93.3 %
    assert found.signal == Signal.INCOMPLETE


def test_weighted_progress():
    def child(percent):
        return activity_progress([Part(Decimal(100), percent)], planned=None)

    found = node_progress(
        [
            (Decimal(2), child(Decimal(50))),
            (Decimal(1), child(None)),
            (Decimal(1), child(Decimal(100))),
        ]
    )
    assert found.done == Fraction(2, 3)
    assert found.covered == Fraction(3, 4)


def overlap(method, line=None):
    rows = [told(A, T1, 120, place="c"), told(B, T1, 80, place="c")]
    found = [decision(method, T1, A, B, place="c", line=line)]
    return books(rows, decisions=found, may_overlap=True).figure([T1])


def test_overlap_in_one_commune():
    assert overlap("sum").net == Amount(Decimal(200))
    assert overlap("max").net == Amount(Decimal(120))
    assert overlap("max").adjustment == Amount(Decimal(-80))
    assert overlap("custom", -50).net == Amount(Decimal(150))
    assert overlap("custom", -50).adjustment == Amount(Decimal(-50))
    assert overlap("max").gross == Amount(Decimal(200))


def test_overlap_in_some_periods():
    rows = [*series(A, 140, 100), *series(B, 100, 60)]
    kept = books(rows, decisions=[decision("max", T1, A, B)], may_overlap=True)
    assert total(kept, T1, T2) == 300
    assert not kept.figure([T1]).may_double_count
    assert kept.figure([T2]).may_double_count


def test_place_by_maximum_organisation_by_sum():
    rows = [
        told(A, T1, 10, place="x"),
        told(A, T1, 20, place="y"),
        told(B, T1, 30, place="x"),
        told(B, T1, 7, place="y"),
    ]
    assert total(books(rows, place="max"), T1) == 50


def test_leaver():
    leaves = asked(E, ends_on=datetime.date(2026, 8, 31))
    people = books(series(E, 20, 40), leaves, semantics="cumulative")
    stock = books(series(E, 5, 6), leaves, semantics="stock")
    assert total(people, T4) == 40
    assert total(stock, T2) == 6
    assert total(stock, T4) == 0


def test_cells():
    split = books([told(A, T1, 50, f=30, m=15)]).split([T1], ["f", "m"])
    assert split.unspecified == 5


def test_amendment():
    versions = [
        TargetVersion(2026, None, Decimal(2000)),
        TargetVersion(2026, None, Decimal(2400), since=T4),
    ]

    def due(until):
        targets = effective(versions, until=until)
        return due_for(Policy(), targets, first_year=2026, until=until).target

    assert due(T3) == 1500
    assert due(T4) == 2400


def test_who_is_missing_is_not_zero():
    kept = books(series(A, UNKNOWN), asked(A, B))
    assert total(kept, *YEAR) is None
    assert kept.figure(YEAR).count == Count(0, 8)
