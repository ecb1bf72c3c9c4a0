"""What the plan shows on pages of its own and of other rooms."""

from typing import Any

from django import template
from django.utils import timezone

from plans.dashboard.queries import plan_overview
from plans.dashboard.wording import DECLARED, SIGNALS
from plans.outline.queries import current_plan

register = template.Library()


@register.inclusion_tag("components/badge.html")
def signal_badge(signal: str) -> dict[str, Any]:
    """The computed signal, in a word, a shape and a colour."""
    colour, label, icon = SIGNALS[signal]
    return {"state": colour, "label": label, "icon_name": icon}


@register.inclusion_tag("components/badge.html")
def declared_badge(state: str) -> dict[str, Any]:
    """The state that an organisation declared; never mixed with the signal."""
    colour, label, icon = DECLARED[state]
    return {"state": colour, "label": label, "icon_name": icon}


@register.inclusion_tag("plans/tags/key_figures.html")
def plan_key_figures() -> dict[str, Any]:
    """Where the plan's axes stand; nothing while no plan is adopted."""
    today = timezone.localdate()
    plan = current_plan(today)
    return {"dashboard": plan_overview(plan, as_of=today) if plan else None}
