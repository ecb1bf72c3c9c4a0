"""What is measured: indicators, their targets, their cells, who must answer."""

import datetime
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from plans.outline.models import Activity, ResultNode


class Nature(models.TextChoices):
    NUMBER = "number", _("nombre")


class Semantics(models.TextChoices):
    FLOW = "flow", _("réalisé pendant la période")


class Direction(models.TextChoices):
    UP = "up", _("plus il y en a, mieux c’est")
    DOWN = "down", _("moins il y en a, mieux c’est")


class Dimension(models.Model):
    """A way to split a number: by sex and age…"""

    code = models.SlugField(primary_key=True, max_length=40)
    label = models.CharField(_("libellé"), max_length=80)
    is_exclusive = models.BooleanField(default=True)
    is_exhaustive = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.label


class Category(models.Model):
    """One cell of a dimension."""

    dimension = models.ForeignKey(
        Dimension, on_delete=models.CASCADE, related_name="categories"
    )
    code = models.SlugField(max_length=40)
    label = models.CharField(_("libellé"), max_length=60)
    hint = models.CharField(_("précision"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "code"], name="one_category")
        ]

    def __str__(self) -> str:
        return self.label


class Indicator(models.Model):
    """A measure of exactly one result or one activity. Unknown is None, never 0."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=20)
    label = models.CharField(_("libellé"), max_length=200)
    question = models.CharField(_("question posée"), max_length=200)
    unit_singular = models.CharField(_("unité au singulier"), max_length=60)
    unit_plural = models.CharField(_("unité au pluriel"), max_length=60)
    node = models.ForeignKey(
        ResultNode,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
    )
    activity = models.ForeignKey(
        Activity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="indicators",
    )
    nature = models.CharField(max_length=10, choices=Nature, default=Nature.NUMBER)
    semantics = models.CharField(
        max_length=10, choices=Semantics, default=Semantics.FLOW
    )
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    decimals = models.PositiveSmallIntegerField(_("décimales"), default=0)
    dimension = models.ForeignKey(
        Dimension, null=True, blank=True, on_delete=models.PROTECT
    )
    baseline_value = models.DecimalField(
        _("référence"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_note = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("indicateur")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(node__isnull=True) ^ models.Q(activity__isnull=True),
                name="indicator_of_one_result_or_one_activity",
            ),
            models.CheckConstraint(
                condition=models.Q(baseline_value__isnull=False)
                | ~models.Q(baseline_note=""),
                name="baseline_or_the_reason_why_not",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Target(models.Model):
    """The national target of a year, or of one quarter of it."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="targets"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(_("cible"), max_digits=18, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                condition=models.Q(quarter__isnull=True),
                name="one_target_per_year",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "quarter"],
                condition=models.Q(quarter__isnull=False),
                name="one_target_per_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.value}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def on(self, day: datetime.date) -> "AssignmentQuerySet":
        """Those in force on a day, both ends included."""
        return self.filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=day), starts_on__lte=day
        )


class Assignment(models.Model):
    """An organisation answers for an indicator, from a day to a day, both inclusive."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="assignments"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organisation", "starts_on"],
                name="one_assignment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.indicator}"
