"""Value rule 8: totals and cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.reporting.cells import Total, TotalMissing, TotalTooSmall, total_of

numbers = st.integers(0, 10**9).map(Decimal)
known = st.lists(numbers, min_size=1, max_size=6)


def of(*cells, typed=None, whole=True):
    return total_of(
        [None if cell is None else Decimal(cell) for cell in cells],
        None if typed is None else Decimal(typed),
        splits_the_whole=whole,
    )


@pytest.mark.parametrize(
    ("cells", "typed", "value", "unspecified"),
    [
        ((10, 20, 15), None, 45, 0),
        ((10, 20, 15), 50, 50, 5),  # the case of the domain: total 50, cells 45
        ((10, 20, 15), 45, 45, 0),
        ((0, 0, 0), None, 0, 0),
        ((184, 96, 71, None), 351, 351, 0),
        ((184, 96, 71, None), 360, 360, 9),
        ((None, None), 12, 12, 12),
    ],
)
def test_a_total_is_computed_or_checked(cells, typed, value, unspecified):
    assert of(*cells, typed=typed) == Total(Decimal(value), Decimal(unspecified))


@pytest.mark.parametrize(("cells", "typed"), [((10, 20, 15), 44), ((5, None), 4)])
def test_a_total_under_its_cells_is_refused(cells, typed):
    with pytest.raises(TotalTooSmall) as refused:
        of(*cells, typed=typed)
    assert refused.value.floor == sum(c for c in cells if c is not None)


@pytest.mark.parametrize("cells", [(184, 96, 71, None), (None, None), ()])
def test_an_unknown_cell_asks_for_a_typed_total(cells):
    with pytest.raises(TotalMissing):
        of(*cells)


def test_overlapping_cells_are_never_added_up():
    assert of(30, 40, typed=50, whole=False) == Total(Decimal(50), None)
    with pytest.raises(TotalMissing):
        of(30, 40, whole=False)
    with pytest.raises(TotalTooSmall) as refused:
        of(30, 60, typed=50, whole=False)
    assert refused.value.floor == 60


@given(known)
def test_left_blank_the_total_is_the_sum_in_any_order(cells):
    total = total_of(cells, None, splits_the_whole=True)
    assert total == total_of(cells[::-1], None, splits_the_whole=True)
    assert (total.value, total.unspecified) == (sum(cells), 0)


@given(st.lists(st.one_of(st.none(), numbers), max_size=6), numbers)
def test_cells_and_the_unspecified_rest_make_the_total(cells, typed):
    added = sum((cell for cell in cells if cell is not None), Decimal(0))
    try:
        total = total_of(cells, typed, splits_the_whole=True)
    except TotalTooSmall:
        assert typed < added
    else:
        assert total.value == typed == added + total.unspecified
        assert total.unspecified >= 0
