"""The secretariat types in a form that came on paper: the same steps on one page."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cso_pages.permissions import can_type_registrations
from cso_pages.upkeep.registration.actions import (
    ChangedMeanwhile,
    StillLacking,
    begin_on_paper,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.desk_views import person_of
from cso_pages.upkeep.registration.fields import StepForm
from cso_pages.upkeep.registration.files import attach_file
from cso_pages.upkeep.registration.gaps import Answers, gaps_of, seen_mark, steps_of
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.registration.states import OPEN, Source
from cso_pages.upkeep.registration.steps import step_form
from portal.journal.once import posted_once
from portal.kit.access import signed_in


class ReceivedForm(forms.Form):
    """When the paper came."""

    received_on = forms.DateField(
        label=gettext_lazy("Fiche reçue le"),
        widget=forms.DateInput(
            format="%Y-%m-%d", attrs={"type": "date", "class": "field__input--short"}
        ),
        error_messages={
            "required": gettext_lazy("Écrivez le jour où la fiche est arrivée."),
            "invalid": gettext_lazy("Écrivez un jour, par exemple 12/03/2026."),
        },
    )

    def clean_received_on(self) -> datetime.date:
        day: datetime.date = self.cleaned_data["received_on"]
        if not datetime.date(2000, 1, 1) <= day <= timezone.localdate():
            raise forms.ValidationError(_("Ce jour n’est pas possible."))
        return day


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def paper_new(request: HttpRequest) -> HttpResponse:
    """A first typing: kept even where something is lacking."""
    if not can_type_registrations(request.user):
        raise PermissionDenied
    received = ReceivedForm(
        request.POST or None, initial={"received_on": timezone.localdate()}
    )
    steps = _forms(request, {})
    if request.method == "POST" and _all_valid([received, *steps.values()]):
        made = begin_on_paper(
            _typed(steps),
            received_on=received.cleaned_data["received_on"],
            by=person_of(request),
            at=timezone.now(),
        )
        return _finished(request, made)
    return _page(request, steps, received=received)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def paper_edit(request: HttpRequest, registration: str) -> HttpResponse:
    """What was lacking, or was asked for, is typed in; then it goes to the desk."""
    if not can_type_registrations(request.user):
        raise PermissionDenied
    rows = Registration.objects.visible_to(request.user).filter(
        source=Source.PAPER, state__in=OPEN
    )
    row = get_object_or_404(rows, uuid=registration)
    steps = _forms(request, row.answers)
    if request.method == "POST" and _all_valid(list(steps.values())):
        if _saved(request, row, steps):
            return _finished(request, row)
        return _page(request, steps, row=row, changed=True, status=409)
    return _page(request, steps, row=row)


def _forms(request: HttpRequest, answers: Answers) -> dict[str, StepForm]:
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    today = timezone.localdate()
    return {
        step: step_form(step, answers, today=today, data=data, files=files)
        for step in steps_of(answers)
    }


def _all_valid(asked: list[Any]) -> bool:
    """Check every one, so that every fault is told at once."""
    return not [form for form in asked if not form.is_valid()]


def _typed(steps: dict[str, StepForm]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for form in steps.values():
        typed |= form.typed()
    return typed


@transaction.atomic
def _saved(request: HttpRequest, row: Registration, steps: dict[str, StepForm]) -> bool:
    """Every step or none; False when a colleague saved it meanwhile."""
    try:
        for step, form in steps.items():
            save_step(
                row,
                step,
                form.typed(),
                seen=request.POST.get(f"lu-{step}", ""),
                by=person_of(request),
                at=timezone.now(),
            )
    except ChangedMeanwhile:
        transaction.set_rollback(True)
        return False
    return True


def _finished(request: HttpRequest, row: Registration) -> HttpResponse:
    """With its file; sent to the desk, or back to what is lacking."""
    at, file = timezone.now(), request.FILES.get("file")
    if file is not None:
        try:
            attach_file(row, file, at=at)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
    try:
        send_registration(row, by=person_of(request), at=at, today=timezone.localdate())
    except StillLacking:
        messages.warning(
            request, _("La fiche est gardée. Complétez ce qui manque pour l’envoyer.")
        )
        return redirect("registration_paper_edit", registration=row.uuid)
    messages.success(
        request, _("La fiche est au contrôle : une autre personne répondra.")
    )
    return redirect(row)


def _page(
    request: HttpRequest,
    steps: dict[str, StepForm],
    *,
    row: Registration | None = None,
    received: ReceivedForm | None = None,
    changed: bool = False,
    status: int = 0,
) -> HttpResponse:
    answers = row.answers if row else {}
    shown = {
        "row": row,
        "received": received,
        "steps": steps,
        "where": steps.get("ou"),
        "seen": {step: seen_mark(step, answers) for step in steps},
        "gaps": gaps_of(answers) if row else [],
        "files": list(row.files.all()) if row else [],
        "changed": changed,
    }
    status = status or (422 if request.method == "POST" else 200)
    return render(
        request, "cso_pages/upkeep/registration/paper.html", shown, status=status
    )
