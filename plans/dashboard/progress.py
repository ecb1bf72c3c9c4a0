"""Physical progress from declared percentages, level by level (domain §5, rule 13).

Progress is never a mean of achievements. Shares run from 0 to 1 and are exact
fractions; None is unknown. Nothing here reads the database.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from plans.indicators.attainment import Signal, Thresholds, signal_of

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Part:
    """A lead's or co-lead's share of an activity, and its last validated percentage."""

    share: Decimal
    percent: Decimal | None


@dataclass(frozen=True)
class Progress:
    """What is done, what was planned by now, and how much of it data speak for."""

    done: Fraction | None
    planned: Fraction | None
    covered: Fraction


def planned_share(planned: Collection[int], *, ended: int) -> Fraction | None:
    """Ended ÷ planned quarters of an activity; `ended` is the plan's last one over."""
    if not planned:
        return None
    return Fraction(sum(1 for quarter in planned if quarter <= ended), len(planned))


def activity_progress(parts: Iterable[Part], *, planned: Fraction | None) -> Progress:
    """Σ(share · p) ÷ Σ share over the parties that have a validated value."""
    weighed = [
        (
            Fraction(part.share),
            None if part.percent is None else Fraction(part.percent) / 100,
        )
        for part in parts
    ]
    done, covered = _mean(weighed), _share_with_data(weighed)
    return Progress(done=done, planned=planned, covered=covered)


def node_progress(children: Iterable[tuple[Decimal, Progress]]) -> Progress:
    """Weigh the children that have data; `covered` weighs all of them.

    `planned` is the same mean over the same children, so the two can be compared.
    """
    weighed = [(Fraction(weight), child) for weight, child in children]
    total = sum((weight for weight, _ in weighed), Fraction(0))
    with_data = [(weight, child) for weight, child in weighed if child.done is not None]
    covered = sum((weight * child.covered for weight, child in weighed), Fraction(0))
    return Progress(
        done=_mean([(weight, child.done) for weight, child in with_data]),
        planned=_mean([(weight, child.planned) for weight, child in with_data]),
        covered=covered / total if total else Fraction(0),
    )


def progress_signal(progress: Progress, thresholds: Thresholds) -> Signal:
    """The signal of done ÷ planned; none when data speak for less than half."""
    if progress.done is None:
        return Signal.NO_DATA
    if progress.covered < HALF:
        return Signal.INCOMPLETE
    if not progress.planned:
        return Signal.NO_TARGET
    return signal_of(progress.done / progress.planned, thresholds)


def _mean(weighed: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    known = [(weight, value) for weight, value in weighed if value is not None]
    total = sum((weight for weight, _ in known), Fraction(0))
    if not total:
        return None
    return sum((weight * value for weight, value in known), Fraction(0)) / total


def _share_with_data(weighed: Collection[tuple[Fraction, Fraction | None]]) -> Fraction:
    total = sum((weight for weight, _ in weighed), Fraction(0))
    if not total:
        return Fraction(0)
    known = (weight for weight, value in weighed if value is not None)
    return sum(known, Fraction(0)) / total
