"""The directory: its list, and the page of each organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cso_pages.directory.models import Organisation
from cso_pages.directory.profiles import profile_of
from cso_pages.directory.results import directory_listing
from cso_pages.upkeep.merging.models import Merge
from portal.kit.headers import kept_briefly

ASKED_AT_MOST = 200


@require_safe
@kept_briefly
def directory(request: HttpRequest) -> HttpResponse:
    """Answer any filters, also those that mean nothing."""
    listing = directory_listing(
        territory=request.GET.get("territoire", ""),
        theme=request.GET.get("domaine", ""),
        kind=request.GET.get("type", ""),
        query=_words(request.GET.get("q", "")),
        page=_page(request.GET.get("page", "")),
        today=timezone.localdate(),
    )
    return render(request, "cso_pages/directory/list.html", {"listing": listing})


def _words(typed: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in typed)
    return " ".join(shown.split())[:ASKED_AT_MOST]


def _page(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 6 else 1


@require_safe
@kept_briefly
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """What this reader may read of it; whoever may not know of it gets a 404.

    The address of a merged record leads to the one that stands for it.
    """
    known = Organisation.objects.visible_to(request.user)
    rows = known.select_related("org_type", "territory")
    found = rows.filter(slug=slug[:100]).first()
    if found is None:
        kept = Merge.objects.kept_for(slug[:100])
        standing = get_object_or_404(rows, slug=kept.slug if kept else slug[:100])
        return redirect(standing, permanent=True)
    shown = {"organisation": found, "profile": profile_of(found, request.user)}
    return render(request, "cso_pages/directory/profile.html", shown)
