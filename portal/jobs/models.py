"""The record of every background task: the row is the truth, the broker a messenger."""

import uuid
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class JobState(models.TextChoices):
    PENDING = "pending", _("en attente")
    RUNNING = "running", _("en cours")
    DONE = "done", _("terminé")
    FAILED = "failed", _("échoué")


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: "User | AnonymousUser") -> "JobQuerySet":
        """What this person asked for herself; nobody else sees it on these pages."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(asked_by_id=user.pk)

    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=[JobState.PENDING, JobState.RUNNING])


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
    started_at = models.DateTimeField(_("commencé le"), null=True, editable=False)
    finished_at = models.DateTimeField(_("terminé le"), null=True, editable=False)

    objects = JobQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("job_page", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.state in (JobState.DONE, JobState.FAILED)

    @property
    def progress_share(self) -> Decimal | None:
        """How far the work is, 0 to 1; None when it has not told."""
        if not self.progress_total:
            return None
        done = min(self.progress_done, self.progress_total)
        return Decimal(done) / Decimal(self.progress_total)


def job_file_path(instance: "JobFile", _filename: str) -> str:
    """One place on disk a job, whatever the file is called and however often done."""
    return f"operations/{instance.job_id}"


class JobFile(models.Model):
    """The one file a job produced, in the private storage."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to=job_file_path)

    def __str__(self) -> str:
        return self.name
