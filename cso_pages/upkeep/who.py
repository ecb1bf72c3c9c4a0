"""Who acts, once she is signed in."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from portal.accounts.models import User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def person(user: "User | AnonymousUser") -> User:
    """The account behind a request that `signed_in` let through."""
    if not isinstance(user, User):
        raise PermissionDenied
    return user
