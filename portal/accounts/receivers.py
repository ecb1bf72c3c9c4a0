"""What the portal does when Django or allauth says that something happened."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.sessions import SIGNED_IN_AT, end_other_sessions
from portal.journal.actions import record


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()
    record("login", at=timezone.now(), actor=user.uuid)


@receiver(user_logged_out)
def note_sign_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record("logout", at=timezone.now(), actor=user.uuid)


@receiver([password_changed, password_set, password_reset])
def note_new_password(user: User, **kwargs: Any) -> None:
    record("password_changed", at=timezone.now(), actor=user.uuid)


@receiver(authenticator_added)
def note_second_factor(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """A session that never passed the second factor does not outlive its arrival."""
    if authenticator.type != Authenticator.Type.TOTP:
        return
    record("second_factor_added", at=timezone.now(), actor=user.uuid)
    end_other_sessions(request, user)


@receiver([authenticator_removed, authenticator_reset])
def note_second_factor_changed(
    user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record(
        "second_factor_changed",
        at=timezone.now(),
        actor=user.uuid,
        type=str(authenticator.type),
    )
