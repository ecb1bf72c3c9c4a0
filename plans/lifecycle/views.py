"""The quarters: which are open, what closing one would do, closing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from plans.lifecycle.closing import NotYetDue, close_period, preview_of_close
from plans.permissions import can_close_periods, can_open_review_queue
from plans.reporting.models import Report, ReportingPeriod
from plans.reporting.states import ReportState
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def period_list(request: HttpRequest) -> HttpResponse:
    """Every quarter opened, the latest first."""
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    dispensed = Q(reports__state=ReportState.DISPENSED)
    periods = ReportingPeriod.objects.annotate(
        expected=Count("reports", filter=~dispensed),
        received=Count("reports", filter=Q(reports__first_sent_at__isnull=False)),
        missing=Count("reports", filter=Q(reports__state=ReportState.NOT_SENT)),
        dispensed=Count("reports", filter=dispensed),
        counted=Count("reports", filter=Q(reports__revision_in_force__isnull=False)),
    ).order_by("-year", "-quarter")
    return render(request, "plans/lifecycle/period_list.html", {"periods": periods})


@signed_in
@require_safe
def period(request: HttpRequest, period: int) -> HttpResponse:
    """The reports of one quarter by state, and what closing it would do."""
    asked = _period(request, period)
    reports = Report.objects.filter(period=asked).select_related("organisation")
    today = timezone.localdate()
    context = {
        "period": asked,
        "reports": reports.order_by("organisation__name"),
        "preview": preview_of_close(asked) if asked.closed_at is None else None,
        "may_close": can_close_periods(request.user) and today > asked.due_on,
        "today": today,
    }
    return render(request, "plans/lifecycle/period.html", context)


@signed_in
@posted_once
@require_POST
def period_close(request: HttpRequest, period: int) -> HttpResponse:
    """Close the quarter; of two who click, one does it and the other is told."""
    asked = _period(request, period)
    try:
        missing = close_period(asked, by=request.user, at=timezone.now())
    except NotYetDue:
        messages.warning(request, _("L’échéance n’est pas passée : rien n’est clos."))
    except IllegalMove:
        messages.warning(request, _("Ce trimestre est déjà clos."))
    else:
        told = ngettext(
            "Trimestre clos : %(number)s rapport non remis.",
            "Trimestre clos : %(number)s rapports non remis.",
            missing,
        )
        none = _("Trimestre clos : tous les rapports attendus ont été remis.")
        messages.success(request, told % {"number": missing} if missing else none)
    return redirect("period", period=asked.pk)


def _period(request: HttpRequest, period: int) -> ReportingPeriod:
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    periods = ReportingPeriod.objects.select_related("plan")
    return get_object_or_404(periods, pk=period)
