"""The secretariat's day: what waits, what is overdue, what came in by territory."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from plans.outline.quarters import Quarter
from plans.reporting.models import Report, ReportingPeriod
from plans.review.queue import Queue, Received, received_by_quarter, review_queue

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Overdue:
    """A report that is still expected after its due day."""

    organisation: str
    territory: str
    quarter: Quarter
    due_on: datetime.date
    days: int
    has_draft: bool


@dataclass(frozen=True)
class ByTerritory:
    """The reports of a territory in the latest quarter."""

    name: str
    expected: int
    received: int

    @property
    def missing(self) -> int:
        return self.expected - self.received


@dataclass(frozen=True)
class Desk:
    """Everything on the first screen, oldest first."""

    queue: Queue
    latest: Received | None
    overdue: tuple[Overdue, ...]
    territories: tuple[ByTerritory, ...]
    oldest_days: int | None


def review_desk(user: "User", *, today: datetime.date, at: datetime.datetime) -> Desk:
    """The desk of a reviewer; four queries."""
    queue = review_queue(user, at=at)
    entries = queue.oldest_first()
    opened = ReportingPeriod.objects.filter(opens_on__lte=today)
    quarters = received_by_quarter(opened)
    latest = quarters[0] if quarters else None
    return Desk(
        queue=queue,
        latest=latest,
        overdue=tuple(_overdue(today)),
        territories=tuple(_by_territory(latest.quarter)) if latest else (),
        oldest_days=(at - entries[0].received_at).days if entries else None,
    )


def _overdue(today: datetime.date) -> list[Overdue]:
    late = (
        Report.objects.due()
        .filter(first_sent_at=None, period__due_on__lt=today)
        .select_related("organisation__territory", "period")
        .order_by("period__due_on", "organisation__name")
    )
    return [
        Overdue(
            organisation=report.organisation.name,
            territory=report.organisation.territory.name,
            quarter=Quarter(report.period.year, report.period.quarter),
            due_on=report.period.due_on,
            days=(today - report.period.due_on).days,
            has_draft=report.state != "open",
        )
        for report in late
    ]


def _by_territory(quarter: Quarter) -> list[ByTerritory]:
    rows = (
        Report.objects.expected()
        .filter(period__year=quarter.year, period__quarter=quarter.number)
        .values_list("organisation__territory__name")
        .annotate(
            expected=Count("pk"),
            received=Count("pk", filter=Q(first_sent_at__isnull=False)),
        )
        .order_by("organisation__territory__position")
    )
    return [ByTerritory(*row) for row in rows]
