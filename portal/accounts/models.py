"""The person who signs in; her rights stand elsewhere, in her mandates."""

import uuid
from collections.abc import Iterator

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people from an e-mail address, always kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Create an account; without a password it can only be opened by invitation."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractUser):
    """One person, one account. Never shared, never a bearer of rights by itself."""

    username = None  # type: ignore[assignment]
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("adresse e-mail"), unique=True)
    sessions_valid_from = models.DateTimeField(null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the password and to `sessions_valid_from`."""
        return super().get_session_auth_hash() + self._sessions_mark()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for kept in super().get_session_auth_fallback_hash():
            yield kept + self._sessions_mark()

    def _sessions_mark(self) -> str:
        moment = self.sessions_valid_from
        return f".{moment.timestamp()}" if moment else ""


class KnownDevice(models.Model):
    """A kind of device that a person has signed in with, as a keyed digest."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=32)
    met_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="one_known_device")
        ]

    def __str__(self) -> str:
        return self.digest
