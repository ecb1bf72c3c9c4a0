"""The documents of an organisation: récépissé, accord-cadre, statuts; never public."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import has_role, organisations_of, territories_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

WARNED_DAYS = 60


class PaperKind(models.TextChoices):
    RECEIPT = "receipt", _("récépissé de déclaration")
    AGREEMENT = "agreement", _("accord-cadre")
    STATUTES = "statutes", _("statuts")
    RULES = "rules", _("règlement intérieur")
    OTHER = "other", _("autre pièce")


class RecordPaperQuerySet(models.QuerySet["RecordPaper"]):
    def visible_to(self, user: "User | AnonymousUser") -> "RecordPaperQuerySet":
        """Those of her organisation, of her region; all for the secretariat."""
        if has_role(user, Role.SECRETARIAT):
            return self.all()
        return self.filter(
            models.Q(organisation__in=organisations_of(user, *ORGANISATION_ROLES))
            | models.Q(
                organisation__territory__in=territories_of(user, Role.REGIONAL_FOCAL)
            )
        )

    def current(self) -> "RecordPaperQuerySet":
        """Those that no newer one replaces."""
        return self.filter(replacement=None)


class RecordPaper(models.Model):
    """A file with its number and dates; a newer version keeps the former one.

    It stands apart from `LegalRegistration`: the number in the record is a proposed
    and decided fact, the file is what the organisation lays beside it at once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="papers"
    )
    kind = models.CharField(_("nature"), max_length=10, choices=PaperKind)
    number = models.CharField(_("numéro"), max_length=60, blank=True)
    authority = models.CharField(_("autorité"), max_length=150, blank=True)
    issued_on = models.DateField(_("délivrée le"), null=True, blank=True)
    expires_on = models.DateField(_("valable jusqu’au"), null=True, blank=True)
    file = models.FileField(upload_to="pieces/%Y/%m")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    replaces = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replacement",
    )

    objects = RecordPaperQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-added_at"]
        verbose_name = _("pièce d’une organisation")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_on=None)
                | models.Q(issued_on=None)
                | models.Q(expires_on__gte=models.F("issued_on")),
                name="a_paper_expires_after_it_is_issued",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def days_left(self, today: datetime.date) -> int | None:
        """Days until it expires, 0 on the last, negative after; None without end."""
        return (self.expires_on - today).days if self.expires_on else None
