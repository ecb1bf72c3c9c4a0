"""Whose turn it is to decide, and until when: counted from the day it was sent."""

import datetime
from dataclasses import dataclass

REGION_DAYS = 7
SECRETARIAT_DAYS = 14


@dataclass(frozen=True)
class Turn:
    """Who decides on a day; `due_on` is their last day, included."""

    is_region: bool
    is_escalated: bool  # the region let its days go by
    due_on: datetime.date
    days_waiting: int
    is_late: bool


def turn_on(
    today: datetime.date, *, submitted_on: datetime.date, has_region: bool
) -> Turn:
    """The region first, seven days; then the secretariat, fourteen.

    Where nobody of the region may decide, the secretariat has it at once.
    """
    region_until = submitted_on + datetime.timedelta(days=REGION_DAYS)
    is_region = has_region and today <= region_until
    begins = region_until if has_region else submitted_on
    ends = begins + datetime.timedelta(days=SECRETARIAT_DAYS)
    due_on = region_until if is_region else ends
    return Turn(
        is_region=is_region,
        is_escalated=has_region and not is_region,
        due_on=due_on,
        days_waiting=(today - submitted_on).days,
        is_late=today > due_on,
    )
