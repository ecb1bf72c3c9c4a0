"""Who said that a record was right, on which day and by which way; one row each."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation


class ConfirmedBy(models.TextChoices):
    """The way by which it was said; those in `NOTED` are typed by somebody else."""

    PUBLICATION = "publication", _("mise en ligne de la fiche")
    WORKSPACE = "workspace", _("espace")
    LINK = "link", _("lien signé")
    PHONE = "phone", _("téléphone")
    PAPER = "paper", _("papier")
    REGION = "region", _("région")
    EDIT = "edit", _("fiche modifiée")


NOTED = frozenset({ConfirmedBy.PHONE, ConfirmedBy.PAPER, ConfirmedBy.EDIT})


class Confirmation(models.Model):
    """« Tout est juste », said of one record on one day.

    `answered_as` is a function, never a name; `typed_by` is who was signed in, None
    for a signed link and for the operator.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="confirmations"
    )
    confirmed_on = models.DateField(_("confirmée le"))
    channel = models.CharField(_("moyen"), max_length=12, choices=ConfirmedBy)
    answered_as = models.CharField(_("fonction"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-confirmed_on", "-recorded_at", "-pk"]
        verbose_name = _("confirmation")
        indexes = [models.Index(fields=["organisation", "-confirmed_on"])]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} ({self.confirmed_on})"
