"""Persons of an organisation, and the ways to reach it; each with its own audience."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.audiences import Audience

_CONSENT = Q(consent_on__isnull=False) | ~Q(audience="public")


class Contact(models.Model):
    """A person who speaks for the organisation; public only by her consent."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    person_name = models.CharField(_("nom de la personne"), max_length=120)
    function = models.CharField(_("fonction"), max_length=120, blank=True)
    audience = models.CharField(
        _("visible par"),
        max_length=12,
        choices=Audience,
        default=Audience.SECRETARIAT,
    )
    consent_on = models.DateField(_("accord donné le"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("personne à contacter")
        constraints = [
            models.CheckConstraint(
                condition=_CONSENT, name="a_public_person_has_agreed"
            )
        ]

    def __str__(self) -> str:
        return self.function or str(_("contact"))


class ChannelKind(models.TextChoices):
    PHONE = "phone", _("téléphone")
    EMAIL = "email", _("adresse e-mail")
    WHATSAPP = "whatsapp", _("WhatsApp")
    WEB = "web", _("site ou page")
    RADIO = "radio", _("radio")


class ContactChannel(models.Model):
    """A way to reach the organisation, shown to its own audience and no wider."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="channels"
    )
    kind = models.CharField(_("moyen"), max_length=8, choices=ChannelKind)
    value = models.CharField(_("numéro ou adresse"), max_length=200)
    audience = models.CharField(
        _("visible par"),
        max_length=12,
        choices=Audience,
        default=Audience.SECRETARIAT,
    )
    consent_on = models.DateField(_("accord donné le"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("moyen de contact")
        constraints = [
            models.CheckConstraint(
                condition=_CONSENT, name="a_public_channel_was_agreed_to"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
