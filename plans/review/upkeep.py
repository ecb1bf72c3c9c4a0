"""What the timetable asks of this room."""

from django.utils import timezone

from plans.review.actions import release_stale
from portal.jobs.registry import job
from portal.jobs.work import Work


@job("plans.release_reviews")
def release_reviews(work: Work) -> None:
    """Put back in the queue the reports that reviewers left for two working days."""
    release_stale(at=timezone.now())
