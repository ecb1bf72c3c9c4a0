"""Listens to Celery: a worker that starts sweeps at once, before the clock strikes."""

from typing import Any

from celery.signals import worker_ready

from portal.jobs.clock import sweep_now


@worker_ready.connect
def sweep_when_a_worker_is_ready(**told: Any) -> None:
    """By a message: a connection opened here would be shared with the children."""
    sweep_now.apply_async(expires=15, ignore_result=True)
