"""How long a session lasts, and how all the sessions of a person end."""

import datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User

SIGNED_IN_AT = "signed_in_at"
SHARED_PHONE = "shared_phone"


def keep_session(request: HttpRequest, *, shared: bool, remembered: bool) -> None:
    """Set when this session ends, counted from now; a shared phone wins.

    Without either choice it is SESSION_COOKIE_AGE. The end does not move while the
    person works.
    """
    seconds = settings.SESSION_COOKIE_AGE
    if shared:
        seconds = settings.SHARED_PHONE_SESSION_SECONDS
    elif remembered:
        seconds = settings.REMEMBERED_SESSION_SECONDS
    request.session.set_expiry(timezone.now() + datetime.timedelta(seconds=seconds))
    request.session[SHARED_PHONE] = shared


def end_sessions(user: User, *, at: datetime.datetime) -> None:
    """End every session of this person, at the next request of each."""
    user.sessions_valid_from = at
    user.save(update_fields=["sessions_valid_from"])
    UserSession.objects.filter(user=user).delete()


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End every session of this person but the one of this request."""
    end_sessions(user, at=timezone.now())
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)
