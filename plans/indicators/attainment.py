"""How far a figure is from its target, and the signal that says so in a word.

Source: domain §5, rules 11, 12 and 14. Rates are exact fractions: no threshold is ever
compared with a rounded figure. Nothing here reads the database.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from plans.indicators.amounts import Number
from plans.indicators.natures import Direction
from plans.indicators.policies import Policy
from plans.indicators.targets import PLAIN, Due


class Signal(StrEnum):
    """What the figures say; never mixed with the state an organisation declares."""

    ON_TIME = "on_time"
    WATCH = "watch"
    LATE = "late"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    INCOMPLETE = "incomplete"
    UNDEFINED = "undefined"


@dataclass(frozen=True)
class Thresholds:
    """Shares (0–1) of the target to date from which one is on time, or to watch."""

    on_time: Decimal
    watch: Decimal


@dataclass(frozen=True)
class Standing:
    """A figure against its target: `rate` is exact, None is « indéfini » or unknown."""

    actual: Number | None
    target: Decimal | None
    rate: Fraction | None
    signal: Signal


def achievement(
    actual: Number,
    target: Number,
    *,
    direction: str = Direction.UP,
    baseline: Number | None = None,
    starts_at_zero: bool = True,
    band: Decimal | None = None,
) -> Fraction | None:
    """How much of the way is done; exact, uncapped.

    What starts at zero going up: a ÷ t, its baseline is never subtracted. Others going
    up: (a − b) ÷ (t − b), or a ÷ t without a baseline. Going down: (b − a) ÷ (b − t).
    To maintain: 1 within the band, else 0. None is « indéfini »: a target of zero, a
    target equal to the baseline, or no baseline for what should go down.
    """
    if direction == Direction.MAINTAIN:
        away = abs(Fraction(actual) - Fraction(target))
        return Fraction(away <= Fraction(band or 0))
    a, t = Fraction(actual), Fraction(target)
    if direction == Direction.DOWN:
        if baseline is None or baseline == target:
            return None
        return (Fraction(baseline) - a) / (Fraction(baseline) - t)
    if starts_at_zero or baseline is None:
        return a / t if t else None
    if baseline == target:
        return None
    return (a - Fraction(baseline)) / (t - Fraction(baseline))


def signal_of(rate: Fraction | None, thresholds: Thresholds) -> Signal:
    """Dans les temps, à surveiller or en retard, on the unrounded rate."""
    if rate is None:
        return Signal.UNDEFINED
    if rate >= Fraction(thresholds.on_time):
        return Signal.ON_TIME
    if rate >= Fraction(thresholds.watch):
        return Signal.WATCH
    return Signal.LATE


@dataclass(frozen=True)
class Aim:
    """Where an indicator should go: its direction, baseline, band and thresholds.

    The baseline of a flow is a year's worth.
    """

    direction: str
    baseline: Decimal | None
    thresholds: Thresholds
    band: Decimal | None = None


def judge(
    actual: Number | None,
    due: Due | None,
    aim: Aim,
    *,
    policy: Policy = PLAIN,
    is_complete: bool,
) -> Standing:
    """Judge what was reached in the periods of `due` against the target to date.

    What should go down gets no signal while an answer is missing: a missing report
    would look like success (rule 14).
    """
    if actual is None:
        return Standing(None, due.target if due else None, None, Signal.NO_DATA)
    if due is None:
        return Standing(actual, None, None, Signal.NO_TARGET)
    baseline = aim.baseline
    if baseline is not None and policy.starts_at_zero:
        baseline *= due.elapsed
    rate = achievement(
        actual,
        due.target,
        direction=aim.direction,
        baseline=baseline,
        starts_at_zero=policy.starts_at_zero,
        band=aim.band,
    )
    if aim.direction == Direction.DOWN and not is_complete:
        return Standing(actual, due.target, rate, Signal.INCOMPLETE)
    return Standing(actual, due.target, rate, signal_of(rate, aim.thresholds))
