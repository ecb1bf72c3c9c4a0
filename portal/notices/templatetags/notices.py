"""How many messages wait, for the header of the workspace."""

from typing import TYPE_CHECKING

from django import template

from portal.notices.models import Notice

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

register = template.Library()


@register.simple_tag
def unread_notices(user: "User | AnonymousUser") -> int:
    """How many messages this person has not opened; one query."""
    return Notice.objects.visible_to(user).unread().count()
