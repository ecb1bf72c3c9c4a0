"""The first screen after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coordination_space.home.desks import desks_of
from coordination_space.sharing.queries import proposals_waiting
from portal.kit.access import signed_in
from portal.notices.models import Notice

NOTICES_READ = 100


@signed_in
@require_safe
def workspace_home(request: HttpRequest) -> HttpResponse:
    """One's desks, by mandate; what the plan has to say comes by its own tags."""
    desks = desks_of(request.user, now=timezone.now())
    unread = list(Notice.objects.visible_to(request.user).unread()[:NOTICES_READ])
    shown = {
        "desks": desks,
        "notice": unread[0] if unread else None,
        "unread": len(unread),
        "pending_invitations": desks.pending_invitations,
        "proposals_waiting": proposals_waiting(request.user),
    }
    return render(request, "coordination_space/home/home.html", shown)
