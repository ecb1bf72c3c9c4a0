"""The second factor: its secrets are kept encrypted under the portal's key."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def _box() -> MultiFernet:
    """A box locked with SECRET_KEY; keys of SECRET_KEY_FALLBACKS still open it."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(
                base64.urlsafe_b64encode(
                    hashlib.sha256(f"second-factor:{key}".encode()).digest()
                )
            )
            for key in keys
        ]
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    """French sentences; the TOTP secret and the recovery seed never lie in clear."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "Ce code n’est pas le bon, ou il a expiré. "
            "Écrivez celui qui s’affiche maintenant dans l’application."
        ),
        "cannot_generate_recovery_codes": _(
            "Activez d’abord la double vérification, les codes de secours viennent "
            "avec elle."
        ),
        "unverified_email": _("Vérifiez d’abord votre adresse e-mail."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()
