"""The workspace's meetings: the list, one meeting, and what leads to it opening."""

from collections.abc import Callable
from uuid import UUID

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

from coordination_space.meetings import actions
from coordination_space.meetings.forms import (
    MeetingForm,
    agenda_of,
    initial_of,
    points_shown,
    typed_agenda,
)
from coordination_space.meetings.listing import meeting_lists
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.screen import meeting_screen
from coordination_space.meetings.states import ItemKind
from coordination_space.permissions import can_hold_meetings, can_read_meetings
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove

ACTS: dict[str, Callable[..., None]] = {
    "convoquer": actions.convene_meeting,
    "reporter": actions.postpone_meeting,
    "annuler": actions.cancel_meeting,
}


@signed_in
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """To come, minutes to write, past."""
    if not can_read_meetings(request.user):
        raise PermissionDenied
    lists = meeting_lists(request.user, now=timezone.now())
    shown = {"lists": lists, "now": timezone.now()}
    return render(request, "coordination_space/meetings/meeting_list.html", shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Prepare a meeting with its agenda."""
    if not can_hold_meetings(request.user):
        raise PermissionDenied
    form = MeetingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    agenda, now = typed_agenda(request.POST), timezone.now()
    body, facts = form.cleaned_data["body"], form.facts()
    try:
        made = actions.create_meeting(
            body, facts, agenda=agenda, by=request.user, at=now
        )
    except ValidationError as error:
        return _form(request, _with(form, error))
    return redirect("meeting", made.uuid)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def meeting_edit(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Change what is said of a meeting before it opens."""
    asked = _held(request, meeting)
    form = MeetingForm(request.POST or None, initial=initial_of(asked))
    form.fields["body"].disabled = True
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, asked)
    agenda, now = typed_agenda(request.POST), timezone.now()
    try:
        actions.change_meeting(
            asked, form.facts(), agenda=agenda, by=request.user, at=now
        )
    except ValidationError as error:
        return _form(request, _with(form, error), asked)
    except IllegalMove:
        messages.error(request, _("La réunion est ouverte\u00a0: rien n’est changé."))
    return redirect("meeting", asked.uuid)


@signed_in
@require_safe
def meeting(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """One meeting: its agenda, its minutes, and what may be done now."""
    screen = meeting_screen(request.user, _known(request, meeting), now=timezone.now())
    return render(
        request, "coordination_space/meetings/meeting.html", {"screen": screen}
    )


@signed_in
@require_POST
@posted_once
def meeting_act(request: HttpRequest, meeting: UUID, act: str) -> HttpResponse:
    """Convene, put off, cancel."""
    asked = _held(request, meeting)
    try:
        ACTS[act](asked, by=request.user, at=timezone.now())
    except IllegalMove:
        told = _("Une autre personne a déjà changé l’état de cette réunion.")
        messages.error(request, told)
    else:
        told = _("C’est fait. Les personnes concernées sont prévenues.")
        messages.success(request, told)
    return redirect("meeting", asked.uuid)


def _known(request: HttpRequest, uuid: UUID) -> Meeting:
    """404 for what she may not know of."""
    known = Meeting.objects.visible_to(request.user).select_related("body")
    return get_object_or_404(known, uuid=uuid)


def _held(request: HttpRequest, uuid: UUID) -> Meeting:
    """A meeting that is hers to lead; 403 for who only reads it."""
    asked = _known(request, uuid)
    if not can_hold_meetings(request.user):
        raise PermissionDenied
    return asked


def _with(form: MeetingForm, error: ValidationError) -> MeetingForm:
    form.add_error(None, error)
    return form


def _form(
    request: HttpRequest, form: MeetingForm, asked: Meeting | None = None
) -> HttpResponse:
    typed = request.method == "POST"
    known = agenda_of(asked) if asked else []
    shown = {
        "form": form,
        "meeting": asked,
        "points": points_shown(typed_agenda(request.POST) if typed else known),
        "kinds": ItemKind.choices,
    }
    template = "coordination_space/meetings/meeting_form.html"
    return render(request, template, shown, status=422 if typed else 200)
