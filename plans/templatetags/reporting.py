"""What the screens of a report draw beside the kit's own tags."""

import datetime

from django import template
from django.utils import timezone

from plans.reporting.summaries import LOOKS
from portal.kit.french import NBSP

register = template.Library()


@register.inclusion_tag("plans/reporting/_save_bar.html")
def draft_saved(
    saved_at: datetime.datetime | None, today: datetime.date
) -> dict[str, object]:
    """The bar that says when the draft was kept; nothing before the first time."""
    if saved_at is None:
        return {"saved_at": None}
    local = timezone.localtime(saved_at)
    return {
        "saved_at": saved_at,
        "is_today": local.date() == today,
        "hour": f"{local.hour}{NBSP}h{NBSP}{local.minute:02d}",
    }


@register.filter
def state_icon(declared: str) -> str:
    """The icon of a declared state."""
    return {state.value: icon for state, (_colour, icon) in LOOKS.items()}[declared]
