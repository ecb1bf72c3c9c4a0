"""Reads the rows behind a review sheet: twelve queries, whatever its length."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Prefetch, Q, Sum, Value
from django.db.models.functions import Coalesce

from plans.dashboard.measures import in_force, thresholds
from plans.indicators.aims import targets_of
from plans.indicators.attainment import Thresholds
from plans.indicators.targets import Targets
from plans.lifecycle.warnings import Warnings, warnings_of
from plans.outline.quarters import Quarter
from plans.reporting.models import (
    ActivityProgress,
    Cell,
    Evidence,
    IndicatorValue,
    Report,
    ReportLine,
    ReportQuestion,
    ReportRevision,
)
from plans.reporting.states import ValueState
from plans.review.facts import History
from plans.review.models import ReviewComment


@dataclass(frozen=True)
class Background:
    """The rows of one revision, and what it is compared with, by key."""

    quarter: Quarter
    thresholds: Thresholds
    lines: list[ReportLine]
    progress: dict[int, ActivityProgress]
    values: dict[int, IndicatorValue]
    files: dict[int, tuple[Evidence, ...]]
    comments: dict[tuple[int, str], tuple[ReviewComment, ...]]
    history: dict[int, History]
    targets: dict[int, Targets]
    warnings: Warnings


def read_background(report: Report, revision: ReportRevision) -> Background:
    """Everything of one revision that a reviewer weighs."""
    asked = ReportQuestion.objects.select_related("indicator")
    lines = list(
        report.lines.select_related("activity").prefetch_related(
            Prefetch("questions", asked)
        )
    )
    indicators = [q.indicator_id for line in lines for q in line.questions.all()]
    cells = Cell.objects.select_related("category").order_by("category__position")
    values = revision.values.prefetch_related(Prefetch("cells", cells))
    quarter = Quarter(report.period.year, report.period.quarter)
    return Background(
        quarter=quarter,
        thresholds=thresholds(),
        lines=lines,
        progress={row.activity_id: row for row in revision.progress.all()},
        values={value.indicator_id: value for value in values},
        files=_read_files(report, revision),
        comments=_read_comments(report, revision),
        history=_read_history(report, indicators),
        targets=targets_of(indicators, until=quarter),
        warnings=warnings_of(report, revision.pk),
    )


def _read_files(
    report: Report, revision: ReportRevision
) -> dict[int, tuple[Evidence, ...]]:
    """The files that the revision was sent with, removed since or not."""
    files: dict[int, tuple[Evidence, ...]] = defaultdict(tuple)
    sent_with = Evidence.objects.filter(
        Q(removed_at=None) | Q(removed_at__gt=revision.sent_at),
        line__report=report,
        added_at__lte=revision.sent_at,
    )
    for file in sent_with:
        files[file.line_id] += (file,)
    return files


def _read_comments(
    report: Report, revision: ReportRevision
) -> dict[tuple[int, str], tuple[ReviewComment, ...]]:
    """What was asked about this revision and those before, oldest first."""
    comments: dict[tuple[int, str], tuple[ReviewComment, ...]] = defaultdict(tuple)
    asked = ReviewComment.objects.filter(
        revision__report=report, revision__number__lte=revision.number
    )
    for comment in asked.select_related("author", "revision"):
        comments[comment.line_id, comment.field] += (comment,)
    return comments


def _read_history(report: Report, indicators: list[int]) -> dict[int, History]:
    """Validated sums of the same year and of the quarter before, this report apart."""
    now = Quarter(report.period.year, report.period.quarter)
    before = now.previous()
    period = "revision__report__period__"
    counted = Coalesce(F("value"), Value(Decimal(0)))
    rows = (
        IndicatorValue.objects.filter(
            in_force(),
            Q(**{f"{period}year": now.year, f"{period}quarter__lte": now.number})
            | Q(**{f"{period}year": before.year, f"{period}quarter": before.number}),
            indicator__in=indicators,
            state__in=[ValueState.REPORTED, ValueState.NO_ACTIVITY],
        )
        .exclude(revision__report=report)
        .values_list("indicator_id", f"{period}year", f"{period}quarter")
        .annotate(
            everyone=Sum(counted),
            own=Sum(
                counted,
                filter=Q(revision__report__organisation=report.organisation_id),
            ),
        )
        .order_by()
    )
    history: dict[int, History] = defaultdict(History)
    for indicator, year, number, everyone, own in rows:
        known = history[indicator]
        of_year = year == now.year
        history[indicator] = History(
            own=_sum(known.own, own) if of_year else known.own,
            all=_sum(known.all, everyone) if of_year else known.all,
            before=own if Quarter(year, number) == before else known.before,
        )
    return history


def _sum(known: Decimal | None, more: Decimal | None) -> Decimal | None:
    if known is None or more is None:
        return more if known is None else known
    return known + more
