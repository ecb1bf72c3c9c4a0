"""What the timetable asks of this room."""

import datetime

from django.utils import timezone

from cso_pages.upkeep.actions import forget_rows
from portal.jobs.registry import job
from portal.jobs.work import Work

ROWS_KEPT = datetime.timedelta(days=365)


@job("upkeep.forget_imports")
def forget_imports(work: Work) -> None:
    """The rows of a list, as received, are kept twelve months."""
    forget_rows(before=timezone.now() - ROWS_KEPT)
