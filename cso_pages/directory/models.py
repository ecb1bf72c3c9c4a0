"""The organisation, a row that memberships, reports and mandates point at."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.models import OrgType, Territory

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class RecordStatus(models.TextChoices):
    DRAFT = "draft", _("ébauche")
    TO_CHECK = "to_check", _("à vérifier")
    PUBLISHED = "published", _("publiée")
    TO_CONFIRM = "to_confirm", _("à confirmer")
    STALE = "stale", _("périmée")
    WITHDRAWN = "withdrawn", _("retirée")
    MERGED = "merged", _("fusionnée")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def listed(self) -> "OrganisationQuerySet":
        """The organisations the public may know of."""
        return self.filter(
            record_status__in=[
                RecordStatus.PUBLISHED,
                RecordStatus.TO_CONFIRM,
                RecordStatus.STALE,
            ],
            hidden_at=None,
        )

    def visible_to(self, user: "User | AnonymousUser") -> "OrganisationQuerySet":
        """What this person may know of; today the public list and her own."""
        if not user.is_authenticated:
            return self.listed()
        own = models.Q(mandates__user=user)
        return self.filter(models.Q(pk__in=self.listed()) | own).distinct()


class Organisation(models.Model):
    """A civil society organisation (OSC)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nom"), max_length=200)
    sigle = models.CharField(_("sigle"), max_length=30, blank=True)
    org_type = models.ForeignKey(
        OrgType, verbose_name=_("type"), on_delete=models.PROTECT
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("siège"),
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    mission = models.TextField(_("mission"), max_length=1000, blank=True)
    is_member = models.BooleanField(_("membre de la Coordination"), default=False)
    record_status = models.CharField(
        _("état de la fiche"),
        max_length=12,
        choices=RecordStatus,
        default=RecordStatus.DRAFT,
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    last_confirmed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name

    @property
    def is_listed(self) -> bool:
        return self.hidden_at is None and self.record_status in {
            RecordStatus.PUBLISHED,
            RecordStatus.TO_CONFIRM,
            RecordStatus.STALE,
        }

    @property
    def public_name(self) -> str:
        """Its name, or how public pages speak of one that hides."""
        return self.name if self.is_listed else str(_("une organisation membre"))


class OrgLink(models.Model):
    """`member` belongs to `umbrella`; a network is an organisation with members."""

    umbrella = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="member_links"
    )
    member = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="umbrella_links"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["umbrella", "member"], name="one_link"),
            models.CheckConstraint(
                condition=~models.Q(umbrella=models.F("member")),
                name="no_member_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.umbrella}"
