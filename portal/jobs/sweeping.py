"""Sends again what the broker lost: waiting jobs and jobs whose worker is gone."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.db.models.functions import Coalesce

from portal.jobs import lease
from portal.jobs.models import Job
from portal.jobs.sending import send_now

SWEPT_AT = "portal.jobs.swept_at"
AT_ONCE = 200


@dataclass(frozen=True)
class Swept:
    sent: int
    given_up: int


def sweep(*, at: datetime.datetime) -> Swept:
    """Send again what waits for too long; close what was interrupted too often.

    Two sweepers at once send each job once: who writes `sent_at` sends.
    """
    given_up = lease.give_up_used_up(at=at)
    long_ago = at - datetime.timedelta(seconds=settings.JOB_RESEND_AFTER_SECONDS)
    due = lease.claimable(at) & Q(told_at__lte=long_ago)
    waiting = Job.objects.annotate(told_at=Coalesce("sent_at", "asked_at")).filter(due)
    sent = 0
    for job in waiting.order_by("asked_at").only("pk", "sent_at")[:AT_ONCE]:
        ours = Job.objects.filter(lease.claimable(at), pk=job.pk, sent_at=job.sent_at)
        if ours.update(sent_at=at) and send_now(job.pk):
            sent += 1
    cache.set(SWEPT_AT, at, timeout=None)
    return Swept(sent=sent, given_up=given_up)
