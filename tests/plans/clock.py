"""The day on which the screens of the plan are looked at, whenever the suite runs."""

import datetime

from django.utils import timezone

from tests.conftest import NOW

SCREENS = (
    "coordination_space.home.views",
    "plans.dashboard.views",
    "plans.publishing.views",
    "plans.review.views",
    "plans.templatetags.plans",
)


class ScreenClock:
    """What a screen asks of `timezone`; sessions and mandates keep the real one."""

    @staticmethod
    def now() -> datetime.datetime:
        return NOW

    @staticmethod
    def localdate(value: datetime.datetime | None = None) -> datetime.date:
        return timezone.localdate(value or NOW)


def look_on_9_october(monkeypatch) -> None:
    """Give these screens the day of the cast's story."""
    for screen in SCREENS:
        monkeypatch.setattr(f"{screen}.timezone", ScreenClock)
