"""What an indicator should reach, by version; the dated populations of places."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory
from plans.indicators.models import Category, Indicator
from plans.indicators.targets import Targets, TargetVersion, effective
from plans.outline.quarters import Quarter


def _or_zero(name: str) -> Coalesce:
    return Coalesce(name, 0)


class TargetQuerySet(models.QuerySet["Target"]):
    def national(self) -> "TargetQuerySet":
        """The only ones that achievement looks at (domain §5, rule 12)."""
        return self.filter(organisation=None, category=None)


class Target(models.Model):
    """A target of a year, or of one quarter of it; national unless it says of whom.

    Once data exist a target is not changed: a new version is effective from a period
    (`since_…`), with its reason (domain §5, rule 15).
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="targets"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="targets",
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    value = models.DecimalField(_("cible"), max_digits=18, decimal_places=4)
    since_year = models.PositiveSmallIntegerField(null=True, blank=True)
    since_quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(_("raison"), max_length=200, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("cible")
        constraints = [
            models.UniqueConstraint(
                "indicator",
                "year",
                _or_zero("quarter"),
                _or_zero("organisation"),
                _or_zero("category"),
                _or_zero("since_year"),
                _or_zero("since_quarter"),
                name="one_target_per_period_and_version",
            ),
            models.CheckConstraint(
                condition=models.Q(since_year__isnull=True, since_quarter__isnull=True)
                | models.Q(since_year__isnull=False, since_quarter__isnull=False)
                & ~models.Q(reason=""),
                name="an_amended_target_says_since_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.value}"


class ReferencePopulation(models.Model):
    """The dated population that a percent of a place is measured on."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="populations"
    )
    place = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(default=1)
    size = models.DecimalField(_("population"), max_digits=18, decimal_places=4)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "indicator",
                Coalesce("place", models.Value("")),
                _or_zero("category"),
                "year",
                "quarter",
                name="one_population_per_place_and_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_id or '–'} {self.year}: {self.size}"


def versions_of(indicators: Iterable[Any]) -> dict[int, list[TargetVersion]]:
    """The national targets of some indicators, every version; one query."""
    versions: dict[int, list[TargetVersion]] = defaultdict(list)
    rows = Target.objects.national().filter(indicator__in=indicators)
    for indicator, year, quarter, value, since, since_quarter in rows.values_list(
        "indicator_id", "year", "quarter", "value", "since_year", "since_quarter"
    ):
        version = version_of(year, quarter, value, since, since_quarter)
        versions[indicator].append(version)
    return versions


def version_of(
    year: int,
    quarter: int | None,
    value: Decimal,
    since_year: int | None,
    since_quarter: int | None,
) -> TargetVersion:
    """The columns of a target as the rules read them."""
    since = Quarter(since_year, since_quarter or 1) if since_year else None
    return TargetVersion(year, quarter, value, since)


def targets_of(indicators: Iterable[Any], *, until: Quarter) -> dict[int, Targets]:
    """The national targets in force at a quarter, by indicator; one query."""
    found: dict[int, Targets] = defaultdict(dict)
    for indicator, versions in versions_of(indicators).items():
        found[indicator] = effective(versions, until=until)
    return found
