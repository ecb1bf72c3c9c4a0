"""Asks for a job: the row first, the message once the transaction is committed."""

import datetime
from typing import Any

from django.conf import settings

from portal.accounts.models import User
from portal.jobs.models import Job, JobFile, JobState
from portal.jobs.sending import send_after_commit


def ask_for(
    kind: str,
    *,
    title: str,
    by: User | None,
    at: datetime.datetime,
    once_key: str | None = None,
    **payload: Any,
) -> Job:
    """Write the row of a job; its message leaves after commit.

    With a `once_key` already used, the first job is returned and nothing is added.
    """
    written = {
        "kind": kind,
        "title": title,
        "asked_by": by,
        "asked_at": at,
        "payload": payload,
    }
    if once_key is None:
        asked, is_new = Job.objects.create(**written), True
    else:
        asked, is_new = Job.objects.get_or_create(once_key=once_key, defaults=written)
    if is_new:
        send_after_commit(asked.pk)
    return asked


def try_again(kind: str = "", *, at: datetime.datetime, key: str = "") -> int:
    """Put failed jobs back in the queue: all, those of one kind, or those whose
    once_key begins with `key`."""
    failed = Job.objects.filter(state=JobState.FAILED)
    if kind:
        failed = failed.filter(kind=kind)
    if key:
        failed = failed.filter(once_key__startswith=key)
    return failed.update(
        state=JobState.PENDING,
        attempts=0,
        finished_at=None,
        lease_until=None,
        sent_at=at - datetime.timedelta(seconds=settings.JOB_RESEND_AFTER_SECONDS),
    )


def forget_files(kind: str, *, before: datetime.datetime) -> int:
    """Remove the files left by jobs of a kind that ended before then; says how many.

    The rows of the jobs stay, and say that they were done.
    """
    old = JobFile.objects.filter(job__kind=kind, job__finished_at__lt=before)
    removed = 0
    for left in old:
        left.file.delete(save=False)
        left.delete()
        removed += 1
    return removed
