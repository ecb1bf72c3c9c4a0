"""Does one job: claims it, calls its function, writes how it ended."""

import logging
import traceback
import uuid
from types import TracebackType

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.jobs import lease
from portal.jobs.models import Job
from portal.jobs.registry import HANDLERS
from portal.jobs.work import CannotDo, Work

logger = logging.getLogger(__name__)


def perform(pk: uuid.UUID) -> None:
    """Do the job, if it is still to be done and nobody holds it."""
    job = lease.claim(pk, at=timezone.now())
    if job is None:
        return
    with _Attempt(job):
        work = Work(job)
        handler = HANDLERS.get(job.kind)
        if handler is None:
            raise CannotDo(_("Le portail ne sait plus faire ce travail."))
        handler(work)
        work.finish()


class _Attempt:
    """The border where whatever a handler raises becomes a row and a log line."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None:
            return True
        if not isinstance(error, Exception):
            return False  # the worker itself is told to stop
        try:
            self._write_failure(error)
        except lease.LeaseLost:
            logger.warning("job %s: another worker has it", self.job.pk)
        return True

    def _write_failure(self, error: Exception) -> None:
        if isinstance(error, lease.LeaseLost):
            raise error
        at = timezone.now()
        if isinstance(error, CannotDo):
            lease.give_up(self.job, at=at, error=str(error))
            return
        logger.error("job %s failed: %s", self.job.pk, redacted(error))
        if self.job.attempts >= settings.JOB_MAX_ATTEMPTS:
            lease.give_up(self.job, at=at, error=redacted(error))
        else:
            lease.put_back(self.job, at=at, error=redacted(error))


def redacted(error: Exception) -> str:
    """What broke and where; not the message, which may hold names or addresses."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f.filename.startswith(str(settings.BASE_DIR))]
    last = (ours or frames)[-1] if frames else None
    place = f"{last.filename.rpartition('/')[2]}:{last.lineno}" if last else "?"
    return _("Erreur technique (%(what)s, %(place)s).") % {
        "what": type(error).__name__,
        "place": place,
    }
