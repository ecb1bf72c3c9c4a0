"""Reads the indicators' figures: targets, consolidated totals, what waits.

Three queries, whatever the number of indicators, organisations and quarters.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import (
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)

from plans.consolidation.models import Span
from plans.consolidation.queries import Totals, read_totals
from plans.dashboard.figures import Clock, Measure, as_decimal, as_number
from plans.indicators.aims import version_of
from plans.indicators.amounts import Number
from plans.indicators.attainment import Aim, Standing, Thresholds, achievement, judge
from plans.indicators.models import POLICY, Indicator, policy_of
from plans.indicators.natures import Direction
from plans.indicators.policies import Policy
from plans.indicators.targets import (
    Due,
    Targets,
    TargetVersion,
    due_for,
    effective,
    year_target,
)
from plans.outline.quarters import Quarter
from plans.reporting.models import IndicatorValue, Report, ReportRevision
from plans.reporting.states import ReportState, ValueState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

PENDING = (
    ReportState.SENT,
    ReportState.IN_REVIEW,
    ReportState.TO_COSIGN,
    ReportState.TO_COMPLETE,
)
NATIONAL = Q(targets__organisation=None, targets__category=None)
AIMED = (
    "aim__year",
    "aim__quarter",
    "aim__value",
    "aim__since_year",
    "aim__since_quarter",
)
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
    "band",
    *POLICY,
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
    described, versions = _read_targets(indicators)
    kept = read_totals(indicators)
    waiting = _read_waiting(indicators, viewer)
    return [
        Figures(
            about,
            policy_of(about),
            versions[pk],
            Totals(policy_of(about), kept[pk]),
            waiting[pk],
        )
        for pk, about in described.items()
    ]


@dataclass(frozen=True)
class Figures:
    """The rows of one indicator."""

    about: dict[str, Any]
    policy: Policy
    versions: list[TargetVersion]
    totals: Totals
    waiting: dict[int, Decimal]

    def measure(self, clock: Clock) -> Measure:
        year = [quarter for quarter in clock.asked if quarter.year == clock.year]
        reached = self.totals.of(Span.YEAR, year)
        judged = self.judged(clock)
        target = year_target(self.targets(clock.until), clock.year)
        due_now = self._due_in(clock)
        return Measure(
            **{name: self.about[name] for name in DESCRIBED[1:6]},
            year=clock.year,
            value=as_number(reached.value),
            target=target,
            share=self._share(reached.value, target, due_now),
            due_share=due_now.target / target if due_now and target else None,
            received=reached.received,
            expected=reached.expected,
            value_to_date=as_number(judged.actual),
            target_to_date=judged.target,
            rate_to_date=as_decimal(judged.rate),
            signal=judged.signal,
            pending=self.waiting.get(clock.year),
        )

    def targets(self, until: Quarter) -> Targets:
        """The targets of the version in force at a quarter."""
        return effective(self.versions, until=until)

    def judged(self, clock: Clock) -> Standing:
        """The plan to date against its target."""
        due = due_for(
            self.policy,
            self.targets(clock.until),
            first_year=clock.first_year,
            until=clock.until,
        )
        reached = self.totals.compared_with(due, clock.asked)
        return judge(
            reached.value,
            due,
            self.aim,
            policy=self.policy,
            is_complete=reached.is_complete,
        )

    @property
    def aim(self) -> Aim:
        return Aim(
            self.about["direction"],
            self.about["baseline_value"],
            thresholds(),
            self.about["band"],
        )

    def _due_in(self, clock: Clock) -> Due | None:
        """What has come due in the year shown."""
        targets = self.targets(clock.until)
        of_year = {key: v for key, v in targets.items() if key[0] == clock.year}
        return due_for(self.policy, of_year, first_year=clock.year, until=clock.until)

    def _share(
        self, value: Number | None, target: Decimal | None, due: Due | None
    ) -> Decimal | None:
        """The year's achievement; going down, of the part of the year that is over."""
        if value is None or target is None:
            return None
        aim, against = self.aim, target
        baseline = aim.baseline
        if aim.direction == Direction.DOWN and self.policy.starts_at_zero:
            if due is None or baseline is None:
                return None
            against, baseline = due.target, baseline * due.elapsed
        return as_decimal(
            achievement(
                value,
                against,
                direction=aim.direction,
                baseline=baseline,
                starts_at_zero=self.policy.starts_at_zero,
                band=aim.band,
            )
        )


def _read_targets(
    indicators: QuerySet[Indicator],
) -> tuple[dict[int, dict[str, Any]], dict[int, list[TargetVersion]]]:
    """One query: an indicator without any target has one row, with nothing in it."""
    described: dict[int, dict[str, Any]] = {}
    versions: dict[int, list[TargetVersion]] = {}
    nationals = FilteredRelation("targets", condition=NATIONAL)
    for row in indicators.annotate(aim=nationals).values(*DESCRIBED, *AIMED):
        described.setdefault(row["pk"], row)
        of_indicator = versions.setdefault(row["pk"], [])
        if row["aim__year"] is not None:
            of_indicator.append(version_of(*(row[name] for name in AIMED)))
    return described, versions


def _read_waiting(
    indicators: QuerySet[Indicator], viewer: "User | AnonymousUser | None"
) -> dict[int, dict[int, Decimal]]:
    """What waits in the reports that the viewer may read, by indicator and year.

    Only sums can wait: a percent or a level would not add to what is validated.
    """
    waiting: dict[int, dict[int, Decimal]] = defaultdict(dict)
    if viewer is None or not viewer.is_authenticated:
        return waiting
    year = "revision__report__period__year"
    readable = Report.objects.visible_to(viewer).filter(
        state__in=PENDING, revision_in_force=None
    )
    rows = IndicatorValue.objects.filter(
        revision__report__in=readable,
        revision__number=latest_standing("revision__report"),
        indicator__in=indicators.filter(semantics="flow").order_by(),
        denominator=None,
        state=ValueState.REPORTED,
    )
    sums = rows.values_list("indicator_id", year).annotate(Sum("value")).order_by()
    for indicator, of_year, value in sums:
        waiting[indicator][of_year] = value
    return waiting
