"""What people are told when somebody signs in with their account."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.devices import meet_device, told_device
from portal.accounts.models import User
from portal.kit.french import long_moment
from portal.notices.actions import notify


@receiver(user_logged_in)
def tell_of_new_device(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A kind of device never seen with this account: its person is told."""
    now = timezone.now()
    user_agent = request.headers.get("User-Agent", "")
    if not meet_device(user, user_agent, at=now):
        return
    body = _(
        "Votre compte a été ouvert avec un nouvel appareil, %(device)s, le %(moment)s. "
        "Si c’était vous, vous n’avez rien à faire. Sinon, fermez cet appareil et "
        "changez votre mot de passe."
    )
    notify(
        [user],
        kind="new_device",
        subject=_("Votre compte, nouvel appareil"),
        body=body
        % {
            "device": told_device(user_agent),
            "moment": long_moment(timezone.localtime(now)),
        },
        path=reverse("usersessions_list"),
        at=now,
    )
