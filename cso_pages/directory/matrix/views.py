"""The table of domains and territories."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cso_pages.directory.matrix.queries import read_matrix
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def who_does_what_where(request: HttpRequest) -> HttpResponse:
    """How many listed organisations work in each domain, in each territory."""
    matrix = read_matrix(today=timezone.localdate())
    return render(request, "cso_pages/directory/matrix/matrix.html", {"matrix": matrix})
