"""Minutes go out: published, circulated, approved, taken back, corrected."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination_space.meetings.models import Meeting
from coordination_space.minutes import actions
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.states import MinutesState
from coordination_space.minutes.text import read_day
from coordination_space.minutes.views import known_minutes, show_preview
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove


@signed_in
@require_POST
@posted_once
def minutes_publish(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """A compte rendu, or an approved procès-verbal; a first PV goes to members."""
    minutes = known_minutes(request, meeting)
    who = {"by": request.user, "at": timezone.now()}
    try:
        if minutes.is_official and minutes.state == MinutesState.WRITING:
            actions.circulate_minutes(minutes, **who)
        else:
            audience = request.POST.get("audience", "")
            actions.publish_minutes(minutes, audience, **who)
    except ValidationError as error:
        return show_preview(request, minutes, errors=error.messages)
    except IllegalMove:
        return _overtaken(request, minutes)
    messages.success(
        request, _("C’est publié. Les personnes concernées sont prévenues.")
    )
    return redirect("meeting", meeting)


@signed_in
@require_POST
@posted_once
def minutes_approve(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Note by which meeting, or in writing, and on which day it was approved."""
    minutes = known_minutes(request, meeting)
    day = read_day(request.POST.get("le", ""))
    how = request.POST.get("par", "")
    approving = _meeting(how)
    if day is None or (approving is None and how != "ecrit"):
        told = _("Dites le jour de l’approbation, et par quelle réunion.")
        messages.error(request, told)
        return redirect("meeting", meeting)
    who = {"by": request.user, "at": timezone.now()}
    try:
        actions.approve_minutes(minutes, on=day, at_meeting=approving, **who)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except IllegalMove:
        return _overtaken(request, minutes)
    else:
        messages.success(request, _("Approuvé. Le texte est figé, avec son empreinte."))
    return redirect("meeting", meeting)


@signed_in
@require_POST
@posted_once
def minutes_take_back(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Withdraw what went out."""
    minutes = known_minutes(request, meeting)
    try:
        actions.take_back_minutes(minutes, by=request.user, at=timezone.now())
    except IllegalMove:
        return _overtaken(request, minutes)
    messages.success(request, _("C’est retiré. La page publique n’existe plus."))
    return redirect("meeting", meeting)


@signed_in
@require_POST
@posted_once
def minutes_correct(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Add a numbered rectificatif."""
    minutes = known_minutes(request, meeting)
    text, now = request.POST.get("rectificatif", ""), timezone.now()
    try:
        actions.correct_minutes(
            minutes, text, by=request.user, on=timezone.localdate(), at=now
        )
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except IllegalMove:
        return _overtaken(request, minutes)
    else:
        messages.success(request, _("Le rectificatif est ajouté au bas de la page."))
    return redirect("meeting", meeting)


def _meeting(how: str) -> Meeting | None:
    try:
        return Meeting.objects.filter(uuid=UUID(how)).first()
    except ValueError:
        return None


def _overtaken(request: HttpRequest, minutes: Minutes) -> HttpResponse:
    told = _("L’état de ce compte rendu a changé entre-temps. Relisez-le.")
    messages.error(request, told)
    return redirect("meeting", minutes.meeting.uuid)
