"""The check desk of the registrations, for the regions and the secretariat."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_check_registration, can_tend_the_directory
from cso_pages.upkeep.registration.deciding import (
    accept_registration,
    ask_completion,
    refuse_registration,
    set_aside,
    turn_at,
)
from cso_pages.upkeep.registration.desk import desk_for, sheet_of
from cso_pages.upkeep.registration.mails import give_code
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from portal.accounts.models import User
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.downloads import attachment
from portal.kit.workflow import IllegalMove

NEW_CODE = "new_registration_code:"


def person_of(request: HttpRequest) -> User:
    """Who is signed in, where `signed_in` has let her through."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


@signed_in
@require_safe
def registration_list(request: HttpRequest) -> HttpResponse:
    if not can_tend_the_directory(request.user):
        raise PermissionDenied
    desk = desk_for(person_of(request), at=timezone.now())
    return render(request, "cso_pages/upkeep/registration/desk.html", {"desk": desk})


def _found(request: HttpRequest, key: str) -> Registration:
    rows = Registration.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("territory", "organisation", "typed_by", "decided_by"),
        uuid=key,
    )


@signed_in
@require_safe
def registration_page(request: HttpRequest, registration: str) -> HttpResponse:
    row = _found(request, registration)
    return _page(request, row, code=request.session.pop(f"{NEW_CODE}{row.uuid}", ""))


def _page(
    request: HttpRequest, row: Registration, *, status: int = 200, **more: object
) -> HttpResponse:
    sheet = sheet_of(row, person_of(request), at=timezone.now())
    shown = {"sheet": sheet, **more}
    return render(
        request, "cso_pages/upkeep/registration/check.html", shown, status=status
    )


@signed_in
@require_POST
@posted_once
def registration_decide(request: HttpRequest, registration: str) -> HttpResponse:
    """One of the four answers; what was typed comes back with what is wrong."""
    row = _found(request, registration)
    decision = request.POST.get("decision", "")
    if not can_check_registration(
        request.user, row, turn=turn_at(row, at=timezone.now())
    ):
        raise PermissionDenied
    try:
        DECISIONS.get(decision, _unknown)(request, row)
    except ValidationError as wrong:
        shown = {"decision": decision, "note": request.POST.get("note", "")}
        said = {"error": " ".join(wrong.messages)}
        return _page(request, row, status=422, **shown, **said)
    except IllegalMove:
        messages.warning(
            request, _("Une autre personne a déjà répondu, ou le dossier a bougé.")
        )
    return redirect(row)


def _complete(request: HttpRequest, row: Registration) -> None:
    note = request.POST.get("note", "")
    ask_completion(row, note, by=person_of(request), at=timezone.now())
    messages.success(request, _("Le dossier est rendu à compléter."))


def _refuse(request: HttpRequest, row: Registration) -> None:
    note = request.POST.get("note", "")
    refuse_registration(row, note, by=person_of(request), at=timezone.now())
    messages.success(request, _("L’inscription est refusée."))


def _set_aside(request: HttpRequest, row: Registration) -> None:
    known = _known(request)
    if known is None:
        raise ValidationError(_("Choisissez l’organisation dont c’est le double."))
    set_aside(row, known, by=person_of(request), at=timezone.now())
    messages.success(request, _("L’inscription est mise de côté comme double."))


def _known(request: HttpRequest) -> Organisation | None:
    """One that she may know of, by its uuid or the end of its address."""
    typed = request.POST.get("double", "").strip().rstrip("/").rpartition("/")[2]
    rows = Organisation.objects.visible_to(request.user)
    printable = "".join(sign for sign in typed[:100] if sign.isprintable())
    return rows.filter(slug=printable).first() if printable else None


def _accept(request: HttpRequest, row: Registration) -> None:
    accept_registration(
        row, by=person_of(request), on=timezone.localdate(), at=timezone.now()
    )
    messages.success(
        request,
        _("L’organisation est dans l’annuaire. Ses points focaux sont invités."),
    )


def _unknown(request: HttpRequest, row: Registration) -> None:
    raise ValidationError(_("Choisissez une réponse."))


DECISIONS: dict[str, Callable[[HttpRequest, Registration], None]] = {
    "completer": _complete,
    "refuser": _refuse,
    "doublon": _set_aside,
    "accepter": _accept,
}


@signed_in
@require_POST
@posted_once
def registration_code(request: HttpRequest, registration: str) -> HttpResponse:
    """A new code for who has lost hers, to be told on the telephone; shown once."""
    row = _found(request, registration)
    if not can_check_registration(
        request.user, row, turn=turn_at(row, at=timezone.now())
    ):
        raise PermissionDenied
    code = give_code(row, by=person_of(request), at=timezone.now())
    request.session[f"{NEW_CODE}{row.uuid}"] = code
    return redirect(row)


@signed_in
@require_safe
def registration_paper(request: HttpRequest, registrationfile: str) -> Any:
    """A joined paper, saved and never opened in the page."""
    found = get_object_or_404(
        RegistrationFile.objects.visible_to(request.user), uuid=registrationfile
    )
    try:
        content = found.file.open()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return attachment(content, name=found.name, content_type=found.content_type)
