"""What a person may know of her own mandates, wherever it is shown."""

from typing import Any

from django import template

from cso_pages.permissions import mandates_of

register = template.Library()


@register.inclusion_tag("cso_pages/mandates/my_roles.html", takes_context=True)
def my_roles(context: dict[str, Any]) -> dict[str, Any]:
    """The roles she holds today, on what they bear, and until when."""
    return {"mandates": mandates_of(context["user"])}
