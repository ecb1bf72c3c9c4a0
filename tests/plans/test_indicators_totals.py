"""The value rules one by one, on hand-made figures (domain §5, rules 1 to 10)."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from plans.indicators.amounts import Amount
from plans.indicators.answers import Asked, Count
from plans.indicators.figures import value_of
from plans.indicators.policies import Policy
from tests.plans.books import (
    IDLE,
    NONE,
    PLAN,
    START,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    UNKNOWN,
    YEAR,
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


# Rule 2: N of M


def test_only_periods_of_the_frequency_are_expected():
    rows = series(A, 1, 2, 3, 4)
    assert books(rows, frequency="semester").figure(YEAR).count == Count(2, 2)
    assert books(rows, frequency="year").figure(YEAR).count == Count(1, 1)


def test_a_dispensed_organisation_is_not_expected():
    kept = books(series(A, 3), asked(A, B), dispensed={(B, T1)})
    assert kept.figure([T1]).count == Count(1, 1)


def test_a_partial_answer_enters_the_sum_and_not_n():
    rows = [told(A, T1, 4, place="konna")]
    kept = books(rows, asked(A, places=("konna", "segou")), parents=PARENTS)
    assert total(kept, T1) == 4
    assert kept.figure([T1]).count == Count(0, 1)


def test_a_place_without_object_is_not_waited_for():
    rows = [told(A, T1, 4, place="konna"), told(A, T1, NONE, place="segou")]
    kept = books(rows, asked(A, places=("konna", "segou")), parents=PARENTS)
    assert kept.figure([T1]).count == Count(1, 1)
    assert kept.figure([T1], within="segou").count == Count(0, 0)


def test_not_applicable_everywhere_leaves_the_expected():
    assert books(series(A, NONE), asked(A, B)).figure([T1]).count == Count(0, 1)


def test_places_hold_what_lies_in_them():
    rows = [told(A, T1, 4, place="konna"), told(A, T1, 9, place="segou")]
    kept = books(rows, parents=PARENTS)
    assert total(kept, T1, within="mopti") == 4
    assert total(kept, T1) == 13


# Rule 4: pairs


def test_a_numerator_alone_is_no_data():
    kept = books([told(A, T1, (3, None)), told(B, T1, (1, 4))], nature="percent")
    assert total(kept, T1) == 25
    assert kept.figure([T1]).count == Count(1, 2)


def test_no_activity_is_nothing_over_nothing():
    kept = books([told(A, T1, IDLE), told(B, T1, (1, 4))], nature="percent")
    assert total(kept, T1) == 25
    assert kept.figure([T1]).count == Count(2, 2)


def test_a_flow_of_percents_adds_both_numbers_over_time():
    kept = books(series(A, (1, 2), (1, 8)), nature="percent")
    assert total(kept, T1, T2) == 20


def test_a_reference_population_counts_once_a_place():
    rows = [
        told(A, T1, 10, place="konna"),
        told(B, T1, 20, place="konna"),
        told(A, T2, 30, place="konna"),
    ]
    sizes = {
        ("konna", ""): [(T1, Decimal(200))],
        ("segou", ""): [(T1, Decimal(1000))],
    }
    kept = books(
        rows,
        nature="percent",
        denominator="reference",
        references=sizes,
        parents=PARENTS,
    )
    assert total(kept, T1) == 15
    assert total(kept, T1, T2) == 30


def test_the_reference_population_is_the_one_of_the_day():
    sizes = {("konna", ""): [(T1, Decimal(200)), (T3, Decimal(400))]}
    kept = books(
        series(A, 10, 10, 10, place="konna"),
        nature="percent",
        denominator="reference",
        references=sizes,
        semantics="stock",
    )
    assert (total(kept, T2), total(kept, T3)) == (5, Fraction(5, 2))


def test_a_percent_is_never_a_mean():
    with pytest.raises(ValueError, match="never a mean"):
        Policy(nature="percent", organisation="mean")


# Rule 5: what is carried


def test_a_stock_is_carried_four_periods_and_then_unknown():
    kept = books(series(A, 6), asked(A), semantics="stock")
    assert [total(kept, q) for q in PLAN[:6]] == [6, 6, 6, 6, 6, None]
    assert kept.figure([T2]).is_carried
    assert kept.figure([T2]).count == Count(0, 1)


def test_not_applicable_stops_a_stock_and_not_a_count():
    rows = series(A, 6, NONE)
    assert total(books(rows, semantics="stock"), T3) is None
    assert total(books(rows, semantics="cumulative"), T3) == 6


def test_no_activity_leaves_a_count_as_it_was():
    kept = books(series(A, 6, IDLE), semantics="cumulative")
    figure = kept.figure([T2])
    assert (figure.net, figure.count) == (Amount(Decimal(6)), Count(1, 1))
    assert not figure.is_carried
    assert total(books(series(A, IDLE), semantics="cumulative"), T1) == 0


def test_no_activity_says_nothing_of_a_stock():
    kept = books(series(A, 6, IDLE), semantics="stock")
    assert total(kept, T2) == 6
    assert kept.figure([T2]).count == Count(0, 1)


def test_numerator_and_denominator_are_carried_together():
    rows = [*series(A, (1, 4), UNKNOWN), *series(B, (1, 2), (3, 4))]
    assert total(books(rows, nature="percent", semantics="stock"), T2) == 50


def test_the_latest_is_by_period_and_not_by_day_of_validation():
    rows = [told(A, T2, 15), told(A, T1, 10)]
    assert total(books(rows, semantics="cumulative"), T3) == 15


def test_a_stock_may_be_a_mean_over_time():
    rows = series(A, 4, 8)
    assert total(books(rows, semantics="stock", time="mean"), T1, T2) == 6
    assert total(books(rows, semantics="stock", time="max"), T1, T2) == 8
    assert total(books(rows, semantics="stock"), T1, T2) == 8


def test_a_stock_stops_at_a_place_that_is_no_longer_assigned():
    spans = [
        Asked(A, START, None, frozenset({"konna"})),
        Asked(A, START, datetime.date(2026, 3, 31), frozenset({"segou"})),
    ]
    rows = [told(A, T1, 4, place="konna"), told(A, T1, 9, place="segou")]
    kept = books(rows, spans, semantics="stock", parents=PARENTS)
    assert (total(kept, T1), total(kept, T2)) == (13, 4)


# Rule 7


def test_a_score_is_a_median():
    rows = [told(A, T1, 3), told(B, T1, 5), told(C, T1, 4)]
    assert total(books(rows, nature="score", organisation="median"), T1) == 4
    even = books(rows[:2], nature="score", organisation="median")
    assert total(even, T1) == 4


def test_or_a_mean_weighted_by_respondents():
    rows = [told(A, T1, (4, 10)), told(B, T1, (1, 20))]
    assert total(books(rows, nature="score", organisation="weighted"), T1) == 2


def test_milestones_and_narratives_are_counted():
    reached = books([*series(A, 1), *series(B, 0, 1)], nature="milestone")
    assert [total(reached, q) for q in (T1, T2)] == [1, 2]
    stories = books([*series(A, 1, 1), *series(B, UNKNOWN)], nature="narrative")
    assert total(stories, T1, T2) == 2


# Rule 8


def test_cells_of_the_country_are_gross():
    rows = [told(A, T1, 120, f=100, m=20), told(B, T1, 80, f=50, m=None)]
    kept = books(rows, decisions=[decision("max", T1, A, B)])
    split = kept.split([T1], ["f", "m"])
    assert split.cells["f"] == amount(150)
    assert split.cells["m"] == amount(20)
    assert (split.unspecified, split.unsplit) == (30, -80)


def test_no_activity_is_zero_in_each_cell():
    split = books(series(A, IDLE)).split([T1], ["f"])
    assert split.cells["f"] == amount(0)


def test_who_has_not_answered_a_quarter_carries_into_later_years():
    kept = books(series(A, None, 6), asked(A), semantics="cumulative")
    assert [total(kept, q) for q in (T1, T4, T5, T6)] == [None, 6, 6, 6]
