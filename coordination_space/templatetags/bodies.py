"""The organs of the Coordination, shown on pages of other rooms."""

from typing import Any

from django import template
from django.db.models import Prefetch
from django.utils import timezone

from coordination_space.bodies.models import Body, Seat

register = template.Library()


@register.inclusion_tag("coordination_space/bodies/_public.html")
def public_bodies() -> dict[str, Any]:
    """Each organ with its functions and organisations; a name only by consent."""
    held = Seat.objects.held_on(timezone.localdate()).select_related("organisation")
    seats = Prefetch("seats", queryset=held, to_attr="held")
    return {"bodies": Body.objects.prefetch_related(seats)}
