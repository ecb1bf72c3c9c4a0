"""What other pages say of help."""

from typing import Any

from django import template
from django.utils import timezone

from cso_pages.help.queries import help_block as read_help_block

register = template.Library()


@register.inclusion_tag("cso_pages/help/block.html")
def help_block() -> dict[str, Any]:
    """A number checked lately, or the way to the regions; never an old number."""
    return {"block": read_help_block(timezone.localdate())}
