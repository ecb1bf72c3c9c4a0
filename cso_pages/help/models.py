"""Help services and helplines, shown only while somebody checked them lately."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.models import Territory

SHOWN_DAYS = 90  # after the day it was last verified, that day included


class ServiceKind(models.TextChoices):
    """No kind for a place to sleep: a shelter is never located, not even here."""

    HELPLINE = "helpline", _("numéro d’écoute")
    HEALTH = "health", _("soins")
    POLICE = "police", _("police, gendarmerie")
    LEGAL = "legal", _("droit et justice")
    SOCIAL = "social", _("service social")
    LISTENING = "listening", _("écoute et orientation")


class HelpServiceQuerySet(models.QuerySet["HelpService"]):
    def shown_on(self, today: datetime.date) -> "HelpServiceQuerySet":
        """Those whose last check is no older than 90 days, by the day."""
        oldest = today - datetime.timedelta(days=SHOWN_DAYS)
        return self.filter(verified_on__gte=oldest, verified_on__lte=today)

    def national(self) -> "HelpServiceQuerySet":
        return self.filter(territory=None)

    def regional(self) -> "HelpServiceQuerySet":
        return self.filter(territory__isnull=False)


class HelpService(models.Model):
    """A number that answers, for one territory or for the whole country.

    It has neither a place nor an address: a caller is told where to go.
    """

    name = models.CharField(_("nom"), max_length=120)
    kind = models.CharField(_("nature"), max_length=10, choices=ServiceKind)
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("territoire"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="help_services",
        help_text=_("Laissez vide pour tout le pays."),
    )
    phone = models.CharField(_("numéro"), max_length=30)
    is_free = models.BooleanField(_("appel gratuit"), default=False)
    hours = models.CharField(
        _("horaires"), max_length=80, blank=True, help_text=_("Ex. : 24 h sur 24")
    )
    languages = models.CharField(_("langues"), max_length=120, blank=True)
    operator = models.CharField(
        _("tenu par"),
        max_length=120,
        help_text=_(
            "L’organisme, jamais le lieu. N’écrivez aucune organisation qui héberge."
        ),
    )
    verified_on = models.DateField(
        _("vérifié le"),
        help_text=_("Le jour où quelqu’un a appelé. Retiré du site après 90 jours."),
    )
    verified_by = models.CharField(
        _("vérifié par"),
        max_length=120,
        help_text=_("Fonction ou service ; jamais affiché au public."),
    )
    is_neutral = models.BooleanField(
        _("répond d’une façon neutre"),
        default=True,
        help_text=_("La personne qui décroche ne dit pas de quoi il s’agit."),
    )

    objects = HelpServiceQuerySet.as_manager()

    class Meta:
        ordering = ["territory__position", "kind", "name"]
        verbose_name = _("service d’aide")
        verbose_name_plural = _("services d’aide")
        constraints = [
            models.CheckConstraint(condition=~Q(phone=""), name="a_service_has_a_phone")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it: digits, and a leading +."""
        digits = "".join(sign for sign in self.phone if sign.isdigit())
        return f"+{digits}" if self.phone.strip().startswith("+") else digits
