"""One indicator over the plan: each quarter asked, its sum to date, its target."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from plans.consolidation.models import Span
from plans.dashboard.figures import Clock, Measure, as_number
from plans.dashboard.measures import Figures, read_figures
from plans.dashboard.queries import clock_of, read_periods
from plans.dashboard.splits import Split, split_by_cell
from plans.indicators.attainment import Signal
from plans.indicators.models import Indicator
from plans.indicators.targets import due_for
from plans.outline.models import Plan
from plans.outline.quarters import Quarter, quarters_through
from plans.outline.queries import adopted_version, current_plan

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Point:
    """A quarter that was asked: its own sum, the sum to date, who answered."""

    quarter: Quarter
    value: Decimal | None
    to_date: Decimal | None
    target: Decimal | None
    received: int
    expected: int
    signal: Signal


@dataclass(frozen=True)
class Series:
    """An indicator's history; `targets` has every quarter of the plan."""

    measure: Measure
    points: tuple[Point, ...]
    targets: tuple[tuple[Quarter, Decimal | None], ...]

    @property
    def last_to_date(self) -> Decimal | None:
        return self.points[-1].to_date if self.points else None

    @property
    def parts(self) -> list[Decimal]:
        """The quarters' sums that add up to the last one to date."""
        return [point.value for point in self.points if point.value is not None]


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator of the adopted plan, with its history."""

    plan: Plan
    indicator: Indicator
    series: Series
    split: Split | None


def indicator_page(
    uuid: UUID, *, today: datetime.date, viewer: "User | AnonymousUser"
) -> IndicatorPage | None:
    """The page of an indicator; None when the plan of the day does not hold it."""
    found = adopted_indicator(uuid, today=today)
    if found is None:
        return None
    plan, indicator = found
    clock = clock_of(plan, read_periods(plan), today)
    series = read_series(indicator, clock, last_year=plan.last_year, viewer=viewer)
    told = [point.quarter for point in series.points if point.value is not None]
    split = split_by_cell(indicator, told[-1], viewer=viewer) if told else None
    return IndicatorPage(plan, indicator, series, split)


def adopted_indicator(
    uuid: UUID, *, today: datetime.date
) -> tuple[Plan, Indicator] | None:
    """An indicator with its plan; None when the plan of the day does not hold it."""
    plan = current_plan(today)
    version = adopted_version(plan, today) if plan else None
    if plan is None or version is None:
        return None
    of_version = Q(node__version=version) | Q(activity__output__version=version)
    indicators = Indicator.objects.filter(of_version, uuid=uuid)
    indicator = indicators.select_related("activity", "node", "dimension").first()
    return None if indicator is None else (plan, indicator)


def read_series(
    indicator: Indicator,
    clock: Clock,
    *,
    last_year: int,
    viewer: "User | AnonymousUser | None" = None,
) -> Series:
    """Three queries; only revisions in force count."""
    chosen = Indicator.objects.filter(pk=indicator.pk)
    (figures,) = read_figures(chosen, viewer=viewer)
    return Series(
        measure=figures.measure(clock),
        points=tuple(_points(figures, clock)),
        targets=tuple(_targets(figures, clock, last_year)),
    )


def _points(figures: Figures, clock: Clock) -> Iterator[Point]:
    for place, quarter in enumerate(clock.asked, start=1):
        asked = clock.asked[:place]
        then = replace(clock, year=quarter.year, until=quarter, asked=asked)
        own = figures.totals.of(Span.QUARTER, [quarter])
        to_date, judged = figures.totals.of(Span.PLAN, asked), figures.judged(then)
        yield Point(
            quarter,
            as_number(own.value),
            as_number(to_date.value),
            judged.target,
            own.received,
            own.expected,
            judged.signal,
        )


def _targets(
    figures: Figures, clock: Clock, last_year: int
) -> Iterator[tuple[Quarter, Decimal | None]]:
    for quarter in quarters_through(clock.first_year, until=Quarter(last_year, 4)):
        due = due_for(
            figures.policy,
            figures.targets(quarter),
            first_year=clock.first_year,
            until=quarter,
        )
        has_target = due is not None and quarter.year in due.years
        yield quarter, due.target if due and has_target else None
