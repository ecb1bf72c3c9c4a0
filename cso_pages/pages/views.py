"""The public pages that views show, and the written ones that have a name."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.views import serve

from portal.kit.headers import kept_briefly

PRIVATE_PLACES = (
    "annuaire/exporter",  # public, but a file for each filter is for no engine
    "compte",
    "documents",
    "espace",
    "gestion",
    "quitter",
    "recherche",
)


@require_safe
def written_page(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the tree whose address other screens know by a name."""
    return serve(request, path)


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
