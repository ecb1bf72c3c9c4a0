"""The civil quarters that organisations report on."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.outline.models import Plan


class ReportingPeriod(models.Model):
    """One quarter of a plan: reports are due `due_on`, that day included."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="periods")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    opens_on = models.DateField(_("ouverture"))
    due_on = models.DateField(_("échéance"))
    closes_on = models.DateField(_("clôture"))
    closed_at = models.DateTimeField(_("close le"), null=True, blank=True)

    class Meta:
        ordering = ["year", "quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "quarter"], name="one_period_per_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=4),
                name="four_quarters",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("due_on"))
                & models.Q(due_on__lte=models.F("closes_on")),
                name="period_opens_is_due_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"T{self.quarter} {self.year}"

    @property
    def starts_on(self) -> datetime.date:
        return datetime.date(self.year, self.quarter * 3 - 2, 1)

    @property
    def ends_on(self) -> datetime.date:
        if self.quarter == 4:
            return datetime.date(self.year, 12, 31)
        first_of_next = datetime.date(self.year, self.quarter * 3 + 1, 1)
        return first_of_next - datetime.timedelta(days=1)
