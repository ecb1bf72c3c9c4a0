"""The plan on a day, as its page shows it: a fixed number of queries."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, cast

from django.db.models import Count, Q, QuerySet, Subquery

from plans.dashboard.activities import (
    activity_figures,
    figures_of,
    progress_of,
    read_activities,
)
from plans.dashboard.declared import read_declared, read_leads
from plans.dashboard.figures import (
    ActivityFigures,
    Clock,
    Measure,
    NodeFigures,
    PlanDashboard,
    ReportCount,
    TimelineQuarter,
)
from plans.dashboard.measures import MeasureRow, read_measures
from plans.dashboard.progress import Progress, node_progress
from plans.indicators.models import Indicator
from plans.outline.models import Activity, Plan, PlanVersion, ResultNode
from plans.outline.quarters import (
    Quarter,
    last_ended,
    quarter_of,
    quarters_through,
)
from plans.reporting.models import ReportingPeriod
from plans.reporting.states import ReportState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def plan_dashboard(
    plan: Plan,
    *,
    as_of: datetime.date,
    viewer: "User | AnonymousUser | None" = None,
) -> PlanDashboard:
    """The plan's figures: only revisions in force count, of quarters over on `as_of`.

    `viewer` also sees what waits in the reports she may read. Ten queries at most,
    constant in organisations, indicators and quarters.
    """
    return _dashboard(plan, as_of, _indicators_of, viewer)


def plan_overview(plan: Plan, *, as_of: datetime.date) -> PlanDashboard:
    """The same without the indicators, for a page that only shows the axes."""
    return _dashboard(plan, as_of, lambda _: Indicator.objects.none(), None)


def _dashboard(
    plan: Plan,
    as_of: datetime.date,
    indicators: Callable[[PlanVersion | None], QuerySet[Indicator]],
    viewer: "User | AnonymousUser | None",
) -> PlanDashboard:
    periods = read_periods(plan)
    clock = clock_of(plan, periods, as_of)
    nodes = _adopted_nodes(plan, as_of)
    version = nodes[0].version if nodes else None
    measures = read_measures(indicators(version), clock, viewer=viewer)
    tree = _read_tree(nodes, version, clock, measures)
    axes = [tree.node(node) for node in tree.children[None]]
    return PlanDashboard(
        title=plan.title,
        first_year=plan.first_year,
        last_year=plan.last_year,
        version=version.number if version else None,
        adopted_on=version.adopted_on if version else None,
        data_on=clock.until.ends_on,
        year=clock.year,
        reports=_report_count(periods, clock),
        timeline=_timeline(plan, periods, as_of),
        progress=figures_of(
            node_progress((node.weight, axis.exact) for node, axis in axes)
        ),
        axes=tuple(axis.figures for _, axis in axes),
    )


def _indicators_of(version: PlanVersion | None) -> QuerySet[Indicator]:
    if version is None:
        return Indicator.objects.none()
    return Indicator.objects.filter(
        Q(node__version=version) | Q(activity__output__version=version)
    )


def read_periods(plan: Plan) -> dict[Quarter, ReportingPeriod]:
    """The plan's reporting periods, each with its reports expected and validated."""
    periods = plan.periods.annotate(
        expected=Count("reports", filter=~Q(reports__state=ReportState.DISPENSED)),
        validated=Count("reports", filter=Q(reports__revision_in_force__isnull=False)),
    )
    return {Quarter(period.year, period.quarter): period for period in periods}


def clock_of(plan: Plan, quarters: Iterable[Quarter], day: datetime.date) -> Clock:
    """The time that figures speak of on a day."""
    until = min(last_ended(day), Quarter(plan.last_year, 4))
    return Clock(
        first_year=plan.first_year,
        year=max(until.year, plan.first_year),
        until=until,
        asked=tuple(sorted(quarter for quarter in quarters if quarter <= until)),
    )


def _adopted_nodes(plan: Plan, as_of: datetime.date) -> list[ResultNode]:
    adopted = PlanVersion.objects.filter(plan=plan, adopted_on__lte=as_of)
    version = Subquery(adopted.order_by("-number").values("pk")[:1])
    nodes = ResultNode.objects.filter(version=version).select_related("version")
    return list(nodes)


class _CountedPeriod(Protocol):
    """A period as the query above counts its reports."""

    validated: int
    expected: int


def _report_count(
    periods: Mapping[Quarter, ReportingPeriod], clock: Clock
) -> ReportCount | None:
    if not clock.asked:
        return None
    period = cast("_CountedPeriod", periods[clock.asked[-1]])
    return ReportCount(clock.asked[-1], period.validated, period.expected)


def _timeline(
    plan: Plan, periods: Mapping[Quarter, ReportingPeriod], as_of: datetime.date
) -> tuple[TimelineQuarter, ...]:
    today = quarter_of(as_of)
    return tuple(
        TimelineQuarter(
            quarter,
            "current" if quarter == today else ("done" if quarter < today else "todo"),
            periods[quarter].due_on if quarter in periods else None,
        )
        for quarter in quarters_through(
            plan.first_year, until=Quarter(plan.last_year, 4)
        )
    )


@dataclass(frozen=True)
class _Weighed:
    """Figures, with the exact progress that the level above needs."""

    figures: NodeFigures
    exact: Progress


@dataclass(frozen=True)
class _Tree:
    """The rows of the plan by what they hang on."""

    children: Mapping[int | None, list[ResultNode]]
    activities: Mapping[int, list[tuple[Decimal, ActivityFigures, Progress]]]
    measures: Mapping[int, list[Measure]]

    def node(self, node: ResultNode) -> tuple[ResultNode, _Weighed]:
        under = [self.node(child) for child in self.children.get(node.pk, [])]
        done = self.activities.get(node.pk, [])
        exact = node_progress(
            [(child.weight, weighed.exact) for child, weighed in under]
            + [(weight, progress) for weight, _, progress in done]
        )
        figures = NodeFigures(
            level=node.level,
            code=node.code,
            label=node.label,
            progress=figures_of(exact),
            measures=tuple(self.measures.get(node.pk, [])),
            children=tuple(weighed.figures for _, weighed in under),
            activities=tuple(figures for _, figures, _ in done),
        )
        return node, _Weighed(figures, exact)


def _read_tree(
    nodes: list[ResultNode],
    version: PlanVersion | None,
    clock: Clock,
    measures: Iterable[MeasureRow],
) -> _Tree:
    """Three queries: activities, leads, declarations."""
    children: dict[int | None, list[ResultNode]] = defaultdict(list)
    for node in nodes:
        children[node.parent_id].append(node)
    activities = Activity.objects.filter(output__version=version)
    of_node: dict[int, list[Measure]] = defaultdict(list)
    of_activity: dict[int, list[Measure]] = defaultdict(list)
    for row in measures:
        if row.activity is not None:
            of_activity[row.activity].append(row.measure)
        elif row.node is not None:
            of_node[row.node].append(row.measure)
    leads, declared = (
        read_leads(activities),
        read_declared(activities, until=clock.until),
    )
    done: dict[int, list[tuple[Decimal, ActivityFigures, Progress]]] = defaultdict(list)
    for about in read_activities(activities):
        pk, output = about.about["pk"], about.about["output_id"]
        figures = activity_figures(
            about, leads[pk], declared[pk], of_activity[pk], clock
        )
        exact = progress_of(about, leads[pk], declared[pk], clock)
        done[output].append((about.about["weight"], figures, exact))
    return _Tree(children, done, of_node)
