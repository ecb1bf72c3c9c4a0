"""Dated mandates, the only source of rights, and the invitations that grant one."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory


class Role(models.TextChoices):
    FOCAL_DRAFTS = "focal_drafts", _("point focal (saisie)")
    FOCAL_SIGNATURE = "focal_signature", _("point focal (signature)")
    NETWORK_LEAD = "network_lead", _("responsable de réseau")
    REGIONAL_FOCAL = "regional_focal", _("point focal régional")
    SECRETARIAT = "secretariat", _("secrétariat permanent")
    EDITOR = "editor", _("rédaction")
    MONITORING = "monitoring", _("suivi-évaluation")
    FINANCE = "finance", _("finances")
    STEERING = "steering", _("comité de pilotage")
    OBSERVER = "observer", _("bailleur, observateur")
    TECHNICAL_ADMIN = "technical_admin", _("administration technique")


ORGANISATION_ROLES = frozenset(
    {Role.FOCAL_DRAFTS, Role.FOCAL_SIGNATURE, Role.NETWORK_LEAD}
)
STAFF_ROLES = frozenset(
    {
        Role.SECRETARIAT,
        Role.EDITOR,
        Role.MONITORING,
        Role.FINANCE,
        Role.TECHNICAL_ADMIN,
    }
)


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, today: datetime.date) -> "MandateQuerySet":
        """Mandates that give their rights on that day, both ends included."""
        return self.filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=today),
            starts_on__lte=today,
        )


class Mandate(models.Model):
    """A role held by a person, from a day to a day, both inclusive."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mandates"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=Role)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="mandates",
    )
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        ordering = ["-starts_on"]
        indexes = [models.Index(fields=["user", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="mandate_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(ORGANISATION_ROLES))
                | models.Q(organisation__isnull=False),
                name="organisation_role_has_an_organisation",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.REGIONAL_FOCAL)
                | models.Q(territory__isnull=False),
                name="regional_role_has_a_territory",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.starts_on})"


class Invitation(models.Model):
    """A link that opens one account with one mandate; only its digest is kept."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("adresse e-mail"))
    first_name = models.CharField(_("prénom"), max_length=150)
    last_name = models.CharField(_("nom"), max_length=150)
    role = models.CharField(_("rôle"), max_length=20, choices=Role)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT
    )
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT
    )
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.created_at:%d/%m/%Y}"

    def is_open(self, now: datetime.datetime) -> bool:
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and now < self.expires_at
        )
