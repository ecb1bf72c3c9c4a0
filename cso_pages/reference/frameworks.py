"""Reference frameworks (cadres de référence): what plans and texts align with."""

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.models import KEPT


class Reach(models.TextChoices):
    """Whose framework it is."""

    WORLD = "world", _("mondial")
    REGION = "region", _("régional")
    NATIONAL = "national", _("national")


class Framework(models.Model):
    """A law, a strategy or a plan; a closed one stays readable, greyed.

    `until_year` is its last year, None where it has none; staff may close it earlier.
    """

    code = models.SlugField(_("code"), primary_key=True, max_length=40, help_text=KEPT)
    label = models.CharField(_("nom"), max_length=200)
    reach = models.CharField(_("portée"), max_length=8, choices=Reach)
    from_year = models.PositiveSmallIntegerField(
        _("première année"), null=True, blank=True
    )
    until_year = models.PositiveSmallIntegerField(
        _("dernière année"),
        null=True,
        blank=True,
        help_text=_("Vide : sans échéance. L’année finie, le cadre est dit échu."),
    )
    closed_on = models.DateField(
        _("échu le"), null=True, blank=True, help_text=_("S’il prend fin plus tôt.")
    )
    source = models.CharField(_("source"), max_length=250)
    note = models.CharField(_("note"), max_length=400, blank=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "label"]
        verbose_name = _("cadre de référence")
        verbose_name_plural = _("cadres de référence")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(from_year=None)
                | Q(until_year=None)
                | Q(until_year__gte=F("from_year")),
                name="a_framework_ends_after_it_begins",
                violation_error_message=_(
                    "La dernière année ne peut pas précéder la première."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.label

    def is_closed_on(self, day: datetime.date) -> bool:
        """Whether it is over on that day."""
        past = self.until_year is not None and self.until_year < day.year
        return past or (self.closed_on is not None and self.closed_on <= day)

    @property
    def years(self) -> str:
        """« 2024–2033 », « 2015 », or "" where no date is known."""
        return "–".join(str(year) for year in (self.from_year, self.until_year) if year)


class FrameworkNode(models.Model):
    """An axis, an objective or an article of a framework."""

    framework = models.ForeignKey(
        Framework,
        verbose_name=_("cadre de référence"),
        on_delete=models.PROTECT,
        related_name="nodes",
    )
    number = models.CharField(_("numéro"), max_length=20)
    label = models.CharField(_("libellé"), max_length=500)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["framework__position", "position", "number"]
        verbose_name = _("élément d’un cadre")
        verbose_name_plural = _("éléments des cadres")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["framework", "number"], name="one_number_a_framework"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label}"
