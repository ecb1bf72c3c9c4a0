"""The last step: check, send once, take back, ask who signs."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from plans.lifecycle.backwards import check_against_history
from plans.permissions import can_endorse_report, can_send_report, signs_for
from plans.reporting.actions import (
    IncompleteReport,
    request_signature,
    send_report,
    withdraw_report,
)
from plans.reporting.gaps import Gap
from plans.reporting.models import Report, ReportLine
from plans.reporting.returned import reopened_questions
from plans.reporting.saving import VisaMissing
from plans.reporting.screens import (
    Frame,
    Point,
    Step,
    frame_of,
    own_lines,
    points_of,
)
from plans.reporting.states import ReportState
from plans.reporting.summaries import LineSummary, summary_of_draft
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@dataclass(frozen=True)
class CheckedLine:
    """One activity of the recap."""

    step: Step
    summary: LineSummary
    address: str


@signed_in
@require_safe
def report_check(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """What is missing, what will be sent, and the button that sends it."""
    lines = own_lines(request.user, report)
    if not can_check(lines[0].report):
        return redirect(lines[0].report)
    return _check(request, lines)


@signed_in
@posted_once
@require_POST
def report_submit(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """Send the report; a second touch leads to the same receipt."""
    lines = own_lines(request.user, report)
    sent = lines[0].report
    if sent.state != ReportState.ENDORSED and not signs_for(request.user, sent):
        raise PermissionDenied
    if can_check(sent) and "relu" not in request.POST:
        return _check(request, lines, unread=True)
    try:
        send_report(sent, by=request.user, at=timezone.now())
    except IncompleteReport:
        return _check(request, lines)
    except VisaMissing:
        return _check(request, lines)
    except IllegalMove:
        sent.refresh_from_db()
    return redirect("report_receipt", report=report)


def can_check(report: Report) -> bool:
    """Whether its last step is still to be done."""
    return report.is_editable or report.state == ReportState.ENDORSED


@signed_in
@posted_once
@require_POST
def report_withdraw(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """Take the report back, to write in it again."""
    lines = own_lines(request.user, report)
    try:
        withdraw_report(lines[0].report, by=request.user, at=timezone.now())
    except IllegalMove:
        told = _("Le secrétariat a déjà commencé l’examen : l’envoi ne se retire plus.")
        messages.warning(request, told)
        return redirect("report_receipt", report=report)
    messages.success(request, _("L’envoi est retiré. Le rapport est un brouillon."))
    return redirect("report_check", report=report)


@signed_in
@posted_once
@require_POST
def report_signature_request(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """Tell who signs that the report is ready."""
    lines = own_lines(request.user, report)
    try:
        told = request_signature(lines[0].report, by=request.user, at=timezone.now())
    except IllegalMove:
        return redirect(lines[0].report)
    if told:
        messages.success(request, _("La personne qui signe est prévenue."))
    else:
        text = _("Personne ne signe pour votre organisation. Appelez le secrétariat.")
        messages.warning(request, text)
    return redirect("report_check", report=report)


def _check(
    request: HttpRequest, lines: Sequence[ReportLine], *, unread: bool = False
) -> HttpResponse:
    frame = frame_of(lines, current=len(lines) + 1, today=timezone.localdate())
    report = frame.report
    check_against_history(report, [(step.line, step.reading) for step in frame.steps])
    places = _Places(frame)
    context = {
        "frame": frame,
        "report": report,
        "blocking": places.all(lambda step: step.reading.blocking),
        "noted": places.all(lambda step: step.reading.noted),
        "lines": [
            CheckedLine(
                step, summary_of_draft(step.line, step.reading), places.of(step)
            )
            for step in frame.steps
        ],
        "unread": unread,
        "can_send": can_send_report(request.user, report),
        "can_endorse": can_endorse_report(request.user, report),
        "is_endorsed": report.state == ReportState.ENDORSED,
        "is_second": report.state == ReportState.TO_COMPLETE,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "plans/reporting/report_check.html", context, status=status)


class _Places:
    """Where each point of a report is mended: its step, or the page of a return."""

    def __init__(self, frame: Frame) -> None:
        self.report = frame.report
        self.steps = frame.steps
        self.reopened = reopened_questions(frame.report)
        self.came_back = frame.report.state == ReportState.TO_COMPLETE

    def all(self, of: Callable[[Step], Sequence[Gap]]) -> list[Point]:
        return [point for step in self.steps for point in self.points(step, of(step))]

    def of(self, step: Step) -> str:
        """The page that changes this line; empty when it is closed."""
        if not self.came_back:
            return reverse("report_step", args=[self.report.uuid, step.line.position])
        if step.line.pk in self.reopened:
            return reverse("report", args=[self.report.uuid])
        return ""

    def points(self, step: Step, gaps: Sequence[Gap]) -> list[Point]:
        prefix = f"l{step.line.position}-" if self.came_back else ""
        place = self.of(step) or reverse("report", args=[self.report.uuid])
        return points_of(step.line, gaps, page=f"{place}?verifier", prefix=prefix)
