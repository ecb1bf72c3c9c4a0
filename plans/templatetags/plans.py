"""What the plan shows on the pages of other rooms."""

from django import template

register = template.Library()


@register.simple_tag
def plan_key_figures() -> str:
    """The state of the plan's axes, for the home page."""
    return ""
