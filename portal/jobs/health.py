"""Whether the portal lives, and whether it can serve: words, no versions, no data."""

import datetime
import shutil

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jobs.models import Job, JobState
from portal.jobs.sweeping import SWEPT_AT

WELL, ILL = "ok", "panne"
SWEPT_WITHIN = datetime.timedelta(minutes=3)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nothing of anybody else."""
    return JsonResponse({"etat": WELL})


@never_cache
@require_safe
def readiness(request: HttpRequest) -> JsonResponse:
    """Database, room on the disk, jobs that move: 503 when one of them is missing."""
    parts = {"base": database_answers(), "disque": disk_has_room()}
    parts["travaux"] = parts["base"] and jobs_move(at=timezone.now())
    well = all(parts.values())
    told = {name: WELL if part else ILL for name, part in parts.items()}
    return JsonResponse(
        {"etat": WELL if well else ILL, **told}, status=200 if well else 503
    )


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def disk_has_room() -> bool:
    free = shutil.disk_usage(settings.BASE_DIR).free
    if settings.DATA_DIR.exists():
        free = shutil.disk_usage(settings.DATA_DIR).free
    return free >= settings.MIN_FREE_DISK_BYTES


def jobs_move(*, at: datetime.datetime) -> bool:
    """Whether the sweeper passed lately and no job waits for too long.

    A long job holds up the queue and the sweeper, rightly: while a lease runs, jobs
    move.
    """
    if Job.objects.filter(state=JobState.RUNNING, lease_until__gt=at).exists():
        return True
    swept_at = cache.get(SWEPT_AT)
    if swept_at is None or at - swept_at > SWEPT_WITHIN:
        return False
    long_ago = at - datetime.timedelta(seconds=settings.JOB_QUEUE_MAX_AGE_SECONDS)
    return not Job.objects.filter(
        state=JobState.PENDING, lease_until=None, asked_at__lt=long_ago
    ).exists()
