"""A report that came back: only the commented questions, on one page."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from plans.reporting.actions import Conflict
from plans.reporting.forms import LineForm
from plans.reporting.gaps import Gap
from plans.reporting.models import ReportLine
from plans.reporting.panels import Panel, panels_of
from plans.reporting.posting import keep, posted_answers
from plans.reporting.questions import Question, questions_of
from plans.reporting.returned import comments_on, message_on
from plans.reporting.screens import (
    Point,
    frame_of,
    own_lines,
    points_of,
    reading_of,
)
from plans.reporting.states import ReportState
from plans.reporting.step_views import refuse
from plans.reporting.summaries import LineSummary, Row, row_of, summary_of_draft
from plans.review.models import ReviewComment
from portal.accounts.sessions import SHARED_PHONE
from portal.journal.once import posted_once
from portal.kit.workflow import IllegalMove


@dataclass
class Reopened:
    """A line with its commented questions, and what is told about them."""

    line: ReportLine
    questions: list[Question]
    comments: dict[str, ReviewComment]
    typed: dict[str, str] | None = None
    told: Sequence[Gap] = ()

    @property
    def prefix(self) -> str:
        return f"l{self.line.position}-"

    @property
    def wrong(self) -> list[Gap]:
        keys = {question.key for question in self.questions}
        return [gap for gap in reading_of(self.line).wrong if gap.question in keys]

    @property
    def points(self) -> list[Point]:
        return points_of(self.line, self.told, prefix=self.prefix)

    @property
    def panels(self) -> list[Panel]:
        form = LineForm(
            self.questions,
            answers=self.line.answers | (self.typed or {}),
            told=self.told or self.wrong,
            position=self.line.position,
        )
        return panels_of(
            self.questions,
            form,
            marks={},
            files=self.line.files,
            comments=self.comments,
        )

    @property
    def summary(self) -> LineSummary:
        return summary_of_draft(self.line, reading_of(self.line))

    @property
    def closed(self) -> list[Row]:
        """The questions that stay as they were sent."""
        asked = {question.key for question in self.questions}
        return [
            row_of(question, self.summary)
            for question in questions_of(self.line)
            if question.key not in asked
        ]


@posted_once
@require_http_methods(["GET", "HEAD", "POST"])
def returned_report(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """The questions to answer again; the rest is there to read."""
    lines = own_lines(request.user, report)
    parts = reopened_parts(lines)
    if request.method != "POST":
        return _page(request, lines, parts)
    if lines[0].report.state != ReportState.TO_COMPLETE:
        return refuse(
            request, lines[0], IllegalMove("nothing to complete"), prefix="l1-"
        )
    for part in parts:
        try:
            keep_part(request, part)
        except (Conflict, IllegalMove) as met:
            return refuse(request, part.line, met, prefix=part.prefix)
    if any(part.told for part in parts):
        return _page(request, lines, parts, status=422)
    if request.POST.get("then") == "draft":
        return redirect(lines[0].report)
    return redirect("report_check", report=report)


def reopened_parts(lines: Sequence[ReportLine]) -> list[Reopened]:
    """The lines with a comment to answer; two queries."""
    comments = comments_on(lines[0].report)
    parts = []
    for line in lines:
        by_field = {c.field: c for c in comments if c.line_id == line.pk}
        asked = [q for q in questions_of(line) if q.key in by_field]
        if asked:
            parts.append(Reopened(line, asked, by_field))
    return parts


def keep_part(request: HttpRequest, part: Reopened) -> None:
    """Save what was posted for one line. Raises Conflict or IllegalMove."""
    refused = keep(request, part.line, part.questions, prefix=part.prefix)
    part.typed = posted_answers(request, part.questions, prefix=part.prefix)
    part.told = [*part.wrong, *refused]


def _page(
    request: HttpRequest,
    lines: Sequence[ReportLine],
    parts: Sequence[Reopened],
    *,
    status: int = 200,
) -> HttpResponse:
    open_lines = {part.line.pk for part in parts}
    context = {
        "frame": frame_of(lines, today=timezone.localdate()),
        "parts": parts,
        "message": message_on(lines[0].report),
        "count": sum(len(part.questions) for part in parts),
        "accepted": [
            Reopened(line, [], {}) for line in lines if line.pk not in open_lines
        ],
        "phone_is_own": not request.session.get(SHARED_PHONE, False),
    }
    return render(
        request, "plans/reporting/report_returned.html", context, status=status
    )
