"""How far a value stands from what was validated before; pure.

A flow is compared with the mean of the quarters before, what is carried with the last
one. A percent is compared by its rate. No history is no warning: a first report is
looked at anyway.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.indicators.amounts import Amount
from plans.indicators.natures import Semantics
from plans.indicators.policies import Policy

LOOKED_BACK = 4  # quarters


@dataclass(frozen=True)
class Jump:
    """A value, what it is compared with, and how many times apart they are."""

    value: Fraction
    usual: Fraction
    times: Fraction

    @property
    def is_up(self) -> bool:
        return self.value > self.usual


def jump_of(amount: Amount, before: Sequence[Amount], policy: Policy) -> Jump | None:
    """Compare an amount with those before, oldest first; None when there are none.

    Small counts are compared as if they were one: from 0 to 2 is no jump of note.
    """
    known = [
        level
        for row in before[-LOOKED_BACK:]
        if (level := _level(row, policy)) is not None
    ]
    value = _level(amount, policy)
    if value is None or not known:
        return None
    usual = known[-1]
    if policy.carries == Semantics.FLOW:
        usual = sum(known, Fraction(0)) / len(known)
    floor = Fraction(1, 100) if policy.is_ratio else Fraction(1)
    high, low = max(value, usual, floor), max(min(value, usual), floor)
    return Jump(value, usual, high / low)


def _level(amount: Amount, policy: Policy) -> Fraction | None:
    if not policy.is_ratio or policy.has_reference:
        return Fraction(amount.num)
    return amount.ratio


def is_over(jump: Jump | None, limit: Decimal) -> bool:
    """Whether it is apart by more than so many times."""
    return jump is not None and jump.times > Fraction(limit)
