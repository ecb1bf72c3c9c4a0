"""Sums of flows, and how many answers stand behind them (domain §5, rules 1, 2, 5)."""

import datetime
import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plans.indicators.aggregation import (
    Answer,
    Span,
    Tally,
    assigned_by_quarter,
    tally,
)
from plans.outline.quarters import Quarter
from plans.reporting.states import ValueState

T1, T2, T3, T4 = (Quarter(2026, number) for number in (1, 2, 3, 4))
A, B = 1, 2
BOTH = frozenset({A, B})


def reported(organisation, quarter, value):
    return Answer(organisation, quarter, ValueState.REPORTED, Decimal(value))


def not_available(organisation, quarter):
    return Answer(organisation, quarter, ValueState.NOT_AVAILABLE, None)


# « flow: A 10, –, 5 · B 0, 7, – » of the domain's table.
FLOW = [
    reported(A, T1, 10),
    not_available(A, T2),
    reported(A, T3, 5),
    reported(B, T1, 0),
    reported(B, T2, 7),
    not_available(B, T3),
]


def test_a_flow_adds_up_to_date_over_organisations_and_quarters():
    assigned = {T1: BOTH, T2: BOTH, T3: BOTH}
    assert tally(FLOW, assigned) == Tally(Decimal(22), received=4, expected=6)


def test_a_missing_answer_stays_among_the_expected_ones():
    assert tally(FLOW, {T2: BOTH}) == Tally(Decimal(7), received=1, expected=2)
    assert tally(FLOW, {T3: BOTH}) == Tally(Decimal(5), received=1, expected=2)


def test_zero_is_a_value_and_no_answer_is_none():
    zero = tally([reported(A, T1, 0)], {T1: frozenset({A})})
    nothing = tally([], {T1: frozenset({A})})
    assert zero == Tally(Decimal(0), received=1, expected=1)
    assert nothing == Tally(None, received=0, expected=1)


def test_no_activity_counts_zero_and_is_an_answer():
    idle = Answer(A, T1, ValueState.NO_ACTIVITY, None)
    assert tally([idle], {T1: frozenset({A})}) == Tally(Decimal(0), 1, 1)


def test_not_available_alone_is_no_data():
    assert tally([not_available(A, T1)], {T1: frozenset({A})}) == Tally(None, 0, 1)


def test_a_validated_not_applicable_leaves_the_expected_answers():
    answers = [
        Answer(A, T1, ValueState.NOT_APPLICABLE, None),
        reported(B, T1, 4),
    ]
    assert tally(answers, {T1: BOTH}) == Tally(Decimal(4), received=1, expected=1)


def test_who_is_no_longer_assigned_stays_in_the_sum_only():
    answers = [reported(A, T1, 10), reported(B, T1, 3)]
    assert tally(answers, {T1: frozenset({B})}) == Tally(Decimal(13), 1, 1)


def test_answers_of_other_quarters_are_left_out():
    assert tally(FLOW, {T4: BOTH}) == Tally(None, received=0, expected=2)


def test_assignment_is_read_on_the_last_day_of_the_quarter():
    day = datetime.date.fromisoformat
    spans = [
        Span(A, day("2026-01-01"), day("2026-06-30")),
        Span(B, day("2026-06-30"), None),
        Span(3, day("2026-04-01"), day("2026-06-29")),
    ]
    assert assigned_by_quarter(spans, [T1, T2, T3]) == {
        T1: frozenset({A}),
        T2: frozenset({A, B}),
        T3: frozenset({B}),
    }


answers_of_anyone = st.lists(
    st.builds(
        lambda organisation, quarter, state, value: Answer(
            organisation,
            quarter,
            state,
            Decimal(value) if state == ValueState.REPORTED else None,
        ),
        st.integers(1, 4),
        st.sampled_from([T1, T2, T3, T4]),
        st.sampled_from(list(ValueState)),
        st.integers(0, 10_000),
    ),
    unique_by=lambda answer: (answer.organisation, answer.quarter),
)


@given(answers_of_anyone, st.randoms(use_true_random=False))
def test_the_order_of_validations_never_matters(answers, chance):
    assigned = {quarter: frozenset({1, 2, 3}) for quarter in (T1, T2, T3)}
    shuffled = answers[:]
    random.Random(chance.random()).shuffle(shuffled)  # noqa: S311
    assert tally(shuffled, assigned) == tally(answers, assigned)


@given(answers_of_anyone)
def test_received_never_exceeds_expected(answers):
    found = tally(answers, {T1: frozenset({1, 2}), T2: frozenset({3})})
    assert 0 <= found.received <= found.expected <= 3


@given(answers_of_anyone)
def test_two_quarters_add_up_to_both(answers):
    first, second = ({T1: BOTH}, {T2: BOTH})
    one, two, both = (tally(answers, q) for q in (first, second, first | second))
    assert both.received == one.received + two.received
    assert both.expected == one.expected + two.expected
    assert (both.value or 0) == (one.value or 0) + (two.value or 0)
