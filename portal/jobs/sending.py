"""Hands the number of a job to the broker; a dead broker delays nobody."""

import logging
import time
import uuid

from django.db import transaction
from kombu.exceptions import KombuError

from portal.jobs.tasks import run

logger = logging.getLogger(__name__)
QUIET_SECONDS = 15


class _Line:
    """Whether the broker answered last time, in this process."""

    quiet_until = 0.0


def send_after_commit(job_pk: uuid.UUID) -> None:
    """Send the job's message when the transaction in hand is committed."""

    def send() -> None:
        send_now(job_pk)

    transaction.on_commit(send, robust=True)


def send_now(job_pk: uuid.UUID) -> bool:
    """Send the job's message; False when the broker does not take it.

    One try of at most a second, then silence for 15 s: the sweeper sends again what
    was not sent, so a request that asks for twenty jobs waits once.
    """
    if time.monotonic() < _Line.quiet_until:
        return False
    try:
        run.apply_async(args=[str(job_pk)], retry=False)
    except (KombuError, OSError) as error:
        _Line.quiet_until = time.monotonic() + QUIET_SECONDS
        logger.warning("broker away (%s): the sweeper will send", type(error).__name__)
        return False
    return True


def try_the_line_again() -> None:
    """Forget that the broker was away."""
    _Line.quiet_until = 0.0
