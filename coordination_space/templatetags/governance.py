"""The texts of the Coordination, shown on pages of other rooms."""

from typing import Any

from django import template
from django.utils import timezone

from coordination_space.governance.queries import shelf

register = template.Library()


@register.inclusion_tag("coordination_space/governance/_shelf.html", takes_context=True)
def governance_documents(context: dict[str, Any]) -> dict[str, Any]:
    """The texts that this reader may open, each with the version that applies."""
    return {"shelf": shelf(context["request"].user, today=timezone.localdate())}
