"""A member's reports: the list, where each one stands, its receipt, its paper form."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from plans.lifecycle.visas import visas_of
from plans.permissions import can_open_review_queue, can_see_draft, can_withdraw_report
from plans.reporting.listing import reports_on_desk
from plans.reporting.messages import REVIEW_WITHIN, receipt_text
from plans.reporting.models import Report, ReportRevision
from plans.reporting.questions import questions_of
from plans.reporting.returned_views import returned_report
from plans.reporting.screens import frame_of, own_lines
from plans.reporting.sending import is_settled
from plans.reporting.states import ReportState
from plans.reporting.summaries import summaries_of_revision
from portal.kit.access import signed_in

WITHOUT_SENDING = (ReportState.DISPENSED, ReportState.NOT_SENT)


@signed_in
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """What is due, what was sent with its receipt, and the reports one follows."""
    context = {
        "desk": reports_on_desk(request.user, today=timezone.localdate()),
        "reviews": can_open_review_queue(request.user),
        "visas": visas_of(request.user),
    }
    return render(request, "plans/reporting/report_list.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """Where a report stands: to write, to complete, sent; or to read, for others."""
    asked = visible_report(request, report)
    if not can_see_draft(request.user, asked):
        if request.method == "POST":
            raise PermissionDenied
        return _read(request, asked)
    if request.method == "POST" or asked.state == ReportState.TO_COMPLETE:
        return returned_report(request, report)
    if asked.state == ReportState.ENDORSED:
        return redirect("report_check", report=asked.uuid)
    if asked.state in WITHOUT_SENDING:
        return _read(request, asked)
    if not asked.is_editable:
        return redirect("report_receipt", report=asked.uuid)
    return redirect(_first_incomplete(request, asked))


def visible_report(request: HttpRequest, report: uuid.UUID) -> Report:
    reports = Report.objects.visible_to(request.user).select_related(
        "period__plan", "organisation"
    )
    return get_object_or_404(reports, uuid=report)


def _first_incomplete(request: HttpRequest, report: Report) -> str:
    frame = frame_of(own_lines(request.user, report.uuid), today=timezone.localdate())
    for step in frame.steps:
        if not step.reading.is_complete:
            return reverse("report_step", args=[report.uuid, step.line.position])
    return reverse("report_check", args=[report.uuid])


def last_revision(report: Report) -> ReportRevision | None:
    """The last that was not withdrawn; what others than its organisation may read."""
    return report.revisions.standing().order_by("number").last()


def _read(request: HttpRequest, report: Report) -> HttpResponse:
    revision = last_revision(report)
    context = {
        "report": report,
        "revision": revision,
        "summaries": summaries_of_revision(revision) if revision else [],
    }
    return render(request, "plans/reporting/report_read.html", context)


@signed_in
@require_safe
def report_receipt(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """The receipt of the last sending, what it holds, and what comes next."""
    asked = visible_report(request, report)
    revision = last_revision(asked)
    if revision is None:
        return redirect(asked)
    summaries = summaries_of_revision(revision)
    signs = can_withdraw_report(request.user, asked)
    context = {
        "report": asked,
        "revision": revision,
        "summaries": summaries,
        "answers": sum(len(summary.values) for summary in summaries),
        "files": sum(len(summary.files) for summary in summaries),
        "days_early": (asked.period.due_on - asked.first_sent_on).days,
        "reviewed_by": revision.sent_at + REVIEW_WITHIN,
        "sms": receipt_text(revision),
        "can_withdraw": signs and not is_settled(asked),
        "is_own": can_see_draft(request.user, asked),
    }
    return render(request, "plans/reporting/report_receipt.html", context)


@signed_in
@require_safe
def report_sheet(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """The paper form: the same questions, with the same numbers."""
    lines = own_lines(request.user, report)
    sheets = [(line, questions_of(line)) for line in lines]
    context = {"report": lines[0].report, "sheets": sheets}
    return render(request, "plans/reporting/report_sheet.html", context)
