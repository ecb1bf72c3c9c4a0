"""The invitation seen by who receives it, and the secretariat's list."""

import datetime

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cso_pages.mandates.actions import (
    InvitationClosed,
    accept_invitation,
    find_invitation,
    invite,
    revoke_invitation,
)
from cso_pages.mandates.forms import AcceptForm, InvitationForm
from cso_pages.mandates.models import Invitation
from cso_pages.permissions import can_invite
from portal.accounts.actions import find_account
from portal.journal.once import posted_once
from portal.kit.access import signed_in

NEW_LINK = "new_invitation_link"


@never_cache
@posted_once
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """One form; a link that no longer works says the same whatever the reason."""
    try:
        found = find_invitation(token, at=timezone.now())
        if request.user.is_authenticated:
            return _accept_signed_in(request, token, found)
        if find_account(found.email) is not None:
            return redirect_to_login(request.path)
        return _accept_with_password(request, token, found)
    except InvitationClosed:
        return render(request, "cso_pages/mandates/invitation_closed.html", status=404)


def _accept_with_password(
    request: HttpRequest, token: str, found: Invitation
) -> HttpResponse:
    form = AcceptForm(request.POST or None, invitation=found)
    if form.is_valid():
        accept_invitation(
            token,
            password=form.cleaned_data["password"],
            at=timezone.now(),
            today=timezone.localdate(),
        )
        messages.success(request, _("Votre compte est ouvert. Connectez-vous."))
        return redirect("account_login")
    return render(
        request,
        "cso_pages/mandates/invitation.html",
        {"form": form, "invitation": found},
        status=422 if form.is_bound else 200,
    )


def _accept_signed_in(
    request: HttpRequest, token: str, found: Invitation
) -> HttpResponse:
    if request.user.email.lower() != found.email:
        return render(request, "cso_pages/mandates/invitation_other.html", status=403)
    if request.method == "POST":
        accept_invitation(
            token, by=request.user, at=timezone.now(), today=timezone.localdate()
        )
        messages.success(request, _("Votre nouveau rôle est ouvert."))
        return redirect("/espace/")
    return render(request, "cso_pages/mandates/invitation.html", {"invitation": found})


@signed_in
@posted_once
def invitation_list(request: HttpRequest) -> HttpResponse:
    """Who is invited, a form to invite, and the new link, once."""
    if not can_invite(request.user):
        raise PermissionDenied
    form = InvitationForm(request.POST or None)
    if form.is_valid() and _send(request, form):
        return redirect("invitation_list")
    now = timezone.now()
    context = {
        "form": form,
        "new_link": request.session.pop(NEW_LINK, ""),
        "open_invitations": _open_invitations(now),
    }
    return render(
        request,
        "cso_pages/mandates/invitation_list.html",
        context,
        status=422 if form.is_bound else 200,
    )


def _open_invitations(now: datetime.datetime) -> list[Invitation]:
    return list(
        Invitation.objects.filter(
            accepted_at=None, revoked_at=None, expires_at__gt=now
        ).select_related("organisation", "territory")
    )


def _send(request: HttpRequest, form: InvitationForm) -> bool:
    try:
        _sent, token = invite(**form.cleaned_data, by=request.user, at=timezone.now())
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    request.session[NEW_LINK] = request.build_absolute_uri(
        reverse("invitation", args=[token])
    )
    return True


@signed_in
@require_POST
@posted_once
def invitation_revoke(request: HttpRequest, invitation: str) -> HttpResponse:
    """Close a link before it is used."""
    found = get_object_or_404(Invitation, uuid=invitation)
    try:
        revoke_invitation(found, by=request.user, at=timezone.now())
        messages.success(request, _("Ce lien ne marche plus."))
    except InvitationClosed:
        messages.warning(request, _("Ce lien avait déjà servi ou était fermé."))
    return redirect("invitation_list")
