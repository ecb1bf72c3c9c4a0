"""The public pages that are not written in /gestion/."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render


def room(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"cso_pages/pages/{name}.html")


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "cso_pages/pages/search.html")


def quick_exit(request: HttpRequest) -> HttpResponse:
    """End the session and lead to a neutral page."""
    logout(request)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    response["Cache-Control"] = "no-store"
    return response


def sitemap(request: HttpRequest) -> HttpResponse:
    return HttpResponse("", content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\n", content_type="text/plain; charset=utf-8")
