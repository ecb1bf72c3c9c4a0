"""What the Coordination's meetings show on pages of their own and of other rooms."""

import datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coordination_space.meetings.listing import actions_to_do
from coordination_space.meetings.listing import meetings_desk as read_desk
from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.wording import when_of
from coordination_space.minutes.looks import look_of
from coordination_space.minutes.models import Minutes
from coordination_space.minutes.page import state_of
from coordination_space.minutes.public import (
    latest,
    mask_titles,
    public_meetings_to_come,
)
from portal.kit.french import MONTHS

register = template.Library()
SHORT_MONTHS = {
    "janvier": "janv.",
    "février": "févr.",
    "avril": "avr.",
    "juillet": "juil.",
    "septembre": "sept.",
    "octobre": "oct.",
    "novembre": "nov.",
    "décembre": "déc.",
}


@register.filter
def meeting_when(meeting: Meeting) -> str:
    """« Jeudi 22 octobre 2026, de 9 h à 13 h »."""
    told = when_of(meeting)
    return told[:1].upper() + told[1:]


@register.simple_tag
def day_tile(at: datetime.datetime) -> SafeString:
    """The day and the month of a meeting, drawn as a leaf; the words stand beside."""
    day = timezone.localdate(at)
    month = MONTHS[day.month - 1]
    return format_html(
        '<span class="agenda__date" aria-hidden="true">'
        '<span class="agenda__day">{}</span>{}</span>',
        day.day,
        SHORT_MONTHS.get(month, month),
    )


@register.inclusion_tag("coordination_space/tags/next_meeting.html")
def next_meeting() -> dict[str, Any]:
    """The public meeting that comes next; says so when none is announced."""
    coming = list(public_meetings_to_come(timezone.now())[:1])
    mask_titles(coming)
    return {"meeting": coming[0] if coming else None}


@register.inclusion_tag("coordination_space/tags/latest_minutes.html")
def latest_minutes(number: int = 3) -> dict[str, Any]:
    """The last public minutes."""
    return {"rows": latest(number)}


@register.simple_tag
def meeting_badge(meeting: Meeting, minutes: Minutes | None = None) -> SafeString:
    """Where a meeting stands, or its minutes once somebody writes them."""
    return render_to_string("components/badge.html", look_of(meeting, minutes))


@register.simple_tag
def action_badge(action: ActionItem) -> SafeString:
    """Where a recommendation stands today."""
    label, colour, icon = state_of(action, timezone.localdate())
    shown = {"state": colour, "label": label, "icon_name": icon}
    return render_to_string("components/badge.html", shown)


@register.filter
def action_owner(action: ActionItem) -> str:
    """Whom a recommendation was given to, by name: in the workspace only."""
    if action.owner is None:
        return str(_("Secrétariat permanent"))
    return action.owner.name


@register.inclusion_tag("coordination_space/tags/actions_due.html", takes_context=True)
def actions_due(context: dict[str, Any]) -> dict[str, Any]:
    """The recommendations that wait for one's organisations."""
    return {
        "actions": actions_to_do(context["user"]),
        "today": timezone.localdate(),
    }


@register.inclusion_tag(
    "coordination_space/tags/meetings_desk.html", takes_context=True
)
def meetings_desk(context: dict[str, Any]) -> dict[str, Any]:
    """What of the meetings awaits the secretariat today."""
    today, now = timezone.localdate(), timezone.now()
    return {"desk": read_desk(context["user"], today=today, now=now), "now": now}
