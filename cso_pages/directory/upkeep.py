"""What the timetable asks of this room."""

from django.utils import timezone

from cso_pages.directory.actions import age_records as mark_old_records
from portal.jobs.registry import job
from portal.jobs.work import Work


@job("directory.age_records")
def age_records(work: Work) -> None:
    """After a year « à confirmer », after two « périmée »; they stay listed."""
    mark_old_records(today=timezone.localdate(), at=timezone.now())
