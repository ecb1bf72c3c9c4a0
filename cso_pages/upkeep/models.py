"""Lists that were imported, their rows as received, and what people decided of them."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_import_organisations
from cso_pages.upkeep.states import Asked, ImportState, RowStatus
from portal.jobs.models import Job

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, user: "User | AnonymousUser") -> "ImportRunQuerySet":
        """Lists hold names and numbers: whoever imports reads them, nobody else."""
        return self.all() if can_import_organisations(user) else self.none()

    def waiting(self) -> "ImportRunQuerySet":
        return self.filter(state__in=[ImportState.RECEIVED, ImportState.READ])


class ImportRun(models.Model):
    """One list; `digest` is the SHA-256 of the file, gone after twelve months.

    `layout` is what its sheets look like, `headers` the rows of headers that people
    chose (sheet → position), `outcome` what a commit would do, or did.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(_("fichier"), max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to="imports/", blank=True)
    state = models.CharField(
        _("état"), max_length=12, choices=ImportState, default=ImportState.READ
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    read_at = models.DateTimeField()
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    notes = models.JSONField(default=list)
    rows_read = models.PositiveIntegerField(default=0)
    understood = models.PositiveIntegerField(default=0)
    to_decide = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    layout = models.JSONField(default=list)
    headers = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    job = models.ForeignKey(
        Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=0)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-read_at"]
        verbose_name = _("import")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["committed", "undone"])
                | Q(committed_at__isnull=False),
                name="a_committed_import_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("import_page", args=[self.uuid])

    @property
    def is_busy(self) -> bool:
        """Whether the portal is still reading or writing it in the background."""
        return self.job is not None and not self.job.is_finished


class ImportRow(models.Model):
    """A row as it was received; forgotten twelve months after the import."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    status = models.CharField(max_length=10, choices=RowStatus)
    messages = models.JSONField(default=list)
    reading = models.JSONField(default=dict)  # what was understood of it
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_rows",
    )

    class Meta:
        verbose_name = _("ligne importée")
        ordering = ["pk"]
        indexes = [models.Index(fields=["run", "status"])]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}".strip()


class ImportedThing(models.Model):
    """What an import wrote, so that the whole of it can be undone."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="things")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="imported_things"
    )
    kind = models.CharField(max_length=20)  # organisation, or a part of one
    object_id = models.BigIntegerField()
    source = models.CharField(max_length=350, blank=True)  # what the list called it
    written = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["run", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class ImportDecision(models.Model):
    """What a person (or an earlier import) decided of a text; used at the next list."""

    kind = models.CharField(max_length=12, choices=Asked)
    source = models.CharField(_("texte, normalisé"), max_length=350)
    answer = models.CharField(_("décision"), max_length=400, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE
    )
    run = models.ForeignKey(ImportRun, null=True, blank=True, on_delete=models.SET_NULL)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name = _("décision d’import")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source"], name="one_decision_a_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"


class ColumnMapping(models.Model):
    """The fields that people gave to the columns of a list, for the next like it."""

    signature = models.CharField(max_length=64, primary_key=True)
    fields = models.JSONField(default=dict)  # column → field
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.signature[:12]
