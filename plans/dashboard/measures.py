"""Reads the indicators' figures: targets, assignments, values in force and waiting.

Three queries, whatever the number of indicators, organisations and quarters.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from plans.dashboard.figures import Clock, Measure, as_decimal
from plans.indicators.aggregation import (
    Answer,
    Span,
    Tally,
    assigned_by_quarter,
    tally,
)
from plans.indicators.attainment import (
    Direction,
    Due,
    Standing,
    Thresholds,
    achievement,
    standing,
    target_to_date,
    year_target,
)
from plans.indicators.models import Assignment, Indicator
from plans.outline.quarters import Quarter
from plans.reporting.models import IndicatorValue, Report, ReportRevision
from plans.reporting.states import ReportState, ValueState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

PENDING = (ReportState.SENT, ReportState.IN_REVIEW, ReportState.TO_COMPLETE)
DESCRIBED = (
    "pk",
    "uuid",
    "code",
    "label",
    "unit_singular",
    "unit_plural",
    "direction",
    "baseline_value",
    "node_id",
    "activity_id",
)


def thresholds() -> Thresholds:
    """The shares of the target to date that make a signal (settings)."""
    return Thresholds(
        on_time=Decimal(settings.SIGNAL_ON_TIME_SHARE),
        watch=Decimal(settings.SIGNAL_WATCH_SHARE),
    )


@dataclass(frozen=True)
class MeasureRow:
    """A measure and what it measures: one node or one activity, by key."""

    node: int | None
    activity: int | None
    measure: Measure


def in_force(revision: str = "revision") -> Q:
    """The rows whose revision is its report's revision in force: those that count."""
    return Q(**{f"{revision}__report__revision_in_force": F(revision)})


def latest_standing(report: str = "report") -> Subquery:
    """The number of a report's last revision that was not withdrawn."""
    return Subquery(
        ReportRevision.objects.standing()
        .filter(report=OuterRef(report))
        .order_by("-number")
        .values("number")[:1]
    )


def read_measures(
    indicators: QuerySet[Indicator],
    clock: Clock,
    *,
    viewer: "User | AnonymousUser | None" = None,
) -> list[MeasureRow]:
    """The figures of some indicators, in the order of the plan.

    Only revisions in force count. What waits is shown for the reports that `viewer`
    may read; without one, nothing waits.
    """
    return [
        MeasureRow(
            figures.about["node_id"],
            figures.about["activity_id"],
            figures.measure(clock),
        )
        for figures in read_figures(indicators, viewer=viewer)
    ]


def read_figures(
    indicators: QuerySet[Indicator], *, viewer: "User | AnonymousUser | None" = None
) -> "list[Figures]":
    """Everything that the figures of some indicators are made of; three queries."""
    described, targets = _read_targets(indicators)
    spans = _read_spans(indicators)
    counted, waiting = _read_answers(indicators, viewer)
    return [
        Figures(about, targets[pk], spans[pk], counted[pk], waiting[pk])
        for pk, about in described.items()
    ]


