"""Hides small public counts so that no table gives them back (domain §5, rule 17).

A table has one axis or more (places, cells, quarters…); along each, parts add up to a
total whose index is None. Counts 1…min_cell − 1 are hidden, then as much more as it
takes: whatever is hidden could be another whole number, with everything published
unchanged. Zero is shown. Pure, exact, and the same whatever the order of the rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

Index = tuple[str | None, ...]
Table = Mapping[Index, int]
Step = tuple[tuple[Index, int], ...]


def hidden_in(table: Table, *, min_cell: int) -> frozenset[Index]:
    """The indexes that may not be published.

    `table` holds every combination of parts and totals. Raises ValueError when its
    parts do not add up to its totals: no hiding would then be safe.
    """
    axes = _axes(table)
    _check(table, axes)
    hidden = {index for index, value in table.items() if 0 < value < min_cell}
    while True:
        more = _next_to_hide(table, axes, hidden, min_cell)
        if not more:
            return frozenset(hidden)
        hidden |= more


def percent_is_hidden(num: int, den: int, *, min_cell: int) -> bool:
    """Whether a percent tells of few people, by its numerator or what is left of it."""
    return 0 < num < min_cell or 0 < den - num < min_cell


def is_protected(table: Table, hidden: Iterable[Index], index: Index) -> bool:
    """Whether a hidden count could be another one, with all that is shown unchanged."""
    kept = frozenset(hidden)
    return any(
        all(cell in kept for cell, _sign in step) and _is_possible(table, step)
        for step in _steps(_axes(table), index)
    )


def _axes(table: Table) -> list[list[str]]:
    """The parts along each axis, in a fixed order."""
    width = len(next(iter(table), ()))
    return [
        sorted({part for index in table if (part := index[axis]) is not None})
        for axis in range(width)
    ]


def _lines(axes: Sequence[Sequence[str]]) -> Iterator[tuple[list[Index], Index]]:
    """Each line of the table: its parts, and its total."""
    every: list[list[str | None]] = [[*parts, None] for parts in axes]
    for axis, parts in enumerate(axes):
        others = [keys for place, keys in enumerate(every) if place != axis]
        for rest in product(*others):
            indexes = [(*rest[:axis], key, *rest[axis:]) for key in [*parts, None]]
            yield indexes[:-1], indexes[-1]


def _check(table: Table, axes: Sequence[Sequence[str]]) -> None:
    for parts, total in _lines(axes):
        if sum(table[index] for index in parts) != table[total]:
            raise ValueError(f"the parts of {total} do not add up to it")


def _next_to_hide(
    table: Table,
    axes: Sequence[Sequence[str]],
    hidden: set[Index],
    min_cell: int,
) -> set[Index]:
    """What has to be hidden next; nothing when all is safe."""
    for parts, total in _lines(axes):
        holes = [index for index in parts if index in hidden]
        told = sum(table[index] for index in holes)
        if holes and total not in hidden and told < min_cell:
            shown = [i for i in parts if i not in hidden and table[i]] or [total]
            return {min(shown, key=lambda index: (table[index], str(index)))}
    for index in sorted(hidden, key=str):
        if not is_protected(table, hidden, index):
            return _cheapest(table, axes, hidden, index)
    return set()


def _cheapest(
    table: Table,
    axes: Sequence[Sequence[str]],
    hidden: set[Index],
    index: Index,
) -> set[Index]:
    """The least to hide so that one count could be another.

    Going up along totals is always possible: they hold the count, so they are not 0.
    """
    ways = [
        {cell for cell, _sign in step} - hidden
        for step in _steps(axes, index)
        if _is_possible(table, step)
    ]
    return min(
        ways,
        key=lambda more: (
            len(more),
            sum(table[cell] for cell in more),
            sorted(map(str, more)),
        ),
    )


def _steps(axes: Sequence[Sequence[str]], index: Index) -> Iterator[Step]:
    """The smallest changes through one count that keep every sum true.

    Along an axis: one part up and another down, or one part and the total together.
    Several axes multiply.
    """
    along = [list(_moves(parts, at)) for parts, at in zip(axes, index, strict=True)]
    for moves in product(*along):
        cells = []
        for choice in product(*moves):
            sign = 1
            for _key, one in choice:
                sign *= one
            cells.append((tuple(key for key, _one in choice), sign))
        yield tuple(cells)


def _moves(
    parts: Sequence[str], at: str | None
) -> Iterator[tuple[tuple[str | None, int], ...]]:
    for one, other in combinations([*parts, None], 2):
        if at in {one, other}:
            yield (one, 1), (other, 1 if other is None else -1)


def _is_possible(table: Table, step: Step) -> bool:
    """Whether a step, up or down, moves no zero and leaves no count under 1."""
    if any(table[cell] == 0 for cell, _sign in step):
        return False
    return any(
        all(table[cell] + way * sign >= 1 for cell, sign in step) for way in (1, -1)
    )
