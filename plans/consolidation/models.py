"""Decisions on double counting, and the consolidated table that every screen reads."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory
from plans.indicators.models import Indicator
from plans.indicators.natures import OverlapMethod


class OverlapQuerySet(models.QuerySet["OverlapDecision"]):
    def in_force(self) -> "OverlapQuerySet":
        """Signed by a second person and not withdrawn."""
        return self.filter(signed_at__isnull=False, withdrawn_at=None)


class OverlapDecision(models.Model):
    """What is done of people counted twice: one period, one place, organisations.

    It stands beside the figures and edits none. `line` is the signed amount of a
    justified value (CUSTOM), fixed when it is written.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="overlaps"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    place = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisations = models.ManyToManyField(Organisation, related_name="+")
    method = models.CharField(_("méthode"), max_length=6, choices=OverlapMethod)
    line = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    line_denominator = models.DecimalField(
        max_digits=18, decimal_places=4, null=True, blank=True
    )
    justification = models.TextField(_("justification"), max_length=1000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)
    withdrawal_reason = models.CharField(max_length=200, blank=True)

    objects = OverlapQuerySet.as_manager()

    class Meta:
        verbose_name = _("décision de recoupement")
        ordering = ["year", "quarter", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(method="custom") ^ models.Q(line__isnull=True),
                name="only_a_justified_value_has_a_line",
            ),
            models.CheckConstraint(
                condition=~models.Q(justification=""),
                name="a_decision_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(signer__isnull=True)
                | ~models.Q(signer=models.F("author")),
                name="two_people_sign_a_decision",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True)
                | ~models.Q(withdrawal_reason=""),
                name="a_withdrawal_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} T{self.quarter} {self.year}: {self.method}"


class Span(models.TextChoices):
    """The time that a row adds up, to the end of its quarter."""

    QUARTER = "quarter", _("trimestre")
    SEMESTER = "semester", _("semestre")
    YEAR = "year", _("année")
    PLAN = "plan", _("depuis le début du plan")


class ConsolidatedFigure(models.Model):
    """One total, kept: an indicator, a span of time, a place, a cell.

    `place` "" is the country, `category` "" is every cell. A numerator without a
    denominator is a number; both are exact, None is no data and never zero. Nothing
    is only here: `manage.py rebuild_consolidation` makes every row again.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="consolidated"
    )
    span = models.CharField(max_length=8, choices=Span)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=40, blank=True)
    gross = models.DecimalField(max_digits=36, decimal_places=8, null=True)
    gross_over = models.DecimalField(max_digits=36, decimal_places=8, null=True)
    line = models.DecimalField(max_digits=36, decimal_places=8, null=True)
    line_over = models.DecimalField(max_digits=36, decimal_places=8, null=True)
    received = models.PositiveIntegerField()
    expected = models.PositiveIntegerField()
    is_carried = models.BooleanField()
    may_double_count = models.BooleanField()
    asleep = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "span", "year", "quarter", "place", "category"],
                name="one_consolidated_figure",
            )
        ]

    def __str__(self) -> str:
        where = self.place or "–"
        what = self.category or "–"
        when = f"{self.span} T{self.quarter} {self.year}"
        return f"{self.indicator_id} · {when} · {where} · {what}"
