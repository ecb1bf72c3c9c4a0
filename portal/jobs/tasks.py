"""The one Celery task that does work: it carries the number of a job, nothing else."""

import uuid

from celery import shared_task

from portal.jobs.running import perform


@shared_task(name="portal.jobs.tasks.run")
def run(job_id: str) -> None:
    """Do the job of that number; harmless when sent twice."""
    perform(uuid.UUID(job_id))
