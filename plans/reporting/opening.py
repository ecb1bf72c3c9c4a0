"""Opens a quarter: who owes a report, with which activities and which questions."""

import datetime
from collections import defaultdict

from django.db import transaction
from django.db.models import Q, QuerySet

from plans.consolidation.keeping import refresh
from plans.indicators.models import Assignment, Indicator
from plans.outline.models import Activity, ActivityParty, Plan, PlanVersion
from plans.reporting.models import (
    Report,
    ReportingPeriod,
    ReportLine,
    ReportQuestion,
)
from portal.accounts.models import User
from portal.journal.actions import record

# organisation → activity → its assignments there
Owed = dict[int, dict[Activity, list[Assignment]]]


@transaction.atomic
def open_period(
    period: ReportingPeriod, *, by: User | None, at: datetime.datetime
) -> list[Report]:
    """Freeze who reports what for a quarter: one report an organisation.

    An organisation owes a line for each activity planned in the quarter that it leads
    or contributes to, and for each activity with an indicator assigned to it on the
    period's last day; a line asks for those indicators. A period is frozen once: a
    second call changes nothing and returns the reports that are there.
    """
    ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    existing = list(period.reports.all())
    if existing:
        return existing
    reports = [
        _make_report(period, organisation, lines)
        for organisation, lines in sorted(_owed_for(period).items())
    ]
    refresh(_indicators_of(period.plan))
    record(
        "period_opened",
        at=at,
        actor=by.uuid if by else None,
        object_kind="period",
        period=str(period),
        reports=len(reports),
    )
    return reports


def _indicators_of(plan: Plan) -> QuerySet[Indicator, int]:
    """All that the plan measures: one more period is expected of each."""
    of_plan = Q(node__version__plan=plan) | Q(activity__output__version__plan=plan)
    return Indicator.objects.filter(of_plan).values_list("pk", flat=True)


def _owed_for(period: ReportingPeriod) -> Owed:
    version = _version_in_force(period)
    owed: Owed = defaultdict(lambda: defaultdict(list))
    if version is None:
        return owed
    number = period.plan.quarter_number(period.year, period.quarter)
    of_version = {"activity__output__version": version}
    for party in ActivityParty.objects.filter(**of_version).select_related("activity"):
        if number in party.activity.planned_quarters:
            owed[party.organisation_id][party.activity] = []
    assignments = (
        Assignment.objects.on(period.ends_on)
        .filter(**{f"indicator__{path}": value for path, value in of_version.items()})
        .select_related("indicator__activity")
        .order_by("indicator__position", "indicator__code")
    )
    for assignment in assignments:
        activity = assignment.indicator.activity
        if activity is not None:
            owed[assignment.organisation_id][activity].append(assignment)
    return owed


def _version_in_force(period: ReportingPeriod) -> PlanVersion | None:
    """The version adopted last by the period's last day."""
    return period.plan.versions.filter(adopted_on__lte=period.ends_on).first()


def _make_report(
    period: ReportingPeriod,
    organisation: int,
    lines: dict[Activity, list[Assignment]],
) -> Report:
    report = Report.objects.create(period=period, organisation_id=organisation)
    in_order = sorted(lines, key=lambda activity: code_order(activity.code))
    made = ReportLine.objects.bulk_create(
        ReportLine(report=report, activity=activity, position=position)
        for position, activity in enumerate(in_order, start=1)
    )
    ReportQuestion.objects.bulk_create(
        ReportQuestion(line=line, indicator=assignment.indicator, position=position)
        for line in made
        for position, assignment in enumerate(lines[line.activity], start=1)
    )
    return report


def code_order(code: str) -> list[tuple[int, str]]:
    """Orders 1.1.1.2 before 1.1.1.10."""
    return [
        (int(part), "") if part.isdigit() else (0, part) for part in code.split(".")
    ]
