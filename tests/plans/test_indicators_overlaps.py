"""Decisions on people counted twice: lines beside the figures (rules 9 and 10)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plans.indicators.amounts import Amount
from plans.indicators.figures import value_of
from plans.indicators.overlaps import check_method, clashes, signed_line
from plans.indicators.policies import Policy
from tests.plans.books import (
    T1,
    T2,
    T3,
    A,
    B,
    C,
    amount,
    asked,
    books,
    decision,
    series,
    told,
)

PARENTS = {"konna": "mopti", "mopti": None, "segou": None}


def total(kept, *quarters, **scope):
    return value_of(kept.figure(quarters, **scope).net, kept.policy)


def test_a_decision_is_replayed_until_a_new_one():
    rows = [*series(A, 100, 120, 130), *series(B, 60, 90, 95)]
    first, second = (
        decision("max", T1, A, B),
        decision("sum", T3, A, B, key=2),
    )
    kept = books(rows, decisions=[first, second], semantics="cumulative")
    assert [total(kept, q) for q in (T1, T2, T3)] == [100, 120, 225]
    (line,) = kept.figure([T2]).lines
    assert line.is_replayed


def test_a_signed_line_sleeps_when_its_result_cannot_be():
    rows = [*series(A, 120, 200), *series(B, 80, 10)]
    found = [decision("custom", T1, A, B, line=-50)]
    kept = books(rows, decisions=found, semantics="cumulative")
    assert (total(kept, T1), total(kept, T2)) == (150, 210)
    assert kept.figure([T2]).to_sign_again == tuple(found)


def test_under_two_values_there_is_no_line():
    kept = books(series(A, 120), asked(A, B), decisions=[decision("max", T1, A, B)])
    assert kept.figure([T1]).lines == ()


def test_a_line_enters_its_place_its_ancestors_and_the_country():
    rows = [
        told(A, T1, 120, place="konna"),
        told(B, T1, 80, place="konna"),
        told(A, T1, 7, place="segou"),
    ]
    found = [decision("max", T1, A, B, place="konna")]
    kept = books(rows, decisions=found, parents=PARENTS)
    scopes = ("konna", "mopti", "segou", "")
    assert [total(kept, T1, within=s) for s in scopes] == [120, 120, 7, 127]


def test_withdrawing_a_decision_restores_the_total():
    rows = [told(A, T1, 120), told(B, T1, 80)]
    with_it = books(rows, decisions=[decision("max", T1, A, B)])
    assert (total(with_it, T1), total(books(rows), T1)) == (120, 200)


def test_a_percent_is_adjusted_on_its_two_numbers():
    rows = [told(A, T1, (30, 100)), told(B, T1, (20, 100))]
    found = [decision("custom", T1, A, B, line=(-10, -50))]
    kept = books(rows, nature="percent", decisions=found)
    assert total(kept, T1) == Fraction(4000, 150)
    with pytest.raises(ValueError, match="two numbers"):
        check_method("max", Policy(nature="percent"))


def test_decisions_exist_only_where_everything_adds_up():
    with pytest.raises(ValueError, match="add up"):
        check_method("max", Policy(place="max"))
    rows = [told(A, T1, 9), told(B, T1, 4)]
    kept = books(rows, organisation="max", decisions=[decision("max", T1, A, B)])
    assert kept.figure([T1]).lines == ()


def test_two_decisions_never_share_organisation_period_and_place():
    one = decision("max", T1, A, B, place="konna")
    assert clashes(one, decision("sum", T1, B, C, place="mopti"), PARENTS)
    assert clashes(one, decision("sum", T1, B, C), PARENTS)
    assert not clashes(one, decision("sum", T1, B, C, place="segou"), PARENTS)
    assert not clashes(one, decision("sum", T2, A, B, place="konna"), PARENTS)
    assert not clashes(one, decision("sum", T1, C, 4, place="konna"), PARENTS)


def test_a_justified_result_lies_between_the_largest_and_the_sum():
    values = {(A, ""): Amount(Decimal(120)), (B, ""): Amount(Decimal(80))}
    custom = decision("custom", T1, A, B)
    assert signed_line(Amount(Decimal(150)), custom, values, {}) == amount(-50)
    for wrong in (119, 201):
        with pytest.raises(ValueError, match="between"):
            signed_line(Amount(Decimal(wrong)), custom, values, {})
