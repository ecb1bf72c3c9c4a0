"""What was sent: immutable revisions and their values, the only figures that count."""

import uuid

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cso_pages.reference.models import Territory
from plans.indicators.models import Category, Indicator
from plans.outline.models import Activity
from plans.reporting.drafts import Report
from plans.reporting.states import DeclaredState, ValueState


class RevisionQuerySet(models.QuerySet["ReportRevision"]):
    def standing(self) -> "RevisionQuerySet":
        """Those that their organisation has not withdrawn."""
        return self.filter(withdrawn_at=None)


class ReportRevision(models.Model):
    """One sending of a report: frozen, with its receipt number and digest."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="revisions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    receipt = models.CharField(_("numéro de reçu"), max_length=30, unique=True)
    sent_at = models.DateTimeField(_("envoyé le"))
    sent_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, blank=True)
    snapshot = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_revision")
        ]

    def __str__(self) -> str:
        return self.receipt


class IndicatorValue(models.Model):
    """The answer to one indicator at one place: a value, or why there is none.

    `value` is the number, or the numerator of a percent or ratio; `denominator` is
    theirs, or the respondents of a score. Without a place, it is of all the work.
    """

    revision = models.ForeignKey(
        ReportRevision, on_delete=models.CASCADE, related_name="values"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="values"
    )
    state = models.CharField(max_length=14, choices=ValueState)
    reason = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    denominator = models.DecimalField(
        max_digits=18, decimal_places=4, null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "revision",
                "indicator",
                Coalesce("place", models.Value("")),
                name="one_value_per_indicator_and_place",
            ),
            models.CheckConstraint(
                condition=models.Q(state="reported") ^ models.Q(value__isnull=True),
                name="reported_has_a_value_and_nothing_else_has",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="not_available") | ~models.Q(reason=""),
                name="not_available_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True)
                | models.Q(value__isnull=False),
                name="a_denominator_comes_with_its_numerator",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value if self.value is not None else '–'}"


class Cell(models.Model):
    """One category's part of a value; None is unknown, with its reason."""

    value = models.ForeignKey(
        IndicatorValue, on_delete=models.CASCADE, related_name="cells"
    )
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    number = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    denominator = models.DecimalField(
        max_digits=18, decimal_places=4, null=True, blank=True
    )
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["category__position"]
        constraints = [
            models.UniqueConstraint(fields=["value", "category"], name="one_cell"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False) | ~models.Q(reason=""),
                name="cell_or_the_reason_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.number if self.number is not None else '–'}"


class ActivityProgress(models.Model):
    """What an organisation declared of its activity at the end of the quarter."""

    revision = models.ForeignKey(
        ReportRevision, on_delete=models.CASCADE, related_name="progress"
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="progress"
    )
    state = models.CharField(max_length=12, choices=DeclaredState)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    done = models.TextField(_("ce qui a été fait"), blank=True)
    difficulties = models.TextField(_("difficultés"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "activity"], name="one_progress_per_activity"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__isnull=True)
                | models.Q(percent__gte=0, percent__lte=100),
                name="progress_between_0_and_100",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_state_display()}"
