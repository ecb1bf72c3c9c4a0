"""Physical progress, level by level (domain §5, rule 13)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.dashboard.progress import (
    Part,
    Progress,
    activity_progress,
    node_progress,
    planned_share,
    progress_signal,
)
from plans.indicators.attainment import Signal, Thresholds

NINETY_SIXTY = Thresholds(on_time=Decimal("0.90"), watch=Decimal("0.60"))


def part(share, percent):
    return Part(Decimal(share), None if percent is None else Decimal(percent))


def child(weight, percent, planned=None):
    planned = None if planned is None else Fraction(planned)
    return Decimal(weight), activity_progress([part(100, percent)], planned=planned)


@pytest.mark.parametrize(
    ("planned", "ended", "expected"),
    [
        ([1, 2, 3, 4], 3, Fraction(3, 4)),
        ([2], 1, Fraction(0)),
        ([2], 2, Fraction(1)),
        ([5, 6], 3, Fraction(0)),
        ([], 3, None),
    ],
)
def test_planned_is_ended_over_planned_quarters(planned, ended, expected):
    assert planned_share(planned, ended=ended) == expected


@pytest.mark.parametrize(
    ("parts", "done", "covered"),
    [
        ([part(100, 40)], Fraction(2, 5), 1),
        ([part(60, 50), part(40, 100)], Fraction(7, 10), 1),
        ([part(60, 50), part(40, None)], Fraction(1, 2), Fraction(3, 5)),
        ([part(100, 0)], Fraction(0), 1),
        ([part(100, None)], None, 0),
        ([], None, 0),
        ([part(0, 50)], None, 0),
    ],
)
def test_an_activity_weighs_its_leads_by_their_share(parts, done, covered):
    found = activity_progress(parts, planned=None)
    assert (found.done, found.covered) == (done, covered)


def test_a_node_weighs_the_children_that_have_data():
    # (w2, 50) (w1, –) (w1, 100) → 66.7 %, covered 3/4
    found = node_progress([child(2, 50), child(1, None), child(1, 100)])
    assert (found.done, found.covered) == (Fraction(2, 3), Fraction(3, 4))


def test_planned_is_the_same_mean_over_the_same_children():
    found = node_progress([child(2, 50, "1/2"), child(1, None, 1), child(1, 100, 1)])
    assert found.planned == Fraction(2, 3)


def test_coverage_multiplies_level_by_level():
    half = node_progress([child(1, 50), child(1, None)])
    full = node_progress([child(1, 50)])
    top = node_progress([(Decimal(1), half), (Decimal(3), full)])
    assert top.covered == Fraction(7, 8)


def test_a_node_without_children_knows_nothing():
    assert node_progress([]) == Progress(None, None, Fraction(0))


@pytest.mark.parametrize(
    ("done", "planned", "covered", "expected"),
    [
        ("0.55", "0.60", 1, Signal.ON_TIME),
        ("0.41", "0.55", 1, Signal.WATCH),
        ("0.27", "0.50", 1, Signal.LATE),
        ("0.54", "0.60", 1, Signal.ON_TIME),  # exactly nine tenths
        (0, "0.60", 1, Signal.LATE),
        ("0.55", "0.60", "1/2", Signal.ON_TIME),
        ("0.55", "0.60", "49/100", Signal.INCOMPLETE),
        (None, None, 0, Signal.NO_DATA),
        ("0.10", 0, 1, Signal.NO_TARGET),
        ("0.10", None, 1, Signal.NO_TARGET),
    ],
)
def test_the_signal_compares_done_with_planned(done, planned, covered, expected):
    progress = Progress(
        None if done is None else Fraction(done),
        None if planned is None else Fraction(planned),
        Fraction(covered),
    )
    assert progress_signal(progress, NINETY_SIXTY) == expected


children = st.lists(
    st.tuples(st.integers(0, 9), st.none() | st.integers(0, 100)), max_size=8
)


@given(children)
def test_a_mean_stays_between_its_children(told):
    found = node_progress([child(weight, percent) for weight, percent in told])
    known = [
        Fraction(percent, 100)
        for weight, percent in told
        if percent is not None and weight
    ]
    assert (found.done is None) == (not known)
    if found.done is not None:
        assert min(known) <= found.done <= max(known)
    assert 0 <= found.covered <= 1


@given(children, st.integers(2, 5))
def test_weights_count_by_their_proportion(told, factor):
    once = node_progress([child(weight, percent) for weight, percent in told])
    more = node_progress([child(weight * factor, percent) for weight, percent in told])
    assert once == more
