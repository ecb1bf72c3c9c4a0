"""The first screen of the upkeep: what waits in each of its rooms."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cso_pages.permissions import can_tend_the_directory
from cso_pages.upkeep.doors import doors_for
from portal.kit.access import signed_in


@signed_in
@require_safe
def upkeep_home(request: HttpRequest) -> HttpResponse:
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    doors = doors_for(request.user, today=timezone.localdate())
    return render(request, "cso_pages/upkeep/home.html", {"doors": doors})
