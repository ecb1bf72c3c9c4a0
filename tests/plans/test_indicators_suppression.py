"""A hidden count is never given back by what is shown (domain §5, rule 17)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.indicators.suppression import hidden_in, is_protected, percent_is_hidden


def table_of(counts: dict[tuple[str, ...], int]) -> dict[tuple[str | None, ...], int]:
    """A table with all its totals, from its parts alone."""
    table: dict[tuple[str | None, ...], int] = {}
    for index, value in counts.items():
        for kept in product([True, False], repeat=len(index)):
            key = tuple(
                k if keep else None for k, keep in zip(index, kept, strict=True)
            )
            table[key] = table.get(key, 0) + value
    return table


def rank(rows: list[list[Fraction]]) -> int:
    """Gauss, on exact fractions."""
    rows, found = [row[:] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(found, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for r in range(found + 1, len(rows)):
            factor = rows[r][column] / rows[found][column]
            rows[r] = [
                a - factor * b for a, b in zip(rows[r], rows[found], strict=True)
            ]
        found += 1
    return found


def solved(table, hidden) -> set:
    """The hidden counts that the published ones determine: solves all the sums."""
    unknown = sorted(hidden, key=str)
    place = {index: number for number, index in enumerate(unknown)}
    width = len(next(iter(table)))
    keys = [sorted({i[a] for i in table if i[a] is not None}) for a in range(width)]
    sums = []
    for axis in range(width):
        others = [[*k, None] for n, k in enumerate(keys) if n != axis]
        for rest in product(*others):
            row = [Fraction(0)] * len(unknown)
            for key in [*keys[axis], None]:
                index = (*rest[:axis], key, *rest[axis:])
                if index in place:
                    row[place[index]] = Fraction(-1 if key is None else 1)
            sums.append(row)
    before = rank(sums)
    units = [[Fraction(i == n) for i in range(len(unknown))] for n in place.values()]
    return {
        index
        for index, unit in zip(place, units, strict=True)
        if rank([*sums, unit]) == before
    }


def test_a_small_count_hides_a_second_one_and_zero_is_shown():
    counts = {("mopti",): 3, ("segou",): 40, ("kayes",): 60, ("gao",): 0}
    assert hidden_in(table_of(counts), min_cell=5) == {("mopti",), ("segou",)}


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden_in(table_of({("a",): 5, ("b",): 0}), min_cell=5) == frozenset()


def test_a_lonely_small_count_takes_its_total_with_it():
    assert hidden_in(table_of({("a",): 3, ("b",): 0}), min_cell=5) == {("a",), (None,)}


def test_holes_that_add_up_to_little_take_another():
    counts = {("a",): 1, ("b",): 2, ("c",): 30, ("d",): 50}
    assert hidden_in(table_of(counts), min_cell=5) == {("a",), ("b",), ("c",)}


def test_two_holes_of_one_are_known_to_be_ones():
    """2 = 1 + 1 alone, since zero is shown."""
    counts = {("a",): 1, ("b",): 1, ("c",): 9}
    assert ("c",) in hidden_in(table_of(counts), min_cell=2) or (
        (None,) in hidden_in(table_of(counts), min_cell=2)
    )


def test_a_cross_table_hides_a_rectangle():
    counts = {
        ("mopti", "femmes"): 3,
        ("mopti", "hommes"): 20,
        ("segou", "femmes"): 12,
        ("segou", "hommes"): 30,
        ("gao", "femmes"): 40,
        ("gao", "hommes"): 50,
    }
    table = table_of(counts)
    hidden = hidden_in(table, min_cell=5)
    assert ("mopti", "femmes") in hidden
    assert solved(table, hidden) == set()
    assert len(hidden) == 4


def test_parts_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up"):
        hidden_in({("a",): 3, (None,): 4}, min_cell=5)


@pytest.mark.parametrize(
    ("num", "den", "expected"),
    [(3, 100, True), (98, 100, True), (0, 100, False), (100, 100, False), (5, 9, True),
     (5, 10, False), (0, 0, False)],
)  # fmt: skip
def test_a_percent_of_few_people_is_hidden(num, den, expected):
    assert percent_is_hidden(num, den, min_cell=5) is expected


def tables(width: int):
    """Random tables of some axes, many small counts among them."""
    letters = st.integers(1, 4)
    return st.tuples(*[letters] * width).flatmap(
        lambda sizes: st.lists(
            st.one_of(st.integers(0, 6), st.integers(0, 60)),
            min_size=_cells(sizes),
            max_size=_cells(sizes),
        ).map(
            lambda values: table_of(
                dict(
                    zip(
                        product(*["abcd"[:size] for size in sizes]),
                        values,
                        strict=True,
                    )
                )
            )
        )
    )


def _cells(sizes) -> int:
    count = 1
    for size in sizes:
        count *= size
    return count


@settings(max_examples=120, deadline=None)
@given(st.one_of(tables(1), tables(2)), st.integers(2, 6))
def test_no_hidden_count_can_be_deduced(table, min_cell):
    hidden = hidden_in(table, min_cell=min_cell)
    small = {index for index, value in table.items() if 0 < value < min_cell}
    assert small <= hidden
    assert not any(table[index] == 0 for index in hidden)
    assert solved(table, hidden) == set()
    assert all(is_protected(table, hidden, index) for index in hidden)


@settings(max_examples=15, deadline=None)
@given(tables(3), st.integers(2, 6))
def test_nor_by_place_cell_and_quarter_together(table, min_cell):
    assert solved(table, hidden_in(table, min_cell=min_cell)) == set()


@given(tables(2), st.integers(2, 6), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_does_not_choose_what_is_hidden(table, min_cell, chance):
    rows = list(table.items())
    chance.shuffle(rows)
    assert hidden_in(dict(rows), min_cell=min_cell) == hidden_in(
        table, min_cell=min_cell
    )
