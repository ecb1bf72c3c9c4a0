"""Things of the plan: reports sent, validated or returned, as rows."""

import datetime
from decimal import Decimal

from plans.consolidation.keeping import rebuild
from plans.indicators.models import Category, Indicator
from plans.outline.models import Activity
from plans.reporting.models import (
    ActivityProgress,
    Cell,
    Evidence,
    IndicatorValue,
    Report,
    ReportingPeriod,
    ReportLine,
    ReportQuestion,
    ReportRevision,
)
from plans.reporting.states import (
    COUNTED,
    DeclaredState,
    ReportState,
    ValueState,
)

SENT_AT = datetime.datetime(2026, 10, 12, 19, 41, tzinfo=datetime.UTC)


def a_report(outline, *, period=None, organisation=None, activities=None) -> Report:
    """A report still to begin, with a line per activity and its questions."""
    organisation = organisation or outline.talks.parties.get(role="lead").organisation
    report = Report.objects.create(
        period=period or outline.t3, organisation=organisation
    )
    for position, activity in enumerate(activities or [outline.talks], start=1):
        line = ReportLine.objects.create(
            report=report, activity=activity, position=position
        )
        for place, indicator in enumerate(activity.indicators.all()):
            ReportQuestion.objects.create(
                line=line, indicator=indicator, position=place
            )
    return report


def send(
    report: Report,
    *,
    value: object = 9,
    by=None,
    at: datetime.datetime = SENT_AT,
    percent: object = 40,
    declared: str = DeclaredState.ONGOING,
    evidence: bool = True,
    reason: str = "",
) -> ReportRevision:
    """Freeze a revision. `value` None or a ValueState is the answer of each question.

    The first indicator of each line gets `value`; the others get it times ten, split
    over the cells where there are any.
    """
    revision = ReportRevision.objects.create(
        report=report,
        number=report.revisions.count() + 1,
        receipt=f"T{report.period.quarter}-{report.period.year}-{report.pk:04}-"
        f"{report.revisions.count() + 1}",
        sent_at=at,
        sent_by=by.uuid if by else report.uuid,
        snapshot={},
        digest="0" * 64,
    )
    for line in report.lines.all():
        ActivityProgress.objects.create(
            revision=revision,
            activity=line.activity,
            state=declared,
            percent=None if percent is None else Decimal(str(percent)),
            done="Neuf causeries dans six villages, avec les relais communautaires.",
        )
        for place, question in enumerate(line.questions.select_related("indicator")):
            _answer(revision, question.indicator, value, place, reason)
        if evidence and not line.evidence.exists():
            put_evidence(line)
    report.state = ReportState.SENT
    report.first_sent_at = report.first_sent_at or at
    report.save()
    return revision


def _answer(revision, indicator: Indicator, value, place: int, reason: str) -> None:
    if isinstance(value, ValueState):
        IndicatorValue.objects.create(
            revision=revision,
            indicator=indicator,
            state=value,
            reason=reason or "not_collected",
        )
        return
    number = Decimal(str(value)) * (10 if place else 1)
    row = IndicatorValue.objects.create(
        revision=revision, indicator=indicator, state=ValueState.REPORTED, value=number
    )
    if indicator.dimension_id:
        first, *others = Category.objects.filter(dimension=indicator.dimension_id)
        Cell.objects.create(value=row, category=first, number=number)
        for category in others[:-1]:
            Cell.objects.create(value=row, category=category, number=Decimal(0))
        Cell.objects.create(value=row, category=others[-1], reason="not_collected")


def put_evidence(line: ReportLine, name: str = "liste-presence-konna.jpg") -> Evidence:
    return Evidence.objects.create(
        line=line,
        name=name,
        content_type="image/jpeg",
        size=184_320,
        digest=f"{line.pk:064}",
        file=f"pieces/2026/10/{name}",
        added_at=SENT_AT,
        added_by=line.report.uuid,
    )


def sent_report(outline, *, value: object = 9, period=None, **how) -> Report:
    """A report on the secretariat's desk; `how` goes to `a_report` and `send`."""
    about = {key: how.pop(key) for key in ("organisation", "activities") if key in how}
    report = a_report(outline, period=period, **about)
    send(report, value=value, **how)
    return report


def validated_report(outline, *, value: object = 14, period=None, **how) -> Report:
    """A report whose figures count; by default the 14 talks of the second quarter."""
    report = sent_report(outline, value=value, period=period or outline.t2, **how)
    report.state = ReportState.VALIDATED
    report.revision_in_force = report.revisions.latest("number")
    report.save()
    rebuild()
    return report


def put_in(report: Report, state: str, *, revision: ReportRevision | None = None):
    """Write a state as a row, with the revision in force that it implies."""
    report.state = state
    latest = revision or report.revisions.order_by("-number").first()
    report.revision_in_force = latest if state in COUNTED else None
    report.save()
    return report


def in_state(report: Report, state: str, *, reviewer=None) -> Report:
    """Put a sent report in one of the states that do not count."""
    report.state = state
    report.reviewer = reviewer
    report.taken_at = SENT_AT if reviewer else None
    report.save()
    return report


def another_activity(outline, *, code: str, organisation, **fields) -> Activity:
    """One more activity of the same produit, led by an organisation."""
    activity = Activity.objects.create(
        output=outline.output,
        code=code,
        title=f"Activité {code}",
        **{"planned_quarters": [1, 2, 3, 4], **fields},
    )
    activity.parties.create(organisation=organisation, role="lead")
    return activity


def another_period(outline, *, year: int, quarter: int) -> ReportingPeriod:
    """One more quarter of the plan, with plausible days."""
    period = ReportingPeriod(plan=outline.plan, year=year, quarter=quarter)
    period.opens_on = period.ends_on + datetime.timedelta(days=1)
    period.due_on = period.ends_on + datetime.timedelta(days=15)
    period.closes_on = period.ends_on + datetime.timedelta(days=60)
    period.save()
    return period
