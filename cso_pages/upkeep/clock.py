"""What the timetable asks of this room."""

import datetime

from django.utils import timezone

from cso_pages.upkeep.actions import forget_rows
from cso_pages.upkeep.merging.actions import forget_snapshots
from portal.jobs.registry import job
from portal.jobs.work import Work

ROWS_KEPT = datetime.timedelta(days=365)


@job("upkeep.forget_imports")
def forget_imports(work: Work) -> None:
    """Lists as received, and what merges took away, are kept twelve months."""
    forget_rows(before=timezone.now() - ROWS_KEPT)
    forget_snapshots(before=timezone.now() - ROWS_KEPT)
