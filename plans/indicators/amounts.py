"""Exact amounts: a number, or a numerator and a denominator that travel together.

None is unknown and is never zero. Sums stay decimals; a mean is an exact fraction, so
that no order of addition can show in a figure (domain §5, rule 1).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plans.indicators.natures import Aggregation

Number = Decimal | Fraction


class Amount(NamedTuple):
    """A numerator, and its denominator where there is one."""

    num: Number
    den: Number | None = None

    @property
    def ratio(self) -> Fraction | None:
        """num ÷ den; None is undefined."""
        return Fraction(self.num) / Fraction(self.den) if self.den else None


ZERO = Amount(Decimal(0))
ZERO_PAIR = Amount(Decimal(0), Decimal(0))


def added(numbers: Iterable[Number]) -> Number:
    """The exact sum of numbers, in any order."""
    whole = Decimal(0)
    parts = Fraction(0)
    for number in numbers:
        if isinstance(number, Decimal):
            whole += number
        else:
            parts += number
    return whole if not parts else Fraction(whole) + parts


def plus(one: Amount | None, other: Amount | None) -> Amount | None:
    """The sum of two amounts; an unknown one adds nothing."""
    return fold([a for a in (one, other) if a is not None], Aggregation.SUM)


def minus(amount: Amount) -> Amount:
    return Amount(-amount.num, None if amount.den is None else -amount.den)


def fold(amounts: Sequence[Amount], how: str) -> Amount | None:
    """Several amounts as one; None of none. Only sums are made of denominators.

    Raises ValueError for a way that is not one.
    """
    if not amounts:
        return None
    if how in {Aggregation.SUM, Aggregation.WEIGHTED}:
        dens = [amount.den for amount in amounts if amount.den is not None]
        num = added(amount.num for amount in amounts)
        return Amount(num, added(dens) if dens else None)
    numbers = sorted(amount.num for amount in amounts)
    if how == Aggregation.MAX:
        return Amount(numbers[-1])
    if how == Aggregation.MIN:
        return Amount(numbers[0])
    if how == Aggregation.MEAN:
        return Amount(Fraction(added(numbers)) / len(numbers))
    if how == Aggregation.MEDIAN:
        return Amount(_median(numbers))
    raise ValueError(f"{how} does not make one amount of several")


def _median(numbers: Sequence[Number]) -> Number:
    """The middle one; of an even count, the mean of the two middle ones (rule 7)."""
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return (Fraction(numbers[middle - 1]) + Fraction(numbers[middle])) / 2
