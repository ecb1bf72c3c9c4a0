"""The reviewer's screens: the queue, one report, the two decisions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from plans.permissions import can_open_review_queue
from plans.reporting.models import Report, ReportingPeriod, ReportRevision
from plans.reporting.states import ReportState
from plans.review import actions
from plans.review.conflicts import what_happened
from plans.review.holding import latest_revision
from plans.review.queue import received_by_quarter
from plans.review.queue import review_queue as read_queue
from plans.review.sheet import review_sheet
from plans.review.typed import comments_in, version_in
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """The desk, with no report open."""
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    periods = ReportingPeriod.objects.filter(opens_on__lte=timezone.localdate())
    shown = {
        "queue": read_queue(request.user, at=timezone.now()),
        "quarters": received_by_quarter(periods)[:1],
    }
    return render(request, "plans/review/queue.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def review_report(request: HttpRequest, report: UUID) -> HttpResponse:
    """Reading a report changes nothing; posting here begins its examination."""
    asked = asked_report(request, report)
    if request.method != "POST":
        return _show(request, asked)
    refused = act(
        request,
        asked,
        lambda: actions.take_in_review(asked, by=request.user, at=timezone.now()),
    )
    return refused or redirect("review_report", asked.uuid)


@signed_in
@require_POST
@posted_once
def review_return(request: HttpRequest, report: UUID) -> HttpResponse:
    """Send it back with the comments typed."""
    if gone := _taken_back(request, report):
        return gone
    asked = asked_report(request, report)
    comments, decision = comments_in(request.POST, asked), decision_in(request)
    refused = act(
        request,
        asked,
        lambda: actions.return_report(asked, comments=comments, **decision),
    )
    told = _("Rapport renvoyé à compléter. L’organisation est prévenue.")
    return refused or done(request, told)


@signed_in
@require_POST
@posted_once
def review_validate(request: HttpRequest, report: UUID) -> HttpResponse:
    """Make it count; comments that were typed would be lost, so they stop it."""
    if gone := _taken_back(request, report):
        return gone
    asked = asked_report(request, report)
    if comments_in(request.POST, asked):
        return _show(request, asked, error=_unsent_comments())
    decision = decision_in(request)
    refused = act(request, asked, lambda: actions.validate_report(asked, **decision))
    told = _("Rapport validé. Ses chiffres comptent dans le plan.")
    if asked.state == ReportState.TO_COSIGN:
        told = _("Première signature enregistrée. Une deuxième personne doit signer.")
    return refused or done(request, told)


@signed_in
@require_POST
@posted_once
def review_release(request: HttpRequest, report: UUID) -> HttpResponse:
    """Leave it to somebody else."""
    asked = asked_report(request, report)
    refused = act(
        request,
        asked,
        lambda: actions.release(asked, by=request.user, at=timezone.now()),
    )
    return refused or done(request, _("Rapport remis dans la file."))


def decision_in(request: HttpRequest) -> dict[str, Any]:
    """Who decides on which version, with which message."""
    return {
        "by": request.user,
        "note": request.POST.get("note", ""),
        "at": timezone.now(),
        "seen": version_in(request.POST),
    }


def act(
    request: HttpRequest, report: Report, doing: Callable[[], object]
) -> HttpResponse | None:
    """Do it; when it cannot be done, the page again with why and what was typed."""
    try:
        doing()
    except ValidationError as error:
        return _show(request, report, error=error.messages[0])
    except IllegalMove as refusal:
        return _show(request, report, error=what_happened(report, refusal))
    return None


def asked_report(request: HttpRequest, uuid: UUID) -> Report:
    """404 for what she may not know of, 403 for what is not hers to review."""
    known = Report.objects.visible_to(request.user).select_related(
        "organisation__territory", "period__plan", "reviewer"
    )
    report = get_object_or_404(known, uuid=uuid)
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    return report


def _taken_back(request: HttpRequest, uuid: UUID) -> HttpResponse | None:
    """The organisation withdrew it while she was writing: give her texts back."""
    if not can_open_review_queue(request.user):
        return None
    withdrawn = Report.objects.filter(
        uuid=uuid, first_sent_at=None, revisions__withdrawn_at__isnull=False
    )
    report = withdrawn.select_related("organisation").first()
    if report is None:
        return None
    shown = {
        "organisation": report.organisation.name,
        "comments": comments_in(request.POST, report),
        "note": request.POST.get("note", ""),
    }
    return render(request, "plans/review/taken_back.html", shown, status=422)


def _show(request: HttpRequest, report: Report, *, error: str = "") -> HttpResponse:
    try:
        revision = latest_revision(report)
    except ReportRevision.DoesNotExist as never_sent:
        raise Http404 from never_sent
    now = timezone.now()
    sheet = review_sheet(
        report,
        revision,
        viewer=request.user,
        at=now,
        typed=request.POST if request.method == "POST" else None,
    )
    queue = read_queue(request.user, at=now)
    shown = {"queue": queue, "sheet": sheet, "error": error}
    status = 422 if error else 200
    return render(request, "plans/review/report.html", shown, status=status)


def done(request: HttpRequest, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("review_queue")


def _unsent_comments() -> str:
    return _(
        "Vous avez écrit des commentaires. Un rapport validé ne se complète plus : "
        "renvoyez-le à compléter, ou effacez vos commentaires."
    )
