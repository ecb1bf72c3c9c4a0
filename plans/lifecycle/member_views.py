"""The organisation's side: the visa before sending; the history, for all readers."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cso_pages.directory.models import Organisation
from plans.lifecycle.history import history_of
from plans.lifecycle.visas import ask_for_visas, endorse_report, take_visa_back
from plans.permissions import can_see_draft, signs_for
from plans.reporting.models import Report
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def report_history(request: HttpRequest, report: UUID) -> HttpResponse:
    """Every act on a report, for those who may read it."""
    asked = _visible(request, report)
    context = {"report": asked, "events": history_of(asked, request.user)}
    return render(request, "plans/lifecycle/history.html", context)


@signed_in
@posted_once
@require_POST
def report_endorse(request: HttpRequest, report: UUID) -> HttpResponse:
    """Give the visa; what is missing is told on the same page, before sending."""
    asked = _visible(request, report)
    if not signs_for(request.user, asked):
        raise PermissionDenied
    try:
        endorse_report(asked, by=request.user, at=timezone.now())
    except IllegalMove:
        messages.warning(request, _("Ce rapport a changé entre-temps."))
    else:
        messages.success(request, _("Rapport visé. Il peut être envoyé."))
    return redirect("report_check", report=report)


@signed_in
@posted_once
@require_POST
def report_take_visa_back(request: HttpRequest, report: UUID) -> HttpResponse:
    """Write again."""
    asked = _visible(request, report)
    if not can_see_draft(request.user, asked):
        raise PermissionDenied
    try:
        take_visa_back(asked, by=request.user, at=timezone.now())
    except IllegalMove:
        messages.warning(request, _("Ce rapport a changé entre-temps."))
    else:
        messages.success(request, _("Le visa est repris : vous pouvez corriger."))
    return redirect("report", report=report)


@signed_in
@posted_once
@require_POST
def visa_rule(request: HttpRequest, organisation: int) -> HttpResponse:
    """Want the visa before each sending, or no longer."""
    asked = get_object_or_404(Organisation, pk=organisation)
    wanted = request.POST.get("voulu") == "oui"
    ask_for_visas(asked, wanted=wanted, by=request.user, at=timezone.now())
    told = (
        _("Chaque rapport sera visé avant l’envoi.")
        if wanted
        else _("Les rapports partent de nouveau sans visa.")
    )
    messages.success(request, told)
    return redirect("report_list")


def _visible(request: HttpRequest, uuid: UUID) -> Report:
    reports = Report.objects.visible_to(request.user)
    return get_object_or_404(
        reports.select_related("period", "organisation"), uuid=uuid
    )
