"""What the plan's screens show: frozen figures, shares from 0 to 1, None is unknown."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from plans.indicators.amounts import Number
from plans.indicators.attainment import Signal
from plans.outline.quarters import Quarter
from plans.reporting.states import DeclaredState


def as_decimal(share: Fraction | None) -> Decimal | None:
    """An exact fraction as a decimal of 28 digits, for display only."""
    if share is None:
        return None
    return Decimal(share.numerator) / Decimal(share.denominator)


def as_number(number: Number | None) -> Decimal | None:
    """An exact total as a decimal, for display only."""
    return as_decimal(number) if isinstance(number, Fraction) else number


@dataclass(frozen=True)
class Clock:
    """The time a dashboard speaks of: `until` is the last quarter that is over.

    `asked` are the quarters over that organisations were asked to report on; `year`
    is the one whose figures stand beside those of the plan to date.
    """

    first_year: int
    year: int
    until: Quarter
    asked: tuple[Quarter, ...]

    @property
    def ended(self) -> int:
        """How many of the plan's quarters are over."""
        return max(0, (self.until.year - self.first_year) * 4 + self.until.number)


@dataclass(frozen=True)
class Measure:
    """One indicator: the year's figure, and how the plan to date is judged.

    `share` is the year's value ÷ the year's target; `due_share` where it should be by
    now. `pending` is what waits for validation, as far as the viewer may know.
    """

    uuid: uuid.UUID
    code: str
    label: str
    unit_singular: str
    unit_plural: str
    year: int
    value: Decimal | None
    target: Decimal | None
    share: Decimal | None
    due_share: Decimal | None
    received: int
    expected: int
    value_to_date: Decimal | None
    target_to_date: Decimal | None
    rate_to_date: Decimal | None
    signal: Signal
    pending: Decimal | None

    @property
    def pending_share(self) -> Decimal | None:
        """What waits, as a share of the year's target."""
        if self.pending is None or not self.target:
            return None
        return self.pending / self.target


@dataclass(frozen=True)
class ProgressFigures:
    """Physical progress as declared and validated, against what was planned by now."""

    done: Decimal | None
    planned: Decimal | None
    covered: Decimal
    signal: Signal


@dataclass(frozen=True)
class ActivityFigures:
    """An activity: who leads it, what was declared last, what its indicators say.

    `territories` are pairs of slug and name; `leads` are names the public may read.
    """

    uuid: uuid.UUID
    code: str
    title: str
    leads: tuple[str, ...]
    territories: tuple[tuple[str, str], ...]
    ends_in: Quarter | None
    is_past_due: bool
    declared: str | None
    progress: ProgressFigures
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class NodeFigures:
    """An axe, an effet or a produit with what stands under it."""

    level: str
    code: str
    label: str
    progress: ProgressFigures
    measures: tuple[Measure, ...]
    children: tuple["NodeFigures", ...]
    activities: tuple[ActivityFigures, ...]

    @property
    def activity_count(self) -> int:
        return sum(1 for _ in self.all_activities())

    def all_activities(self) -> Iterator[ActivityFigures]:
        """Its activities at any depth, in the order of the plan."""
        yield from self.activities
        for child in self.children:
            yield from child.all_activities()

    def all_measures(self) -> Iterator[Measure]:
        """Its indicators at any depth, those of activities included."""
        yield from self.measures
        for activity in self.activities:
            yield from activity.measures
        for child in self.children:
            yield from child.all_measures()


@dataclass(frozen=True)
class TimelineQuarter:
    """One of the plan's quarters: done, current or todo."""

    quarter: Quarter
    state: str
    due_on: datetime.date | None


@dataclass(frozen=True)
class ReportCount:
    """« N rapports validés sur M attendus » of one quarter."""

    quarter: Quarter
    validated: int
    expected: int


@dataclass(frozen=True)
class PlanDashboard:
    """The plan on a day; `data_on` is the last day its figures speak of."""

    title: str
    first_year: int
    last_year: int
    version: int | None
    adopted_on: datetime.date | None
    data_on: datetime.date
    year: int
    reports: ReportCount | None
    timeline: tuple[TimelineQuarter, ...]
    progress: ProgressFigures
    axes: tuple[NodeFigures, ...]

    def activities(self) -> list[ActivityFigures]:
        return [activity for axis in self.axes for activity in axis.all_activities()]

    def measures(self) -> list[Measure]:
        return [measure for axis in self.axes for measure in axis.all_measures()]

    @property
    def under_way(self) -> int:
        """How many activities were last declared done, ongoing or late."""
        return sum(
            activity.declared
            in {DeclaredState.DONE, DeclaredState.ONGOING, DeclaredState.LATE}
            for activity in self.activities()
        )

    def years(self) -> list[tuple[int, list[TimelineQuarter]]]:
        """The timeline by year."""
        return [
            (year, list(quarters))
            for year, quarters in groupby(self.timeline, lambda q: q.quarter.year)
        ]

    @property
    def has_pending(self) -> bool:
        return any(measure.pending is not None for measure in self.measures())
