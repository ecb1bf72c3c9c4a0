"""What is measured: indicators, their cells, who must answer."""

import datetime
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory
from plans.indicators.natures import (
    Aggregation,
    Denominator,
    Direction,
    Frequency,
    Nature,
    Semantics,
)
from plans.indicators.policies import PAIRS, Policy
from plans.outline.models import Activity, ResultNode


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


POLICY = (
    "nature",
    "semantics",
    "place_aggregation",
    "organisation_aggregation",
    "time_aggregation",
    "denominator",
    "multiplier",
    "frequency",
    "may_overlap",
)


def policy_of(columns: Mapping[str, Any]) -> Policy:
    """The policy that the `POLICY` columns of an indicator say."""
    return Policy(
        nature=columns["nature"],
        semantics=columns["semantics"],
        place=columns["place_aggregation"],
        organisation=columns["organisation_aggregation"],
        time=columns["time_aggregation"],
        denominator=columns["denominator"],
        multiplier=Decimal(columns["multiplier"]),
        frequency=columns["frequency"],
        may_overlap=columns["may_overlap"],
    )


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
    direction = models.CharField(max_length=8, choices=Direction, default=Direction.UP)
    place_aggregation = models.CharField(
        _("plusieurs lieux"),
        max_length=8,
        choices=Aggregation,
        default=Aggregation.SUM,
    )
    organisation_aggregation = models.CharField(
        _("plusieurs organisations"),
        max_length=8,
        choices=Aggregation,
        default=Aggregation.SUM,
    )
    time_aggregation = models.CharField(
        _("plusieurs périodes"),
        max_length=8,
        choices=Aggregation,
        default=Aggregation.LATEST,
    )
    may_overlap = models.BooleanField(
        _("compte des personnes différentes"), default=False
    )
    numerator_label = models.CharField(_("numérateur"), max_length=200, blank=True)
    denominator_label = models.CharField(_("dénominateur"), max_length=200, blank=True)
    denominator = models.CharField(
        max_length=10, choices=Denominator, default=Denominator.OWN
    )
    multiplier = models.DecimalField(max_digits=12, decimal_places=2, default=1)
    frequency = models.CharField(
        _("fréquence"), max_length=8, choices=Frequency, default=Frequency.QUARTER
    )
    band = models.DecimalField(
        _("marge"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    is_sensitive = models.BooleanField(_("sensible"), default=False)
    min_cell = models.PositiveSmallIntegerField(_("plus petit effectif"), default=5)
    means_of_verification = models.CharField(max_length=250, blank=True)
    successor_of = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successor",
    )
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
            models.CheckConstraint(
                condition=~models.Q(nature__in=sorted(PAIRS))
                | models.Q(place_aggregation="sum", organisation_aggregation="sum"),
                name="a_percent_only_adds_its_two_numbers",
            ),
            models.CheckConstraint(
                condition=~models.Q(direction="maintain")
                | models.Q(band__isnull=False, band__gte=0),
                name="what_is_maintained_has_a_band",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def policy(self) -> Policy:
        """How its figures add up, as the value rules ask for it."""
        return policy_of({name: getattr(self, name) for name in POLICY})


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def on(self, day: datetime.date) -> "AssignmentQuerySet":
        """Those in force on a day, both ends included."""
        return self.filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=day), starts_on__lte=day
        )


class Assignment(models.Model):
    """An organisation answers for an indicator, from a day to a day, both inclusive.

    Without places, it answers for its work as a whole.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="assignments"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    places = models.ManyToManyField(
        Territory, verbose_name=_("lieux"), related_name="assignments", blank=True
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("suivi d’un indicateur")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "organisation", "starts_on"],
                name="one_assignment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.indicator}"
