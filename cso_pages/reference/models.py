"""Référentiels: territories and organisation types, rows that staff may retire."""

from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT = _("Lettres sans accent et traits d’union. Ne change plus ensuite.")


class Territory(models.Model):
    """A région or the District de Bamako, of the 2023 list.

    Four code series contradict each other: the slug is the key, one column a series,
    none is ever deduced from another. Source: the laws of 13 March 2023.
    """

    slug = models.SlugField(
        _("code"),
        primary_key=True,
        max_length=40,
        help_text=KEPT,
    )
    name = models.CharField(_("nom"), max_length=80)
    tile = models.CharField(_("case de la carte"), max_length=3, unique=True)
    code_ct = models.CharField(_("code loi 2023-007"), max_length=4, blank=True)
    code_ca = models.CharField(_("code loi 2023-006"), max_length=4, blank=True)
    iso_3166_2 = models.CharField(_("code ISO 3166-2"), max_length=8, blank=True)
    cod_ab_pcode = models.CharField(_("code OCHA"), max_length=8, blank=True)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    created_on = models.DateField(_("créé le"), null=True, blank=True)
    predecessors = models.ManyToManyField(
        "self",
        verbose_name=_("issu de"),
        symmetrical=False,
        blank=True,
        related_name="successors",
        help_text=_("Les territoires dont il a été détaché."),
    )
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("territoire")

    def __str__(self) -> str:
        return self.name


class OrgType(models.Model):
    """Association, ONG nationale, réseau…"""

    code = models.SlugField(_("code"), primary_key=True, max_length=40, help_text=KEPT)
    label = models.CharField(_("libellé"), max_length=80)
    label_plural = models.CharField(_("libellé au pluriel"), max_length=80)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering = ["position", "label"]
        verbose_name = _("type d’organisation")
        verbose_name_plural = _("types d’organisation")

    def __str__(self) -> str:
        return self.label


class ThemeField(models.TextChoices):
    """The three fields that the 16 domains stand under."""

    EQUALITY = "equality", _("égalité")
    VIOLENCE = "violence", _("élimination des violences")
    EMPOWERMENT = "empowerment", _("autonomisation")


class Theme(models.Model):
    """A domain of work (domaine d’intervention)."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40, help_text=KEPT)
    label = models.CharField(_("libellé"), max_length=80)
    short_label = models.CharField(_("libellé court"), max_length=30)
    field = models.CharField(_("champ"), max_length=12, choices=ThemeField)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering = ["position", "label"]
        verbose_name = _("domaine d’intervention")
        verbose_name_plural = _("domaines d’intervention")

    def __str__(self) -> str:
        return self.label


class Group(models.Model):
    """A group that organisations are led by, represent or work with."""

    code = models.SlugField(_("code"), primary_key=True, max_length=40, help_text=KEPT)
    label = models.CharField(_("libellé"), max_length=80)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering = ["position", "label"]
        verbose_name = _("groupe représenté")
        verbose_name_plural = _("groupes représentés")

    def __str__(self) -> str:
        return self.label


class Language(models.Model):
    """A language of texts and recordings; `tag` is what the HTML says (BCP 47)."""

    tag = models.SlugField(_("code"), primary_key=True, max_length=12, help_text=KEPT)
    label = models.CharField(_("nom"), max_length=60)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    retired_on = models.DateField(_("retirée le"), null=True, blank=True)

    class Meta:
        ordering = ["position", "label"]
        verbose_name = _("langue")
        verbose_name_plural = _("langues")

    def __str__(self) -> str:
        return self.label
