"""Jobs of the house itself: rows that have served are removed."""

import datetime

from django.utils import timezone

from portal.jobs.registry import job
from portal.jobs.work import Work
from portal.journal.actions import forget_posted

KEEP_POSTED_DAYS = 30


@job("journal.forget_posted")
def forget_old_posts(work: Work) -> None:
    """Forget the keys of forms posted more than 30 days ago."""
    forget_posted(before=timezone.now() - datetime.timedelta(days=KEEP_POSTED_DAYS))
