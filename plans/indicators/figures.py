"""A total as the rules make it: what was told, the lines beside it, who answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.indicators.amounts import Amount, Number, plus
from plans.indicators.answers import Count
from plans.indicators.natures import Nature
from plans.indicators.overlaps import Decision, Line
from plans.indicators.policies import Policy

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Figure:
    """A total: what was told (`gross`), the signed lines beside it, who answered."""

    gross: Amount | None
    lines: tuple[Line, ...]
    adjustment: Amount | None
    count: Count
    is_carried: bool = False
    may_double_count: bool = False

    @property
    def net(self) -> Amount | None:
        """What was told with the lines: the published total."""
        return plus(self.gross, self.adjustment)

    @property
    def to_sign_again(self) -> tuple[Decision, ...]:
        return tuple(line.decision for line in self.lines if line.is_asleep)


@dataclass(frozen=True)
class Split:
    """A total by cell: gross parts, « non précisé », « ajustement non ventilé »."""

    cells: Mapping[str, Amount | None]
    unspecified: Number | None
    unsplit: Number | None


def value_of(amount: Amount | None, policy: Policy) -> Number | None:
    """The number to publish, exact; percents are in points. None is no data or 0/0."""
    if amount is None:
        return None
    if not policy.is_ratio and not policy.is_weighted:
        return amount.num
    ratio = amount.ratio
    if ratio is None:
        return None
    scale = HUNDRED if policy.nature == Nature.PERCENT else policy.multiplier
    return ratio if policy.is_weighted else ratio * Fraction(scale)
