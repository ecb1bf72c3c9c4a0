"""The record of every background task: the row is the truth, the broker a messenger."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    PENDING = "pending", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("terminé")
    FAILED = "failed", _("échoué")


class Job(models.Model):
    """One task asked for; claimed under a lease, retried, swept."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("tâche"), max_length=64)
    title = models.CharField(_("intitulé"), max_length=200)
    payload = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("état"), max_length=10, choices=JobState, default=JobState.PENDING
    )
    once_key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    attempts = models.PositiveSmallIntegerField(_("essais"), default=0)
    lease_token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    progress_text = models.CharField(max_length=200, blank=True)
    error = models.CharField(_("erreur"), max_length=500, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("demandé par"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("demandé le"))
    sent_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(_("terminé le"), null=True, editable=False)

    class Meta:
        verbose_name = _("opération")
        verbose_name_plural = _("opérations")
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["state", "lease_until"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="running")
                | models.Q(lease_until__isnull=False, lease_token__isnull=False),
                name="running_job_has_a_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["done", "failed"])
                ^ models.Q(finished_at__isnull=True),
                name="finished_job_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class JobFile(models.Model):
    """The one file a job produced, in the private storage."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to="operations/%Y/%m")

    def __str__(self) -> str:
        return self.name
