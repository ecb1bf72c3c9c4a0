"""The member's screens: her proposals, the form of one, its files."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from coordination_space.sharing import drafts
from coordination_space.sharing.forms import ProposalForm, form_of
from coordination_space.sharing.models import Proposal, ProposalFile
from coordination_space.sharing.permissions import (
    can_edit_proposal,
    can_propose,
    can_write_message,
    writes_for,
)
from coordination_space.sharing.posting_views import (
    organisations_of_hers,
    proposing_organisation,
    save_and_send,
)
from coordination_space.sharing.queries import own_proposals
from coordination_space.sharing.telling import note
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment
from portal.kit.workflow import IllegalMove


@signed_in
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponse:
    """What one's organisation has proposed, and what came of it."""
    proposals = own_proposals(request.user)
    if not proposals and not can_propose(request.user):
        raise PermissionDenied
    shown = {"proposals": proposals, "can_propose": can_propose(request.user)}
    return render(request, "coordination_space/sharing/list.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def proposal_new(request: HttpRequest) -> HttpResponse:
    """An empty form; what is posted is kept as a draft, complete or not."""
    if not can_propose(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _begin(request)
    return _form(request, ProposalForm())


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def proposal(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """The form while it is open, its reading otherwise."""
    found = _own(request, proposal)
    if request.method == "POST":
        return _save(request, found)
    if not can_edit_proposal(request.user, found):
        return _reading(request, found)
    typed = drafts.typed_of(found)
    files = found.files.count()
    gaps = typed.gaps(files=files) if "verifier" in request.GET else None
    return _form(request, form_of(typed, gaps=gaps), proposal=found)


@signed_in
@require_POST
@posted_once
def proposal_message(request: HttpRequest, proposal: uuid.UUID) -> HttpResponse:
    """A message to the secretariat."""
    found = _own(request, proposal)
    text = request.POST.get("message", "")
    try:
        drafts.write_message(found, text, by=request.user, at=timezone.now())
    except ValidationError as refused:
        return _reading(request, found, typed=text, error=refused.messages[0])
    messages.success(request, _("Message envoyé."))
    return redirect(found)


@signed_in
@require_safe
def proposal_file(request: HttpRequest, file: uuid.UUID) -> HttpResponseBase:
    """The file, to its organisation and to who reads proposals."""
    files = ProposalFile.objects.visible_to(request.user).select_related("proposal")
    found = get_object_or_404(files, pk=file)
    try:
        content = found.file.open()
    except FileNotFoundError as error:
        raise Http404 from error
    note("proposal_file_read", found.proposal, by=request.user, at=timezone.now(),
         file=str(found.uuid))  # fmt: skip
    return attachment(content, name=found.name, content_type=found.content_type)


@signed_in
@require_POST
@posted_once
def proposal_file_remove(request: HttpRequest, file: uuid.UUID) -> HttpResponse:
    """Remove a file; what was typed beside it is kept first."""
    files = ProposalFile.objects.visible_to(request.user).select_related("proposal")
    found = get_object_or_404(files, pk=file)
    try:
        drafts.remove_file(found, by=request.user, at=timezone.now())
    except IllegalMove:
        messages.error(
            request, _("Cette ressource n’est plus ouverte : le fichier reste.")
        )
        return redirect(found.proposal)
    messages.success(request, _("Fichier retiré."))
    if "version" in request.POST:
        return _save(request, _own(request, found.proposal_id))
    return redirect(found.proposal)


def _begin(request: HttpRequest) -> HttpResponse:
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    who = proposing_organisation(request)
    now = timezone.now()
    try:
        begun = drafts.begin_proposal(who, form.typed, by=request.user, at=now)
    except ValidationError as refused:
        form.add_error(None, refused)
        return _form(request, form, status=422)
    return save_and_send(request, begun)


def _own(request: HttpRequest, key: uuid.UUID) -> Proposal:
    """404 for what she may not know of, 403 for what she reads at another address."""
    known = Proposal.objects.visible_to(request.user).select_related(
        "organisation", "page", "language", "reviewer", "saved_by"
    )
    found = get_object_or_404(known, pk=key)
    if not writes_for(request.user, found):
        raise PermissionDenied
    return found


def _save(request: HttpRequest, found: Proposal) -> HttpResponse:
    """Keep what was typed; when that cannot be, give it back with the reason."""
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _form(request, form, proposal=found, status=422)
    version = request.POST.get("version", "")
    try:
        drafts.save_proposal(
            found,
            form.typed,
            version=int(version) if version.isdecimal() else 0,
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return _form(request, form, proposal=found, status=422)
    except (drafts.SavedByAnother, IllegalMove) as met:
        return _conflict(request, form, found, met)
    return save_and_send(request, found)


def _conflict(
    request: HttpRequest, form: ProposalForm, found: Proposal, met: Exception
) -> HttpResponse:
    """Somebody saved or sent it in the meantime: both texts, nothing overwritten."""
    found.refresh_from_db()
    shown = {
        "theirs": form_of(drafts.typed_of(found)),
        "was_sent": not found.is_editable,
    }
    return _form(request, form, proposal=found, status=409, conflict=shown)


def _form(
    request: HttpRequest,
    form: ProposalForm,
    *,
    proposal: Proposal | None = None,
    status: int = 200,
    conflict: dict[str, Any] | None = None,
) -> HttpResponse:
    shown = {
        "form": form,
        "proposal": proposal,
        "files": list(proposal.files.all()) if proposal else [],
        "said": list(proposal.messages.select_related("author")) if proposal else [],
        "conflict": conflict,
        "organisations": [] if proposal else organisations_of_hers(request),
    }
    return render(request, "coordination_space/sharing/form.html", shown, status=status)


def _reading(
    request: HttpRequest, found: Proposal, *, typed: str = "", error: str = ""
) -> HttpResponse:
    shown = {
        "proposal": found,
        "files": list(found.files.all()),
        "said": list(found.messages.select_related("author")),
        "may_write": can_write_message(request.user, found),
        "typed": typed,
        "error": error,
    }
    status = 422 if error else 200
    return render(
        request, "coordination_space/sharing/reading.html", shown, status=status
    )
