"""The life of a report beside its states: reasons, annulments, visas, thresholds."""

import uuid
from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from coordination_space.meetings.outcomes import Decision
from cso_pages.directory.models import Organisation
from plans.indicators.models import Indicator
from plans.outline.models import Plan
from plans.reporting.models import Report, ReportRevision
from portal.journal.models import AuditEntry

REASON_LIMIT = 1_000


class Motive(models.Model):
    """Why an act was done, in words, beside its audit row; written once."""

    entry = models.OneToOneField(
        AuditEntry, on_delete=models.PROTECT, related_name="motive"
    )
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="motives")
    text = models.TextField(_("raison"), max_length=REASON_LIMIT)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="a_motive_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class AnnulmentQuerySet(models.QuerySet["Annulment"]):
    def waiting(self) -> "AnnulmentQuerySet":
        """Asked by one person, not yet settled by another."""
        return self.filter(settled_at=None)


class Annulment(models.Model):
    """A validated revision that should stop counting: one asks, another confirms."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.ForeignKey(
        ReportRevision, on_delete=models.PROTECT, related_name="annulments"
    )
    reason = models.TextField(_("raison"), max_length=REASON_LIMIT)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    is_confirmed = models.BooleanField(default=False)

    objects = AnnulmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision"],
                condition=models.Q(settled_at__isnull=True),
                name="one_annulment_waits_per_revision",
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="an_annulment_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(is_confirmed=False)
                | models.Q(settled_by__isnull=True)
                | ~models.Q(settled_by=models.F("asked_by")),
                name="two_people_annul",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.reason[:40]}"


class VisaRule(models.Model):
    """An organisation that wants the visa of its responsable before each sending."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="visa_rule"
    )
    wanted_since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.organisation)


class SignatureRule(models.Model):
    """From which jump a second person signs: of a plan, or of one of its indicators.

    `jump` is how many times more, or less, than what was validated before.
    """

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="signature_rules"
    )
    indicator = models.ForeignKey(
        Indicator,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="signature_rules",
    )
    jump = models.DecimalField(
        _("saut"),
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("1.1"))],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "plan",
                Coalesce("indicator", models.Value(0)),
                name="one_signature_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(jump__gt=1), name="a_jump_is_more_than_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator or self.plan}: × {self.jump}"
