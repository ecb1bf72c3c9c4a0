"""How allauth behaves here: sign-up is closed, its words are ours, mail may fail."""

import smtplib
import time
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.sessions import SIGNED_IN_AT
from portal.journal.actions import record

TOO_MANY = _(
    "Trop d’essais. Attendez cinq minutes, ou demandez un code par e-mail. "
    "Votre compte n’est pas bloqué."
)


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up; sentences that say what happened and what to do."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Ce compte est fermé."),
        "email_password_mismatch": _(
            "L’adresse e-mail ou le mot de passe n’est pas le bon. Vérifiez et "
            "réessayez, ou demandez un code par e-mail."
        ),
        "enter_current_password": _("Ce n’est pas votre mot de passe actuel."),
        "incorrect_code": _(
            "Ce code n’est pas le bon, ou il a déjà servi. Vérifiez et réessayez."
        ),
        "incorrect_password": _("Ce mot de passe n’est pas le bon."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": _("Trop de demandes à la suite. Attendez un peu et réessayez."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Every session has ended: the new password is asked for at once."""
        return reverse("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Signing in is a proof of its own for the next five minutes."""
        begun = allauth_context.request.session.get(SIGNED_IN_AT, 0)
        if time.time() - begun < account_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a trace of the failure, never of the address or the password."""
        record("login_failed", at=timezone.now(), actor=None)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send, and where the mail server is away say so instead of failing."""
        try:
            super().send_mail(template_prefix, email, context)
        except (smtplib.SMTPException, OSError):
            self.mail_did_not_leave()

    def mail_did_not_leave(self) -> None:
        messages.error(
            allauth_context.request,
            _(
                "Le message n’a pas pu partir : la messagerie ne répond pas. "
                "Réessayez dans quelques minutes."
            ),
        )

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | Any
    ) -> list[dict[str, Any]]:
        """Allauth's ways, told in our words."""
        told = {
            "reauthenticate": _("Avec mon mot de passe"),
            "mfa_reauthenticate": _("Avec un code de mon application"),
        }
        return [
            method | {"description": told[method["id"]]}
            for method in super().get_reauthentication_methods(user)
        ]
