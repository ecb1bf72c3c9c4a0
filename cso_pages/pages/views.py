"""The public pages that are not written in /gestion/."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cso_pages.directory.queries import organisations_named
from portal.kit.headers import kept_briefly

ASKED_AT_MOST = 200
PRIVATE_PLACES = ("compte", "documents", "espace", "gestion", "quitter", "recherche")


@require_safe
@kept_briefly
def room(request: HttpRequest, name: str) -> HttpResponse:
    """A page of text, the same for everybody."""
    return render(request, f"cso_pages/pages/{name}.html")


@require_safe
@kept_briefly
def search(request: HttpRequest) -> HttpResponse:
    """Answer any input, also one that no database would take."""
    typed = request.GET.get("q", "")[:ASKED_AT_MOST]
    asked = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    found = organisations_named(asked)
    return render(
        request, "cso_pages/pages/search.html", {"asked": asked, "found": found}
    )


@require_safe
def quick_exit(request: HttpRequest) -> HttpResponse:
    """End the session and lead to a neutral page; works without JavaScript."""
    logout(request)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
@kept_briefly
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is not for them."""
    lines = ["User-agent: *", *(f"Disallow: /{place}/" for place in PRIVATE_PLACES)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
