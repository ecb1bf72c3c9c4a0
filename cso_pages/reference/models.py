"""Référentiels: territories and organisation types, rows that staff may retire."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """A région or the District de Bamako, of the 2023 list.

    Four code series contradict each other: the slug is the key, one column a series,
    none is ever deduced from another. Source: the laws of 13 March 2023.
    """

    slug = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(_("nom"), max_length=80)
    tile = models.CharField(_("case de la carte"), max_length=3, unique=True)
    code_ct = models.CharField(max_length=4, blank=True)
    code_ca = models.CharField(max_length=4, blank=True)
    iso_3166_2 = models.CharField(max_length=8, blank=True)
    cod_ab_pcode = models.CharField(max_length=8, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("territoire")

    def __str__(self) -> str:
        return self.name


class OrgType(models.Model):
    """Association, ONG nationale, réseau…"""

    code = models.SlugField(primary_key=True, max_length=40)
    label = models.CharField(_("libellé"), max_length=80)
    label_plural = models.CharField(_("libellé au pluriel"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "label"]
        verbose_name = _("type d’organisation")
        verbose_name_plural = _("types d’organisation")

    def __str__(self) -> str:
        return self.label
