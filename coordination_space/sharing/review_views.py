"""The reader's screens: the queue, one proposal, what she decides."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from coordination_space.sharing import actions, drafts
from coordination_space.sharing.models import Proposal
from coordination_space.sharing.permissions import (
    can_decide_on,
    can_read_proposals,
    can_review_proposal,
    can_write_message,
)
from coordination_space.sharing.queries import already_known
from coordination_space.sharing.queries import proposal_queue as read_queue
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def proposal_queue(request: HttpRequest) -> HttpResponse:
    """What awaits a reading, what was returned, what was decided."""
    if not can_read_proposals(request.user):
        raise PermissionDenied
    shown = {"queue": read_queue(request.user)}
    return render(request, "coordination_space/sharing/queue.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def proposal_review(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Opening changes nothing; posting here begins the reading."""
    found = _proposal(request, proposal)
    if request.method != "POST":
        return _show(request, found)
    return _decided(request, found, actions.take_proposal)


@signed_in
@require_POST
@posted_once
def review_message(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Say something to the organisation, without deciding."""
    found = _proposal(request, proposal)
    text = request.POST.get("message", "")
    told = _("Message envoyé à l’organisation.")
    return _decided(request, found, drafts.write_message, told, text=text)


@signed_in
@require_POST
@posted_once
def review_return(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Ask for corrections."""
    found = _proposal(request, proposal)
    comment = request.POST.get("message", "")
    told = _("Ressource renvoyée à corriger. L’organisation est prévenue.")
    return _decided(request, found, actions.return_proposal, told, comment=comment)


@signed_in
@require_POST
@posted_once
def review_accept(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Make it a draft page; a message that was typed would be lost, so it stops it."""
    found = _proposal(request, proposal)
    if request.POST.get("message", "").strip():
        return _show(request, found, error=_unsent())
    told = _("Ressource acceptée : une page est prête à relire et à publier.")
    return _decided(request, found, actions.accept_proposal, told)


@signed_in
@require_POST
@posted_once
def review_refuse(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """Say no, with the reason."""
    found = _proposal(request, proposal)
    comment = request.POST.get("message", "")
    told = _("Ressource refusée. L’organisation est prévenue.")
    return _decided(request, found, actions.refuse_proposal, told, comment=comment)


def _proposal(request: HttpRequest, key: uuid.UUID) -> Proposal:
    """404 for what she may not know of, 403 for who writes it."""
    known = Proposal.objects.visible_to(request.user).select_related(
        "organisation", "page", "language", "reviewer", "author"
    )
    found = get_object_or_404(known, pk=key)
    if not can_read_proposals(request.user):
        raise PermissionDenied
    if request.method == "POST" and not can_review_proposal(request.user, found):
        raise PermissionDenied
    return found


def _decided(
    request: HttpRequest,
    found: Proposal,
    act: Callable[..., object],
    told: str = "",
    **given: Any,
) -> HttpResponse:
    """Do it; when it cannot be done, the page again with why and what was typed."""
    try:
        act(found, by=request.user, at=timezone.now(), **given)
    except ValidationError as error:
        return _show(request, found, error=error.messages[0])
    except IllegalMove:
        found.refresh_from_db()
        return _show(request, found, error=_changed())
    if told:
        messages.success(request, told)
    return redirect("proposal_review", found.uuid)


def _show(request: HttpRequest, found: Proposal, *, error: str = "") -> HttpResponse:
    files = list(found.files.all())
    known = already_known(found, files, viewer=request.user)
    shown = {
        "proposal": found,
        "themes": [theme.label for theme in found.themes.all()],
        "files": [(file, known.get(file, "")) for file in files],
        "said": list(found.messages.select_related("author")),
        "may_decide": can_decide_on(request.user, found),
        "may_write": can_write_message(request.user, found),
        "is_hers": found.reviewer_id == request.user.pk,
        "typed": request.POST.get("message", ""),
        "error": error,
    }
    status = 422 if error else 200
    return render(
        request, "coordination_space/sharing/review.html", shown, status=status
    )


def _changed() -> str:
    return _(
        "Une autre personne vient de décider, ou l’organisation corrige : relisez "
        "l’état ci-dessous. Votre message est gardé."
    )


def _unsent() -> str:
    return _(
        "Vous avez écrit un message. Envoyez-le d’abord, ou effacez-le, puis acceptez."
    )
