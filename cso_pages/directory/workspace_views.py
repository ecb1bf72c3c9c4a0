"""« Mon organisation »: the record as each reader sees it, and what is done to it."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cso_pages.directory.actions import (
    confirm_record,
    hide_organisation,
    show_organisation,
)
from cso_pages.directory.conflicts import differences
from cso_pages.directory.editing import ChangedMeanwhile, save_readers
from cso_pages.directory.forms import ChannelForm, ReadersForm, channel_forms
from cso_pages.directory.models import Organisation
from cso_pages.directory.previews import preview_of
from cso_pages.directory.readers import told_readers
from cso_pages.directory.records import records_for
from cso_pages.permissions import (
    can_confirm_record,
    can_edit_record,
    can_hide,
    can_open_record,
    can_show,
)
from portal.accounts.fresh import ask_again, is_fresh
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


def _find(request: HttpRequest, organisation: uuid.UUID) -> Organisation:
    """404 when she may not know of it, 403 when its record is not for her."""
    known = Organisation.objects.visible_to(request.user)
    found = get_object_or_404(
        known.select_related("org_type", "territory"), uuid=organisation
    )
    if not can_open_record(request.user, found):
        raise PermissionDenied
    return found


@signed_in
@require_safe
def record_list(request: HttpRequest) -> HttpResponse:
    """Her organisation at once; a list for who answers for several."""
    records = records_for(request.user, query=request.GET.get("q", ""))
    if records.only is not None:
        return redirect("record", records.only.uuid)
    return render(request, "cso_pages/directory/record_list.html", {"records": records})


@signed_in
@require_safe
def record(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """The record as the public, the members or the secretariat reads it."""
    found, user = _find(request, organisation), request.user
    preview = preview_of(found, user, asked=request.GET.get("vue", ""))
    shown = {
        "organisation": found,
        "preview": preview,
        "readers": told_readers(found, user),
        "may_edit": can_edit_record(user, found),
        "may_confirm": found.is_listed and can_confirm_record(user, found),
        "may_hide": found.hidden_at is None and can_hide(user, found),
        "may_show": found.hidden_at is not None and can_show(user, found),
    }
    return render(request, "cso_pages/directory/record.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def record_readers(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Who reads which field and which channel: at once, without approval."""
    found = _find(request, organisation)
    if not can_edit_record(request.user, found):
        raise PermissionDenied
    if request.method != "POST":
        form = ReadersForm(organisation=found)
        return _readers_page(request, found, form, channel_forms(found))
    form = ReadersForm(request.POST, organisation=found)
    channels = channel_forms(found, request.POST)
    if not all([form.is_valid(), *(one.is_valid() for one in channels)]):
        return _readers_page(request, found, form, channels, status=422)
    return _save(request, found, form, channels)


def _save(
    request: HttpRequest,
    found: Organisation,
    form: ReadersForm,
    channels: list[ChannelForm],
) -> HttpResponse:
    try:
        save_readers(
            found,
            audiences=form.typed_audiences(),
            channels=[one.chosen() for one in channels],
            accepts_messages=form.cleaned_data["accepts_messages"],
            is_open_data=form.cleaned_data["is_open_data"],
            version=form.cleaned_data["version"],
            by=request.user,
            on=timezone.localdate(),
            at=timezone.now(),
        )
    except ChangedMeanwhile:
        return _conflict(request, found, form, channels)
    messages.success(request, _("Vos choix sont enregistrés."))
    return redirect("record", found.uuid)


def _conflict(
    request: HttpRequest,
    found: Organisation,
    form: ReadersForm,
    channels: list[ChannelForm],
) -> HttpResponse:
    """Both texts; what was typed stays in the form, of the last version now."""
    found.refresh_from_db()
    told = differences(form, found)
    form.data = form.data.copy()
    form.data["version"] = str(found.version)
    return _readers_page(request, found, form, channels, status=409, differences=told)


def _readers_page(
    request: HttpRequest,
    found: Organisation,
    form: ReadersForm,
    channels: list[ChannelForm],
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    shown = {"organisation": found, "form": form, "channels": channels, **more}
    return render(
        request, "cso_pages/directory/record_readers.html", shown, status=status
    )


@signed_in
@require_POST
@posted_once
def record_confirm(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """« Tout est juste », in one tap."""
    found = _find(request, organisation)
    try:
        confirm_record(
            found, by=request.user, on=timezone.localdate(), at=timezone.now()
        )
    except IllegalMove:
        messages.error(request, _("Cette fiche n’est pas encore publiée."))
    else:
        messages.success(request, _("Merci. La fiche est confirmée à la date du jour."))
    return redirect("record", found.uuid)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def record_hide(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """One button; it acts at once."""
    found = _find(request, organisation)
    if not can_hide(request.user, found):
        raise PermissionDenied
    if request.method != "POST":
        return render(
            request, "cso_pages/directory/record_hide.html", {"organisation": found}
        )
    hide_organisation(
        found, by=request.user, on=timezone.localdate(), at=timezone.now()
    )
    messages.success(request, _("L’organisation est masquée."))
    return redirect("record", found.uuid)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def record_show(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Only the signature, and only after a fresh proof of who she is."""
    found = _find(request, organisation)
    if not can_show(request.user, found):
        raise PermissionDenied
    if not is_fresh(request):
        return ask_again(request)
    if request.method != "POST":
        return render(
            request, "cso_pages/directory/record_show.html", {"organisation": found}
        )
    show_organisation(found, by=request.user, at=timezone.now())
    messages.success(request, _("L’organisation est de nouveau publique."))
    return redirect("record", found.uuid)
