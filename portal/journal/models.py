"""Append-only audit rows, and the first answer given to each posted form."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(Exception):
    """Audit rows are written once, then neither changed nor removed."""


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Reads, and refuses every way of changing what is written."""

    def update(self, **changes: Any) -> NoReturn:
        raise AppendOnly

    def bulk_update(self, *rows: Any, **options: Any) -> NoReturn:
        raise AppendOnly

    def update_or_create(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class AuditEntry(models.Model):
    """One act: who (uuid), what, on what (uuid). No personal data, no payload."""

    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    action = models.CharField(max_length=64)
    object_kind = models.CharField(max_length=64, blank=True)
    object_uuid = models.UUIDField(null=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_uuid", "-at"]),
            models.Index(fields=["actor", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise AppendOnly
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise AppendOnly


class PostedOnce(models.Model):
    """The key a form carried and where its first, successful post led."""

    key = models.UUIDField(primary_key=True)
    actor = models.UUIDField(null=True)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.key)
