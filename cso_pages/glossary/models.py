"""The words of the Coordination, in clear."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GlossaryTerm(models.Model):
    """A word and what it means; a retired one is no longer shown."""

    slug = models.SlugField(
        _("ancre"), max_length=60, unique=True, allow_unicode=True, blank=True
    )
    term = models.CharField(_("terme"), max_length=80)
    abbreviation = models.CharField(_("abréviation"), max_length=30, blank=True)
    definition = models.TextField(_("définition"), max_length=600)
    retired_on = models.DateField(_("retiré le"), null=True, blank=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("terme du glossaire")
        verbose_name_plural = _("termes du glossaire")

    def __str__(self) -> str:
        return self.term
