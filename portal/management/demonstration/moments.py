"""Noon of a day: when the demonstration's people act."""

import datetime

from django.utils import timezone


def noon(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
