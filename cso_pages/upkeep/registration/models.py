"""Registrations of organisations: what was typed, private until one is accepted."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import Role
from cso_pages.permissions import has_role, territories_of
from cso_pages.reference.models import Territory
from cso_pages.upkeep.registration.reading import emails_of
from cso_pages.upkeep.registration.states import DECIDED, RegistrationState, Source

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

OPENS_FOR = datetime.timedelta(days=30)
UNSENT = Q(state=RegistrationState.DRAFT)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, user: "User | AnonymousUser") -> "RegistrationQuerySet":
        """Those that were sent: of her territory, or all of them for the secretariat.

        A draft is open to its code alone; one typed from paper to the secretariat.
        """
        sent = ~UNSENT
        if has_role(user, Role.SECRETARIAT):
            return self.filter(sent | Q(source=Source.PAPER))
        return self.filter(
            sent, territory__in=territories_of(user, Role.REGIONAL_FOCAL)
        )

    def waiting(self) -> "RegistrationQuerySet":
        """Those that somebody has to check, the oldest first."""
        found = self.filter(state=RegistrationState.SUBMITTED)
        return found.order_by("submitted_at", "pk")


class Registration(models.Model):
    """One organisation that asks to stand in the directory.

    `answers` holds the typed texts by field; `name`, `sigle` and `territory` repeat
    what lists and rights need. `opens_until` closes its codes, but while it waits for
    a decision. `submitted_at` is the first sending: delays run from it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    source = models.CharField(_("source"), max_length=8, choices=Source)
    state = models.CharField(
        _("état"),
        max_length=12,
        choices=RegistrationState,
        default=RegistrationState.DRAFT,
    )
    name = models.CharField(_("nom"), max_length=200)
    sigle = models.CharField(_("sigle"), max_length=30, blank=True)
    territory = models.ForeignKey(
        Territory, verbose_name=_("siège"), on_delete=models.PROTECT, related_name="+"
    )
    answers = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    opens_until = models.DateTimeField()
    received_on = models.DateField(_("reçue le"), null=True, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True)
    receipt = models.CharField(_("reçu"), max_length=20, blank=True)
    comment = models.TextField(_("ce qui est demandé ou répondu"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = _("inscription")
        indexes = [models.Index(fields=["state", "submitted_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["receipt"],
                condition=~Q(receipt=""),
                name="one_receipt_a_sending",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(submitted_at__isnull=False) & ~Q(receipt=""),
                name="a_sent_registration_has_its_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(DECIDED)) | Q(decided_at__isnull=False),
                name="a_decided_registration_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(source="paper") | Q(received_on__isnull=False),
                name="a_paper_registration_says_when_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sigle})" if self.sigle else self.name

    def get_absolute_url(self) -> str:
        return reverse("registration_page", args=[self.uuid])

    def is_of(self, person: "User") -> bool:
        """Whether she typed it in, or it bears her address."""
        own = person.email.lower()
        return self.typed_by_id == person.pk or own in emails_of(self.answers)

    def opens_at(self, moment: datetime.datetime) -> bool:
        """Whether its codes still open it: always, while it waits for us."""
        waits = self.state == RegistrationState.SUBMITTED
        return waits or moment < self.opens_until


class RegistrationCode(models.Model):
    """A code that opens a registration; only its keyed digest is kept."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="codes"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:8]


class RegistrationFileQuerySet(models.QuerySet["RegistrationFile"]):
    def visible_to(self, user: "User | AnonymousUser") -> "RegistrationFileQuerySet":
        """The files of what she may see."""
        seen = Registration.objects.visible_to(user)
        return self.filter(registration__in=seen.order_by().values("pk"))


class RegistrationFile(models.Model):
    """A scan or a photo of a paper: checked, cleaned, in the private storage."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="inscriptions/%Y/%m")
    added_at = models.DateTimeField()

    objects = RegistrationFileQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "digest"], name="one_file_once_per_registration"
            )
        ]

    def __str__(self) -> str:
        return self.name
