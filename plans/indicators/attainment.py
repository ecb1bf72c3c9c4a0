"""How far a flow is from its target, and the signal that says so in a word.

Source: domain §5, rules 11, 12 and 14. Rates are exact fractions: no threshold is ever
compared with a rounded figure. Nothing here reads the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from plans.indicators.aggregation import Tally
from plans.outline.quarters import Quarter, ended_in

# (year, None) is the year's target, (year, 2) that of its second quarter.
Targets = Mapping[tuple[int, int | None], Decimal]


class Direction(StrEnum):
    """Which way is better; same codes as the indicator's own column."""

    UP = "up"
    DOWN = "down"


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
class Due:
    """The target to date, and the years it speaks of.

    `elapsed` is how many years' worth of quarters have ended in them (¾ = 0.75), by
    which a yearly baseline is multiplied.
    """

    target: Decimal
    years: frozenset[int]
    elapsed: Decimal


@dataclass(frozen=True)
class Standing:
    """A figure against its target: `rate` is exact, None is « indéfini » or unknown."""

    actual: Decimal | None
    target: Decimal | None
    rate: Fraction | None
    signal: Signal


def year_target(targets: Targets, year: int) -> Decimal | None:
    """The whole year's target; without one, the sum of its quarters' targets."""
    if (year, None) in targets:
        return targets[year, None]
    parts = [value for (y, quarter), value in targets.items() if y == year]
    return sum(parts, Decimal(0)) if parts else None


def target_to_date(targets: Targets, *, first_year: int, until: Quarter) -> Due | None:
    """Ended quarters' own targets, else the year's × ended ÷ 4; added over the years.

    None says that no target has come due (« pas de cible échue »).
    """
    parts: dict[int, Decimal] = {}
    for year in range(first_year, until.year + 1):
        part = _year_to_date(targets, year, until)
        if part is not None:
            parts[year] = part
    if not parts:
        return None
    ended = sum(ended_in(year, until=until) for year in parts)
    return Due(
        target=sum(parts.values(), Decimal(0)),
        years=frozenset(parts),
        elapsed=Decimal(ended) / 4,
    )


def _year_to_date(targets: Targets, year: int, until: Quarter) -> Decimal | None:
    ended = ended_in(year, until=until)
    by_quarter = [
        (quarter, value)
        for (y, quarter), value in targets.items()
        if y == year and quarter is not None
    ]
    if by_quarter:
        due = [value for quarter, value in by_quarter if quarter <= ended]
        return sum(due, Decimal(0)) if due else None
    if (year, None) not in targets or ended == 0:
        return None
    return targets[year, None] * ended / 4


def achievement(
    actual: Decimal,
    target: Decimal,
    *,
    direction: str = Direction.UP,
    baseline: Decimal | None = None,
) -> Fraction | None:
    """Actual ÷ target, or (b − a) ÷ (b − t) when it should go down; exact, uncapped.

    None is « indéfini »: a target of zero, a target equal to the baseline, or no
    baseline for what should go down. A flow's baseline is never subtracted going up.
    """
    if direction == Direction.DOWN:
        if baseline is None or baseline == target:
            return None
        return Fraction(baseline - actual) / Fraction(baseline - target)
    return Fraction(actual) / Fraction(target) if target else None


def signal_of(rate: Fraction | None, thresholds: Thresholds) -> Signal:
    """Dans les temps, à surveiller or en retard, on the unrounded rate."""
    if rate is None:
        return Signal.UNDEFINED
    if rate >= Fraction(thresholds.on_time):
        return Signal.ON_TIME
    if rate >= Fraction(thresholds.watch):
        return Signal.WATCH
    return Signal.LATE


def standing(
    reached: Tally,
    due: Due | None,
    *,
    direction: str,
    yearly_baseline: Decimal | None,
    thresholds: Thresholds,
) -> Standing:
    """Judge what was reached in the years of `due` against the target to date.

    What should go down gets no signal while an answer is missing: a missing report
    would look like success (rule 14).
    """
    target = due.target if due else None
    if reached.value is None:
        return Standing(None, target, None, Signal.NO_DATA)
    if due is None:
        return Standing(reached.value, None, None, Signal.NO_TARGET)
    baseline = None if yearly_baseline is None else yearly_baseline * due.elapsed
    rate = achievement(
        reached.value, due.target, direction=direction, baseline=baseline
    )
    if direction == Direction.DOWN and not reached.is_complete:
        return Standing(reached.value, target, rate, Signal.INCOMPLETE)
    return Standing(reached.value, target, rate, signal_of(rate, thresholds))
