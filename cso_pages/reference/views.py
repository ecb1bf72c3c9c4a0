"""The reference frameworks, those in force and those that are over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cso_pages.reference.queries import read_frameworks
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def frameworks(request: HttpRequest) -> HttpResponse:
    shown = read_frameworks(today=timezone.localdate())
    return render(request, "cso_pages/reference/frameworks.html", {"groups": shown})
