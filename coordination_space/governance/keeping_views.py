"""Where the secretariat opens a text, adds a version, says that one is repealed."""

from django import forms
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

from coordination_space.governance.actions import (
    add_document,
    add_version,
    change_document,
    repeal_version,
)
from coordination_space.governance.forms import (
    DocumentForm,
    RenameForm,
    RepealForm,
    VersionForm,
)
from coordination_space.governance.models import GovernanceDocument
from coordination_space.governance.queries import shelf
from coordination_space.permissions import can_keep_governance
from portal.journal.once import posted_once
from portal.kit.access import signed_in

READ_AND_SEND = ["GET", "HEAD", "POST"]


@signed_in
@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    """The texts this person reads; the secretariat sees those without a version too."""
    keeps = can_keep_governance(request.user)
    found = shelf(request.user, today=timezone.localdate(), unwritten=keeps)
    shown = {"shelf": found, "keeps": keeps}
    return render(request, "coordination_space/governance/texts.html", shown)


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def text_new(request: HttpRequest) -> HttpResponse:
    if not can_keep_governance(request.user):
        raise PermissionDenied
    form = DocumentForm(request.POST or None)
    if form.is_valid():
        document = add_document(**form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("Le texte est ouvert. Ajoutez sa version."))
        return redirect("governance_text", document.uuid)
    status = 422 if form.is_bound else 200
    return render(
        request, "coordination_space/governance/new.html", {"form": form}, status=status
    )


@signed_in
@require_http_methods(READ_AND_SEND)
@posted_once
def text_kept(request: HttpRequest, governancedocument: str) -> HttpResponse:
    """One text with its versions; posting renames it or changes who reads it."""
    document = _found(request, governancedocument)
    before = {name: getattr(document, name) for name in RenameForm.base_fields}
    form = RenameForm(request.POST or None, initial=before)
    if form.is_valid():
        now = timezone.now()
        change_document(document, **form.cleaned_data, by=request.user, at=now)
        messages.success(request, _("C’est enregistré."))
        return redirect("governance_text", document.uuid)
    return _page(request, document, rename=form)


@signed_in
@require_POST
@posted_once
def text_version(request: HttpRequest, governancedocument: str) -> HttpResponse:
    document = _found(request, governancedocument)
    form = VersionForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = add_version(
                document, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            told = _("La version %(number)s est enregistrée, pour toujours.")
            messages.success(request, told % {"number": made.number})
            return redirect("governance_text", document.uuid)
    return _page(request, document, version=form)


@signed_in
@require_POST
@posted_once
def text_repealed(request: HttpRequest, governancedocument: str) -> HttpResponse:
    document = _found(request, governancedocument)
    form = RepealForm(request.POST)
    latest = document.versions.order_by("-number").first()
    if form.is_valid() and latest is not None:
        day, now = form.cleaned_data["repealed_on"], timezone.now()
        try:
            repeal_version(latest, on=day, by=request.user, at=now)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("La version est abrogée ; elle reste lisible."))
            return redirect("governance_text", document.uuid)
    return _page(request, document, repeal=form)


def _found(request: HttpRequest, key: str) -> GovernanceDocument:
    """The text, to who keeps it; 404 when she may not even read it."""
    readable = GovernanceDocument.objects.visible_to(request.user)
    document = get_object_or_404(readable, uuid=key)
    if not can_keep_governance(request.user):
        raise PermissionDenied
    return document


def _page(
    request: HttpRequest, document: GovernanceDocument, **posted: forms.Form
) -> HttpResponse:
    """The page of a text, with the form that was posted as it was typed."""
    names = RenameForm.base_fields
    before = {name: getattr(document, name) for name in names}
    shown = {
        "document": document,
        "versions": document.versions.all(),
        "rename": RenameForm(initial=before),
        "version": VersionForm(),
        "repeal": RepealForm(initial={"repealed_on": timezone.localdate()}),
    } | posted
    refused = any(form.is_bound for form in posted.values())
    shown["wrong"] = next((f for f in posted.values() if f.is_bound), None)
    return render(
        request,
        "coordination_space/governance/text.html",
        shown,
        status=422 if refused else 200,
    )
