"""What the secretariat says of a report: comments on fields, decisions."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.reporting.models import ReportLine, ReportRevision


class ReviewComment(models.Model):
    """A comment on one field of one line; open until the report comes back."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    revision = models.ForeignKey(
        ReportRevision, on_delete=models.CASCADE, related_name="comments"
    )
    line = models.ForeignKey(
        ReportLine, on_delete=models.CASCADE, related_name="comments"
    )
    field = models.CharField(max_length=80)
    text = models.TextField(_("commentaire"), max_length=1000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "line", "field"], name="one_comment_per_field"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class DecisionKind(models.TextChoices):
    RETURNED = "returned", _("renvoyé à compléter")
    VALIDATED = "validated", _("validé")


class ReviewDecision(models.Model):
    """What was decided on a revision: once."""

    revision = models.OneToOneField(
        ReportRevision, on_delete=models.PROTECT, related_name="decision"
    )
    kind = models.CharField(max_length=10, choices=DecisionKind)
    note = models.TextField(_("message"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_kind_display()


class FirstSignature(models.Model):
    """Who would validate a revision that a second person must sign; `causes` say why.

    Codes: sensitive (an indicator is), jump (a value leaves what was validated before).
    """

    revision = models.OneToOneField(
        ReportRevision, on_delete=models.PROTECT, related_name="first_signature"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    note = models.TextField(_("message"), max_length=1000, blank=True)
    causes = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.revision)
