"""The signed link: what the public reads of the record, one button, no cookie."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cso_pages.directory.profiles import profile_for
from cso_pages.reference.audiences import Audience
from cso_pages.upkeep.campaigns.answers import confirm_by_link
from cso_pages.upkeep.campaigns.limits import may_try, note_tried
from cso_pages.upkeep.campaigns.links import (
    FoundLink,
    LinkShut,
    LinkState,
    find_link,
)
from portal.journal.once import posted_once

PUBLIC = (Audience.PUBLIC.value,)
STATUS = {LinkState.CLOSED: 404, LinkState.REVOKED: 410, LinkState.USED: 410}
View = Callable[..., HttpResponse]


def kept_secret(view: View) -> View:
    """The address is a key: no cache, no index, and no other site is told it."""

    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return wrapper


@csrf_exempt  # the token is the right; a cookie would follow a person who has none
@kept_secret
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    """A GET shows one button and changes nothing: mail scanners open every link."""
    found = find_link(token, at=timezone.now())
    if found.state != LinkState.OPEN or found.letter is None:
        return _shut(request, found)
    if request.method == "POST":
        return _confirmed(request, token)
    organisation = found.letter.target.organisation
    shown = {
        "organisation": organisation,
        "profile": profile_for(organisation, PUBLIC),
        "token": token,
    }
    return render(request, "cso_pages/upkeep/campaigns/link.html", shown)


def _confirmed(request: HttpRequest, token: str) -> HttpResponse:
    try:
        confirm_by_link(token, on=timezone.localdate(), at=timezone.now())
    except LinkShut as shut:
        return _shut(request, FoundLink(shut.state))
    return redirect("confirm_link_thanks", token=token)


def _shut(request: HttpRequest, found: FoundLink) -> HttpResponse:
    """One sentence; what is unknown is told as what is over."""
    if found.state == LinkState.CLOSED:
        connection = request.META.get("REMOTE_ADDR", "")
        if not may_try(connection):
            return render(request, "cso_pages/upkeep/campaigns/slow.html", status=429)
        note_tried(connection)
    shown = {"state": found.state.value}
    return render(
        request,
        "cso_pages/upkeep/campaigns/shut.html",
        shown,
        status=STATUS[found.state],
    )


@kept_secret
@require_safe
def confirm_link_thanks(request: HttpRequest, token: str) -> HttpResponse:
    """After the button; an unused link leads back to it."""
    found = find_link(token, at=timezone.now())
    if found.state == LinkState.OPEN:
        return redirect("confirm_link", token=token)
    if found.state != LinkState.USED or found.letter is None:
        return _shut(request, found)
    shown = {"organisation": found.letter.target.organisation}
    return render(request, "cso_pages/upkeep/campaigns/thanks.html", shown)
