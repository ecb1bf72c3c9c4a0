"""Writing minutes: the screen, its saving, the preview."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from coordination_space.meetings.attending import presence_of
from coordination_space.meetings.models import Meeting
from coordination_space.minutes import actions
from coordination_space.minutes.editing import Refused, writing_screen
from coordination_space.minutes.gaps import gaps_of
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.page import minutes_page
from coordination_space.minutes.posting import save_posted
from coordination_space.minutes.saving import add_action, add_decision
from coordination_space.permissions import can_write_minutes
from cso_pages.reference.audiences import Audience
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.kit.workflow import IllegalMove

ADDS = {"decision": add_decision, "recommandation": add_action}


@signed_in
@require_POST
@posted_once
def minutes_start(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Begin to write, or go on."""
    asked = known_meeting(request, meeting)
    try:
        actions.start_minutes(asked, by=request.user, at=timezone.now())
    except IllegalMove:
        messages.error(request, _("Cette réunion n’a pas commencé, ou est annulée."))
        return redirect("meeting", asked.uuid)
    return redirect("minutes_write", asked.uuid)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@posted_once
def minutes_write(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The writing screen; it saves by its buttons, and by itself as one writes."""
    minutes = known_minutes(request, meeting)
    if request.method != "POST":
        if not minutes.is_writable:
            return redirect("meeting", meeting)
        return show_writing(request, minutes)
    try:
        refused = save_posted(minutes, request.POST, by=request.user, at=timezone.now())
    except IllegalMove:
        return _gone_out(request, minutes)
    if "X-Autosave" in request.headers:
        return _told(request, minutes, refused)
    if refused:
        return show_writing(request, minutes, refused)
    return _next(request, minutes)


@signed_in
@require_safe
def minutes_preview(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The very page that the public, or the members, will read."""
    return show_preview(request, known_minutes(request, meeting))


def known_meeting(request: HttpRequest, uuid: UUID) -> Meeting:
    """404 for what she may not know of, 403 for who does not write minutes."""
    known = Meeting.objects.visible_to(request.user).select_related("body")
    asked = get_object_or_404(known, uuid=uuid)
    if not can_write_minutes(request.user):
        raise PermissionDenied
    return asked


def known_minutes(request: HttpRequest, uuid: UUID) -> Minutes:
    asked = known_meeting(request, uuid)
    minutes = (
        Minutes.objects.select_related("meeting__body", "approved_at_meeting")
        .filter(meeting=asked)
        .first()
    )
    if minutes is None:
        raise Http404
    return minutes


def show_writing(
    request: HttpRequest, minutes: Minutes, refused: Refused | None = None
) -> HttpResponse:
    screen = writing_screen(minutes, today=timezone.localdate(), refused=refused)
    status = 409 if refused and (refused.sections or refused.ticked_otherwise) else 422
    return render(
        request,
        "coordination_space/minutes/write.html",
        {"screen": screen, "minutes": minutes},
        status=status if refused else 200,
    )


def show_preview(
    request: HttpRequest, minutes: Minutes, *, errors: list[str] | None = None
) -> HttpResponse:
    members = request.GET.get("pour") == "membres"
    audience = Audience.MEMBERS if members else Audience.PUBLIC
    shown = {
        "page": minutes_page(minutes, audience=audience, today=timezone.localdate()),
        "draft": True,
        "gaps": gaps_of(minutes) if minutes.is_writable else [],
        "for_members": members,
        "errors": errors or [],
    }
    template = "coordination_space/minutes/minutes.html"
    return render(request, template, shown, status=422 if errors else 200)


def _told(request: HttpRequest, minutes: Minutes, refused: Refused) -> HttpResponse:
    """What the small script needs: the versions, the quorum's sentence, the hour."""
    versions = {
        f"s-{pk}-version": version
        for pk, version in minutes.sections.values_list("pk", "version")
    }
    versions["presence-version"] = minutes.meeting.attendance_version
    if refused.sections or refused.ticked_otherwise:
        told = _(
            "Une autre personne a écrit ici. Enregistrez pour voir les deux textes."
        )
        return JsonResponse({"told": told}, status=409)
    presence = presence_of(minutes.meeting)
    now = timezone.localtime()
    hour = f"{now.hour}\u00a0h\u00a0{now.minute:02}"
    return JsonResponse(
        {
            "versions": versions,
            "quorum": presence.sentence,
            "state": presence.state,
            "told": " ".join(refused.problems)
            or _("Enregistré à %(hour)s. Rien n’est perdu en cas de coupure.")
            % {"hour": hour},
        }
    )


def _gone_out(request: HttpRequest, minutes: Minutes) -> HttpResponse:
    """Somebody sent the minutes out meanwhile: what was typed comes back to read."""
    told = _("Ce compte rendu vient d’être publié par une autre personne.")
    if "X-Autosave" in request.headers:
        return JsonResponse({"told": told}, status=409)
    shown = {"minutes": minutes, "told": told, "typed": _texts(request)}
    return render(
        request, "coordination_space/minutes/gone_out.html", shown, status=409
    )


def _texts(request: HttpRequest) -> list[str]:
    boxes = [name for name in request.POST if name.startswith(("s-", "d-", "a-"))]
    ends = ("-version", "-rang", "-qui", "-quand")
    return [
        request.POST[name]
        for name in boxes
        if not name.endswith(ends) and request.POST[name].strip()
    ]


def _next(request: HttpRequest, minutes: Minutes) -> HttpResponse:
    """Where the button that was pressed leads."""
    then, _sep, position = request.POST.get("then", "").partition(":")
    if then == "apercu":
        return redirect("minutes_preview", minutes.meeting.uuid)
    address = reverse("minutes_write", args=[minutes.meeting.uuid])
    if then in ADDS and position.isascii() and position.isdigit():
        item = minutes.meeting.agenda.filter(position=int(position[:4])).first()
        if item is not None:
            row = ADDS[then](item, by=request.user)
            return redirect(f"{address}?{then}={row.pk}#point-{item.position}")
    messages.success(request, _("Compte rendu enregistré."))
    return redirect(address)
