"""The organisation’s screens: its sections, what it proposes, sent or withdrawn."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_edit_record, can_open_record
from cso_pages.upkeep.requests.drafts import (
    ChangedMeanwhile,
    open_request_of,
    submit_request,
    withdraw_request,
)
from cso_pages.upkeep.requests.fields import BY_SLUG
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import can_propose
from cso_pages.upkeep.requests.queries import hub_of, last_closed, told_changes
from cso_pages.upkeep.requests.writing_views import open_section, save_section_of
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


def _find(request: HttpRequest, organisation: uuid.UUID) -> Organisation:
    """404 when she may not know of it, 403 when she does not write for it."""
    known = Organisation.objects.visible_to(request.user)
    found = get_object_or_404(
        known.select_related("org_type", "territory"), uuid=organisation
    )
    if not can_open_record(request.user, found) or not can_edit_record(
        request.user, found
    ):
        raise PermissionDenied
    return found


@signed_in
@require_safe
def record_edit(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The sections, then what is proposed and how to send it."""
    return _hub(request, _find(request, organisation))


def _hub(
    request: HttpRequest, found: Organisation, *, status: int = 200, **more: object
) -> HttpResponse:
    proposes = can_propose(request.user, found)
    asked = open_request_of(found) if proposes else None
    shown = {
        "organisation": found,
        "asked": asked,
        "told": told_changes(asked) if asked else [],
        "last": last_closed(found) if proposes and asked is None else None,
        "sections": hub_of(asked),
        "proposes": proposes,
        **more,
    }
    return render(request, "cso_pages/upkeep/requests/hub.html", shown, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def record_section(
    request: HttpRequest, organisation: uuid.UUID, section: str
) -> HttpResponse:
    """One section of the record as a form; what was typed is kept on every fault."""
    found, part = _find(request, organisation), BY_SLUG.get(section)
    if part is None:
        raise Http404
    if request.method == "POST":
        return save_section_of(request, found, part)
    return open_section(request, found, part)


def _open_request(request: HttpRequest, organisation: uuid.UUID) -> ChangeRequest:
    found = _find(request, organisation)
    asked = open_request_of(found)
    if asked is None or not can_propose(request.user, found):
        raise PermissionDenied
    return asked


@signed_in
@require_POST
@posted_once
def send(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Give what is proposed to who decides."""
    asked = _open_request(request, organisation)
    typed = request.POST.get("note", "").replace("\0", "")
    right = request.POST.get("rest") == "oui"
    version = int_of(request.POST.get("version", ""))
    try:
        submit_request(asked, note=typed, rest_is_right=right, version=version,
                       by=request.user, today=timezone.localdate(),
                       at=timezone.now())  # fmt: skip
    except (ChangedMeanwhile, IllegalMove, ValidationError) as met:
        found = asked.organisation
        return _hub(request, found, status=409, error=_why(met), typed=typed)
    messages.success(request, _("C’est envoyé. Un message vous dira la réponse."))
    return redirect("record_edit", organisation)


def _why(met: Exception) -> str:
    if isinstance(met, ValidationError):
        return str(met.messages[0])
    return _("Une autre personne y a touché depuis : relisez, puis envoyez.")


def int_of(text: str) -> int:
    """A version as posted; -1 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@signed_in
@require_POST
@posted_once
def withdraw(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Take it back: nothing was changed, nothing will be."""
    asked = _open_request(request, organisation)
    try:
        withdraw_request(asked, by=request.user, at=timezone.now())
        messages.success(request, _("Demande retirée. Votre fiche reste comme avant."))
    except IllegalMove:
        messages.error(request, _("Trop tard : la réponse vient d’être donnée."))
    return redirect("record_edit", organisation)
