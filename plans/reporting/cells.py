"""The total of a number split into cells (domain §5, value rule 8); pure."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Total:
    """A total, and the part of it that no cell tells; None where cells may overlap."""

    value: Decimal
    unspecified: Decimal | None


class TotalMissing(Exception):
    """The total cannot be computed and has to be typed."""


class TotalTooSmall(Exception):
    """The typed total is under what the cells already say."""

    def __init__(self, floor: Decimal) -> None:
        super().__init__(str(floor))
        self.floor = floor


def total_of(
    cells: Collection[Decimal | None],
    typed: Decimal | None,
    *,
    splits_the_whole: bool,
) -> Total:
    """Compute or check a total; an unknown cell is None, never 0.

    Exclusive and exhaustive cells: left blank, the total is their sum when all are
    known; typed, it is at least their sum and the rest is « non précisé ». Otherwise
    the total is typed and no cell is larger than it. Raises TotalMissing or
    TotalTooSmall.
    """
    known = [number for number in cells if number is not None]
    if not splits_the_whole:
        if typed is None:
            raise TotalMissing
        largest = max(known, default=Decimal(0))
        if typed < largest:
            raise TotalTooSmall(largest)
        return Total(typed, None)
    added = sum(known, Decimal(0))
    if typed is None:
        if len(known) < len(cells) or not cells:
            raise TotalMissing
        return Total(added, Decimal(0))
    if typed < added:
        raise TotalTooSmall(added)
    return Total(typed, typed - added)