@dataclass(frozen=True)
class Figures:
    """The rows of one indicator."""

    about: dict[str, Any]
    targets: dict[tuple[int, int | None], Decimal]
    spans: list[Span]
    counted: list[Answer]
    waiting: list[Answer]

    def measure(self, clock: Clock) -> Measure:
        year = [quarter for quarter in clock.asked if quarter.year == clock.year]
        reached = self.reached(year)
        judged = self.judged(clock)
        target = year_target(self.targets, clock.year)
        due_now = self._due_in(clock)
        waiting = tally(self.waiting, dict.fromkeys(year, frozenset()))
        return Measure(
            **{name: self.about[name] for name in DESCRIBED[1:6]},
            year=clock.year,
            value=reached.value,
            target=target,
            share=self._share(reached.value, target, due_now),
            due_share=due_now.target / target if due_now and target else None,
            received=reached.received,
            expected=reached.expected,
            value_to_date=judged.actual,
            target_to_date=judged.target,
            rate_to_date=as_decimal(judged.rate),
            signal=judged.signal,
            pending=waiting.value,
        )

    def reached(self, quarters: Iterable[Quarter]) -> Tally:
        """The validated sum of some quarters, and who answered in them."""
        return tally(self.counted, assigned_by_quarter(self.spans, quarters))

    def judged(self, clock: Clock) -> Standing:
        """The plan to date against its target."""
        due = target_to_date(
            self.targets, first_year=clock.first_year, until=clock.until
        )
        return standing(
            self.reached(_years(clock, due)),
            due,
            direction=self.about["direction"],
            yearly_baseline=self.about["baseline_value"],
            thresholds=thresholds(),
        )

    def _due_in(self, clock: Clock) -> Due | None:
        """What has come due in the year shown."""
        of_year = {key: v for key, v in self.targets.items() if key[0] == clock.year}
        return target_to_date(of_year, first_year=clock.year, until=clock.until)

    def _share(
        self, value: Decimal | None, target: Decimal | None, due: Due | None
    ) -> Decimal | None:
        """The year's achievement; going down, of the part of the year that is over."""
        if value is None or target is None:
            return None
        if self.about["direction"] == Direction.UP:
            return as_decimal(achievement(value, target))
        baseline = self.about["baseline_value"]
        if due is None or baseline is None:
            return None
        return as_decimal(
            achievement(
                value,
                due.target,
                direction=Direction.DOWN,
                baseline=baseline * due.elapsed,
            )
        )


def _years(clock: Clock, due: Due | None) -> Iterable[Quarter]:
    """The quarters to compare with the target to date: those of its years."""
    if due is None:
        return clock.asked
    return [quarter for quarter in clock.asked if quarter.year in due.years]


def _read_targets(
    indicators: QuerySet[Indicator],
) -> tuple[dict[int, dict[str, Any]], dict[int, dict[tuple[int, int | None], Decimal]]]:
    """One query: an indicator without any target has one row, with nothing in it."""
    described: dict[int, dict[str, Any]] = {}
    targets: dict[int, dict[tuple[int, int | None], Decimal]] = {}
    for row in indicators.values(
        *DESCRIBED, "targets__year", "targets__quarter", "targets__value"
    ):
        described.setdefault(row["pk"], row)
        of_indicator = targets.setdefault(row["pk"], {})
        if row["targets__year"] is not None:
            key = (row["targets__year"], row["targets__quarter"])
            of_indicator[key] = row["targets__value"]
    return described, targets


def _read_spans(indicators: QuerySet[Indicator]) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = defaultdict(list)
    rows = Assignment.objects.filter(indicator__in=indicators.order_by())
    for indicator, organisation, starts_on, ends_on in rows.values_list(
        "indicator_id", "organisation_id", "starts_on", "ends_on"
    ):
        spans[indicator].append(Span(organisation, starts_on, ends_on))
    return spans


def _read_answers(
    indicators: QuerySet[Indicator], viewer: "User | AnonymousUser | None"
) -> tuple[dict[int, list[Answer]], dict[int, list[Answer]]]:
    """What counts, and what waits: by indicator."""
    wanted = in_force()
    if viewer is not None and viewer.is_authenticated:
        readable = Report.objects.visible_to(viewer).filter(state__in=PENDING)
        wanted |= Q(
            revision__report__in=readable,
            revision__number=latest_standing("revision__report"),
        )
    counted: dict[int, list[Answer]] = defaultdict(list)
    waiting: dict[int, list[Answer]] = defaultdict(list)
    rows = IndicatorValue.objects.filter(wanted, indicator__in=indicators.order_by())
    for indicator, state, organisation, year, quarter, told, value in rows.values_list(
        "indicator_id",
        "revision__report__state",
        "revision__report__organisation_id",
        "revision__report__period__year",
        "revision__report__period__quarter",
        "state",
        "value",
    ):
        answer = Answer(organisation, Quarter(year, quarter), told, value)
        kept = counted if state == ReportState.VALIDATED else waiting
        if kept is counted or told == ValueState.REPORTED:
            kept[indicator].append(answer)
    return counted, waiting
