"""One report in its life: dispense, reopen, annul, let in late; and the thresholds."""

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

from coordination_space.meetings.outcomes import Decision
from plans.lifecycle.forms import rules_form
from plans.lifecycle.history import history_of
from plans.lifecycle.steering import act_on, decisions_to_cite, steering_of
from plans.lifecycle.thresholds import set_rules
from plans.outline.queries import current_plan
from plans.permissions import can_close_periods, can_open_review_queue
from plans.reporting.models import Report
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def report_steer(request: HttpRequest, report: UUID) -> HttpResponse:
    """Where a report stands, its history when it may be read, what may be done."""
    return _show(request, _report(request, report))


@signed_in
@posted_once
@require_POST
def report_act(request: HttpRequest, report: UUID, act: str) -> HttpResponse:
    """Do one act; what was typed stays when it cannot be done."""
    asked = _report(request, report)
    try:
        act_on(
            asked,
            act,
            by=request.user,
            reason=request.POST.get("reason", ""),
            decision=_decision(request),
            at=timezone.now(),
        )
    except KeyError as unknown:
        raise Http404 from unknown
    except ValidationError as error:
        return _show(request, asked, act=act, error=error.messages[0])
    except IllegalMove:
        asked.refresh_from_db()
        told = _("Quelqu’un a agi entre-temps sur ce rapport : regardez où il en est. "
                 "Rien n’a été fait.")  # fmt: skip
        return _show(request, asked, act=act, error=told)
    messages.success(request, _("C’est fait. L’organisation est prévenue."))
    return redirect("report_steer", report=asked.uuid)


@signed_in
@posted_once
@require_http_methods(["GET", "HEAD", "POST"])
def signature_rules(request: HttpRequest) -> HttpResponse:
    """From which jump a second person signs, for the plan and its indicators."""
    if not can_close_periods(request.user):
        raise PermissionDenied
    plan = current_plan(timezone.localdate())
    if plan is None:
        return render(request, "plans/lifecycle/rules.html", {"plan": None})
    form = rules_form(plan, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        set_rules(plan, form.jumps, by=request.user, at=timezone.now())
        messages.success(request, _("Les seuils sont enregistrés."))
        return redirect("signature_rules")
    status = 422 if request.method == "POST" else 200
    shown = {"plan": plan, "form": form}
    return render(request, "plans/lifecycle/rules.html", shown, status=status)


def _report(request: HttpRequest, uuid: UUID) -> Report:
    """Reviewers know of every report that is owed; a draft's contents stay closed."""
    if not can_open_review_queue(request.user):
        visible = Report.objects.visible_to(request.user).filter(uuid=uuid)
        if visible.exists():
            raise PermissionDenied
        raise Http404
    reports = Report.objects.select_related("organisation__territory", "period__plan")
    return get_object_or_404(reports, uuid=uuid)


def _decision(request: HttpRequest) -> Decision | None:
    chosen = request.POST.get("decision", "")
    for decision in decisions_to_cite() if chosen else []:
        if str(decision.uuid) == chosen:
            return decision
    return None


def _show(
    request: HttpRequest, report: Report, *, act: str = "", error: str = ""
) -> HttpResponse:
    seen = report.first_sent_at is not None
    context = {
        "report": report,
        "steering": steering_of(report, request.user),
        "events": history_of(report, request.user) if seen else [],
        "act": act,
        "error": error,
        "typed": request.POST.get("reason", ""),
        "chosen": request.POST.get("decision", ""),
    }
    status = 422 if error else 200
    return render(request, "plans/lifecycle/steer.html", context, status=status)
