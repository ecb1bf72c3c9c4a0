"""The search of the portal: one page, any input answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cso_pages.search.results import search_results
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def search(request: HttpRequest) -> HttpResponse:
    """What this person may find; a visitor's answer is the same for all visitors."""
    results = search_results(request.GET, user=request.user)
    return render(request, "cso_pages/search/search.html", {"results": results})
