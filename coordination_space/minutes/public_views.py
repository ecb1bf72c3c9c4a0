"""/reunions/: the meetings to come and the minutes that one may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coordination_space.meetings.models import Meeting
from coordination_space.meetings.wording import when_of
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.page import mask_of, masked_text, minutes_page
from coordination_space.minutes.public import meetings_room
from coordination_space.minutes.states import MinutesState
from cso_pages.reference.audiences import Audience
from portal.kit.headers import kept_briefly


@require_safe
@kept_briefly
def meetings(request: HttpRequest) -> HttpResponse:
    """The same for everybody; what members alone read is listed in the workspace."""
    room = meetings_room(
        body=request.GET.get("organe", "")[:60],
        year=request.GET.get("annee", "")[:4],
        page=request.GET.get("page", "1"),
        now=timezone.now(),
        today=timezone.localdate(),
    )
    return render(request, "coordination_space/minutes/meetings.html", {"room": room})


@require_safe
def minutes(request: HttpRequest, minutes: str) -> HttpResponse:
    """One meeting's minutes, or what is known of it before; 404 for the others."""
    found = (
        Minutes.objects.visible_to(request.user)
        .exclude(state=MinutesState.WRITING)
        .select_related("meeting__body", "approved_at_meeting")
        .filter(meeting__slug=minutes)
        .first()
    )
    if found is None:
        return _announced(request, minutes)
    page = minutes_page(found, audience=found.audience, today=timezone.localdate())
    show = kept_briefly(_show) if found.audience == Audience.PUBLIC else _show
    return show(request, page)


def _show(request: HttpRequest, page) -> HttpResponse:
    return render(request, "coordination_space/minutes/minutes.html", {"page": page})


def _announced(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting that everybody may know of, while nothing of it went out."""
    known = Meeting.objects.filter(audience=Audience.PUBLIC).announced()
    meeting = known.select_related("body").filter(slug=slug).first()
    if meeting is None:
        raise Http404
    hidden = mask_of()
    shown = {
        "meeting": meeting,
        "title": masked_text(meeting.title, hidden),
        "when": when_of(meeting),
        "agenda": [masked_text(point.title, hidden) for point in meeting.agenda.all()],
    }
    return kept_briefly(render)(
        request, "coordination_space/minutes/announced.html", shown
    )
