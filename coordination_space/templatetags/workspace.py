"""The head of the workspace: who speaks for whom, and where she may go."""

from typing import Any

from django import template

from coordination_space.home.menu import entries_for
from cso_pages.permissions import mandates_of

register = template.Library()


@register.inclusion_tag("coordination_space/home/_header.html", takes_context=True)
def workspace_header(context: dict[str, Any]) -> dict[str, Any]:
    """Brand, whom the person speaks for, menu by role, and the lock."""
    user, request = context["user"], context.get("request")
    spoken_for = dict.fromkeys(
        mandate.organisation.name
        if mandate.organisation
        else mandate.get_role_display()
        for mandate in mandates_of(user)
    )
    return {
        "csrf_token": context.get("csrf_token"),
        "context_line": ", ".join(spoken_for),
        "entries": entries_for(user, path=request.path if request else ""),
    }
