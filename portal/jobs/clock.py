"""What the timetable calls: the sweep, and asking for a job that comes by itself."""

import datetime

from celery import shared_task
from django.utils import timezone

from portal.jobs.actions import ask_for
from portal.jobs.sending import try_the_line_again
from portal.jobs.sweeping import sweep


@shared_task(name="portal.jobs.clock.sweep_now")
def sweep_now() -> None:
    """Sweep; this process hears the broker, so the line is tried again."""
    try_the_line_again()
    sweep(at=timezone.now())


@shared_task(name="portal.jobs.clock.ask_now")
def ask_now(kind: str, title: str) -> None:
    """Ask for today's job of that kind; a second clock adds nothing."""
    ask_daily(kind, title, at=timezone.now())


def ask_daily(kind: str, title: str, *, at: datetime.datetime) -> None:
    day = timezone.localdate(at)
    ask_for(kind, title=title, by=None, at=at, once_key=f"{kind}:{day.isoformat()}")
