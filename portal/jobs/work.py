"""What a handler has in hand: its job, a way to tell progress, one file to leave."""

import time
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from portal.jobs import lease
from portal.jobs.models import Job, JobFile, job_file_path

TOLD_EVERY_SECONDS = 0.5


class CannotDo(Exception):
    """The work cannot be done and trying again would not help; holds the sentence."""


@dataclass(frozen=True)
class Produced:
    name: str
    content: bytes
    content_type: str


class Work:
    """One attempt at a job, under a lease that lasts as long as progress is told."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._produced: Produced | None = None
        self._told_at = 0.0

    @property
    def payload(self) -> dict[str, Any]:
        return self.job.payload

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is; also what keeps the lease, so say it each minute.

        Written at most twice a second, and always at the end. Raises LeaseLost.
        """
        now = time.monotonic()
        if done < total and now - self._told_at < TOLD_EVERY_SECONDS:
            return
        self._told_at = now
        lease.renew(self.job, at=timezone.now(), done=done, total=total, text=text)

    def save_file(self, name: str, content: bytes, content_type: str) -> None:
        """Leave one file to who asked; it is stored when the job finishes, once."""
        self._produced = Produced(name, content, content_type)

    def finish(self) -> None:
        """Close the job and store its file, both or neither. Raises LeaseLost.

        The place on disk depends on the job alone, so an attempt killed here leaves
        bytes that the next attempt writes over, never a second file.
        """
        with transaction.atomic():
            lease.finish(self.job, at=timezone.now())
            if self._produced is not None:
                _store(self.job, self._produced)


def _store(job: Job, produced: Produced) -> None:
    written = JobFile(
        job=job,
        name=produced.name,
        content_type=produced.content_type,
        size=len(produced.content),
    )
    default_storage.delete(job_file_path(written, ""))
    written.file.save("", ContentFile(produced.content), save=False)
    written.save()
