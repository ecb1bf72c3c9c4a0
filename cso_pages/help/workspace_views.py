"""The help services that the secretariat has to call again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cso_pages.help.checking import checks_on, verify_service
from cso_pages.help.models import HelpService
from cso_pages.permissions import can_keep_the_directory
from portal.journal.once import posted_once
from portal.kit.access import signed_in


@signed_in
@require_safe
def help_checks(request: HttpRequest) -> HttpResponse:
    if not can_keep_the_directory(request.user):
        raise PermissionDenied
    shown = {"checks": checks_on(timezone.localdate())}
    return render(request, "cso_pages/help/checks.html", shown)


@signed_in
@require_POST
@posted_once
def help_verified(request: HttpRequest, helpservice: int) -> HttpResponse:
    """One tap: it was called today."""
    if not can_keep_the_directory(request.user):
        raise PermissionDenied
    found = get_object_or_404(HelpService, pk=helpservice)
    verify_service(found, by=request.user, on=timezone.localdate(), at=timezone.now())
    messages.success(
        request, _("%(name)s : vérifié aujourd’hui.") % {"name": found.name}
    )
    return redirect("help_checks")
