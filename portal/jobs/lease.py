"""Who holds a job and until when: every write is a compare-and-set on the lease."""

import datetime
import uuid

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _

from portal.jobs.models import Job, JobQuerySet, JobState


class LeaseLost(Exception):
    """The job is no longer ours: the lease ran out and another worker took it."""


def claimable(at: datetime.datetime) -> Q:
    """Jobs that wait, or whose worker has been silent for longer than its lease.

    A waiting job with a `lease_until` failed before: it is kept aside until then.
    """
    waits = Q(state=JobState.PENDING) & (
        Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    )
    return waits | Q(state=JobState.RUNNING, lease_until__lte=at)


def claim(pk: uuid.UUID, *, at: datetime.datetime) -> Job | None:
    """Take the job under a lease; None when it is done, held or used up."""
    token = uuid.uuid4()
    taken = (
        Job.objects.filter(claimable(at), pk=pk)
        .filter(attempts__lt=settings.JOB_MAX_ATTEMPTS)
        .update(
            state=JobState.RUNNING,
            attempts=F("attempts") + 1,
            lease_token=token,
            lease_until=at + _lease(),
            started_at=at,
            progress_done=0,
            progress_total=0,
            progress_text="",
        )
    )
    return Job.objects.get(pk=pk) if taken else None


def renew(job: Job, *, at: datetime.datetime, done: int, total: int, text: str) -> None:
    """Write how far the work is and hold it longer. Raises LeaseLost."""
    _write(
        job,
        lease_until=at + _lease(),
        progress_done=done,
        progress_total=total,
        progress_text=text[:200],
    )


def finish(job: Job, *, at: datetime.datetime) -> None:
    """Close the job as done. Raises LeaseLost."""
    _write(
        job,
        state=JobState.DONE,
        finished_at=at,
        lease_token=None,
        lease_until=None,
        error="",
    )


def give_up(job: Job, *, at: datetime.datetime, error: str) -> None:
    """Close the job as failed, with a sentence. Raises LeaseLost."""
    _write(
        job,
        state=JobState.FAILED,
        finished_at=at,
        lease_token=None,
        lease_until=None,
        error=error[:500],
    )


def put_back(job: Job, *, at: datetime.datetime, error: str) -> None:
    """Let the job wait before its next attempt, longer each time. Raises LeaseLost."""
    pause = settings.JOB_BACKOFF_SECONDS * 4 ** (job.attempts - 1)
    _write(
        job,
        state=JobState.PENDING,
        lease_token=None,
        lease_until=at + datetime.timedelta(seconds=pause),
        error=error[:500],
    )


def give_up_used_up(*, at: datetime.datetime) -> int:
    """Close jobs whose worker disappeared at the last attempt allowed."""
    sentence = _(
        "Ce travail a été interrompu %(times)s fois ; il n’est plus relancé."
    ) % {"times": settings.JOB_MAX_ATTEMPTS}
    return (
        Job.objects.filter(claimable(at))
        .filter(attempts__gte=settings.JOB_MAX_ATTEMPTS)
        .update(
            state=JobState.FAILED,
            finished_at=at,
            lease_token=None,
            lease_until=None,
            error=sentence,
        )
    )


def _lease() -> datetime.timedelta:
    return datetime.timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _held(job: Job) -> JobQuerySet:
    return Job.objects.filter(
        pk=job.pk, state=JobState.RUNNING, lease_token=job.lease_token
    )


def _write(job: Job, **columns: object) -> None:
    if not _held(job).update(**columns):
        raise LeaseLost(str(job.pk))
