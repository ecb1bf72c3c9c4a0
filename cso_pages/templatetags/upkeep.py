"""What the upkeep shows on other screens: the state of a request, the open one."""

from typing import Any

from django import template
from django.utils import timezone

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.papers.queries import papers_of
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.permissions import can_propose
from cso_pages.upkeep.requests.states import RequestState

register = template.Library()

TONES = {
    RequestState.SENT_BACK.value: "watch",
    RequestState.ACCEPTED.value: "good",
    RequestState.PARTLY.value: "good",
    RequestState.REFUSED.value: "late",
}


@register.inclusion_tag("components/badge.html")
def request_badge(request: ChangeRequest) -> dict[str, object]:
    """Its state in a word, a shape and a colour."""
    tone = TONES.get(request.state, "")
    icons = {"good": "ok", "watch": "warn", "late": "late"}
    return {
        "state": tone,
        "label": request.get_state_display(),
        "icon_name": icons.get(tone, "clock"),
    }


@register.inclusion_tag("cso_pages/upkeep/requests/_open.html", takes_context=True)
def open_request(context: dict[str, Any], organisation: Organisation) -> dict[str, Any]:
    """The open request of an organisation, to who may read it; one query."""
    user = context["user"]
    known = ChangeRequest.objects.visible_to(user).open()
    return {
        "asked": known.filter(organisation=organisation).first(),
        "organisation": organisation,
        "proposes": can_propose(user, organisation),
    }


@register.inclusion_tag("cso_pages/upkeep/papers/_panel.html")
def record_papers(organisation: Organisation) -> dict[str, Any]:
    """The documents of a record that is open to this person; one query."""
    papers = papers_of(organisation, today=timezone.localdate())
    return {"papers": papers, "organisation": organisation}
