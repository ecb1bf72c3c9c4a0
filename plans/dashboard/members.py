"""What a member's home shows of the plan: reports to write, its own activities."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cso_pages.permissions import FOCAL_ROLES, organisations_of
from plans.dashboard.activities import COLUMNS, ActivityRow, activity_figures
from plans.dashboard.declared import read_declared, read_leads
from plans.dashboard.figures import ActivityFigures
from plans.dashboard.measures import read_measures
from plans.dashboard.queries import clock_of
from plans.indicators.models import Indicator
from plans.outline.models import Activity, ActivityParty, Plan, PlanVersion
from plans.outline.quarters import Quarter
from plans.reporting.models import Report, ReportingPeriod
from plans.reporting.opening import code_order
from plans.reporting.states import AWAITING_REVIEW, OWED, ReportState
from plans.review.models import ReviewComment

if TYPE_CHECKING:
    from portal.accounts.models import User

MINUTES_A_LINE = 2
MINUTES_A_COMMENT = 1


@dataclass(frozen=True)
class OwnReport:
    """A report of one's organisation: to write, or waiting for its answer."""

    uuid: UUID
    organisation: str
    period: ReportingPeriod
    state: str
    state_label: str
    lines: int
    started: int
    to_complete: int
    days_left: int

    @property
    def days_late(self) -> int:
        return -self.days_left

    @property
    def is_to_do(self) -> bool:
        return self.state in OWED

    @property
    def minutes(self) -> int:
        """About how long it takes to finish."""
        if self.state == ReportState.TO_COMPLETE:
            return max(1, self.to_complete * MINUTES_A_COMMENT)
        return max(1, (self.lines - self.started) * MINUTES_A_LINE)


@dataclass(frozen=True)
class OwnActivities:
    """The activities of one's organisations, and the last day they speak of."""

    year: int
    data_on: datetime.date
    activities: tuple[ActivityFigures, ...]

    @property
    def has_pending(self) -> bool:
        return any(
            measure.pending is not None
            for activity in self.activities
            for measure in activity.measures
        )


def own_reports(user: "User", *, today: datetime.date) -> list[OwnReport]:
    """To complete first, then by due day, then those that wait; one query."""
    comments = (
        ReviewComment.objects.filter(
            revision__report=OuterRef("pk"), revision__withdrawn_at=None
        )
        .order_by("-revision__number")
        .values("revision__number")
        .annotate(number=Count("pk"))
        .values("number")[:1]
    )
    reports = (
        Report.objects.of_organisations_of(user)
        .filter(state__in=OWED | AWAITING_REVIEW, period__opens_on__lte=today)
        .select_related("period", "organisation")
        .annotate(
            line_count=Count("lines"),
            started=Count("lines", filter=Q(lines__saved_at__isnull=False)),
            commented=Coalesce(Subquery(comments, IntegerField()), 0),
        )
    )
    rows = [_own_report(report, today) for report in reports]
    return sorted(
        rows,
        key=lambda row: (
            not row.is_to_do,
            row.state != ReportState.TO_COMPLETE,
            row.period.due_on,
        ),
    )


def _own_report(report: Any, today: datetime.date) -> OwnReport:
    """One annotated row, as `own_reports` asked for it."""
    return OwnReport(
        uuid=report.uuid,
        organisation=report.organisation.name,
        period=report.period,
        state=report.state,
        state_label=report.get_state_display(),
        lines=report.line_count,
        started=report.started,
        to_complete=report.commented,
        days_left=(report.period.due_on - today).days,
    )


def own_activities(user: "User", *, today: datetime.date) -> OwnActivities | None:
    """Her organisations' activities in the plan of the day; None without a plan.

    Figures are the activity's, as on the plan page; what waits is what she may know.
    """
    periods = _periods_of_current_plan(today)
    if not periods:
        return None
    plan = periods[0].plan
    clock = clock_of(plan, [Quarter(p.year, p.quarter) for p in periods], today)
    activities = _activities_of(user, plan, today)
    leads = read_leads(activities)
    declared = read_declared(activities, until=clock.until)
    measures = read_measures(
        Indicator.objects.filter(activity__in=activities), clock, viewer=user
    )
    figures = [
        activity_figures(
            _row_of(parties[0].activity),
            parties,
            declared[pk],
            [row.measure for row in measures if row.activity == pk],
            clock,
        )
        for pk, parties in leads.items()
    ]
    return OwnActivities(
        clock.year,
        clock.until.ends_on,
        tuple(sorted(figures, key=lambda activity: code_order(activity.code))),
    )


def _periods_of_current_plan(today: datetime.date) -> list[ReportingPeriod]:
    """The periods of the adopted plan that began last, with that plan."""
    plans = Plan.objects.filter(
        versions__adopted_on__lte=today, first_year__lte=today.year
    ).order_by("-first_year")
    return list(
        ReportingPeriod.objects.filter(plan=Subquery(plans.values("pk")[:1]))
        .select_related("plan")
        .order_by("year", "quarter")
    )


def _activities_of(
    user: "User", plan: Plan, today: datetime.date
) -> QuerySet[Activity]:
    adopted = PlanVersion.objects.filter(plan=plan, adopted_on__lte=today)
    version = Subquery(adopted.order_by("-number").values("pk")[:1])
    mine = organisations_of(user, *FOCAL_ROLES)
    return Activity.objects.filter(
        pk__in=ActivityParty.objects.filter(
            organisation__in=mine, activity__output__version=version
        ).values("activity")
    )


def _row_of(activity: Activity) -> ActivityRow:
    """An activity already in hand as a row; its zones are not shown here."""
    return ActivityRow({name: getattr(activity, name) for name in COLUMNS}, ())
