"""What the timetable asks of this room."""

from django.utils import timezone

from plans.lifecycle.calendar import open_last_quarter
from plans.lifecycle.closing import close_due_periods
from plans.lifecycle.reminders import remind
from portal.jobs.registry import job
from portal.jobs.work import Work


@job("plans.open_quarter")
def open_quarter(work: Work) -> None:
    """Open the quarter that ended, the day after its last day."""
    now = timezone.now()
    open_last_quarter(at=now, on=timezone.localdate(now))


@job("plans.remind")
def remind_of_reports(work: Work) -> None:
    """Remind who still owes a report."""
    remind(at=timezone.now())


@job("plans.close_periods")
def close_periods(work: Work) -> None:
    """Close the quarters whose closing day ends, lock what was validated since."""
    close_due_periods(at=timezone.now())
