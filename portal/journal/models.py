"""Append-only audit rows, and the first answer given to each posted form."""

from django.db import models


class AuditEntry(models.Model):
    """One act: who (uuid), what, on what (uuid). No personal data, no payload."""

    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    action = models.CharField(max_length=64)
    object_kind = models.CharField(max_length=64, blank=True)
    object_uuid = models.UUIDField(null=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["object_uuid", "-at"]),
            models.Index(fields=["actor", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class PostedOnce(models.Model):
    """The key a form carried and where its first, successful post led."""

    key = models.UUIDField(primary_key=True)
    actor = models.UUIDField(null=True)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.key)
