"""Asks for the plan's files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from plans.outline.queries import current_plan
from plans.permissions import can_export_plan
from plans.publishing.exports import ask_for_plan_export
from portal.journal.once import posted_once
from portal.kit.access import signed_in


@signed_in
@require_POST
@posted_once
def plan_export(request: HttpRequest) -> HttpResponse:
    """Ask for the table; the job's page shows how far it is, then the file."""
    if not can_export_plan(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    plan = current_plan(today)
    if plan is None:
        messages.info(request, _("Aucun plan n’est adopté : rien à exporter."))
        return redirect("workspace_home")
    asked = ask_for_plan_export(plan, by=request.user, as_of=today, at=timezone.now())
    return redirect("job_page", asked.pk)
