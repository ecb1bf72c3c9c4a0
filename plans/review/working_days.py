"""Working days, Monday to Friday; public holidays are not known yet. Pure."""

import datetime


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < 5


def add_working_days(day: datetime.date, count: int) -> datetime.date:
    """The day that is `count` working days after another."""
    while count > 0:
        day += datetime.timedelta(days=1)
        if is_working_day(day):
            count -= 1
    return day
