"""What the list of reports shows: to do, sent, and those of others one follows."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from plans.reporting.drafts import ReportQuerySet
from plans.reporting.models import Report, ReportRevision
from plans.reporting.states import OWED, ReportState
from portal.accounts.models import User

FOLLOWED_SHOWN = 60
LOOKS = {
    ReportState.OPEN: ("", "none"),
    ReportState.DRAFT: ("", "clock"),
    ReportState.SENT: ("", "clock"),
    ReportState.IN_REVIEW: ("", "clock"),
    ReportState.TO_COMPLETE: ("watch", "warn"),
    ReportState.VALIDATED: ("good", "ok"),
    ReportState.ENDORSED: ("", "clock"),
    ReportState.TO_COSIGN: ("", "clock"),
    ReportState.LOCKED: ("good", "lock"),
    ReportState.REOPENED: ("watch", "warn"),
    ReportState.ANNULLED: ("late", "cancel"),
    ReportState.DISPENSED: ("", "none"),
    ReportState.NOT_SENT: ("late", "late"),
}


@dataclass(frozen=True)
class ReportRow:
    """A report in a list, with its last receipt where it has one."""

    report: Report
    receipt: ReportRevision | None
    today: datetime.date

    @property
    def days_left(self) -> int:
        return (self.report.period.due_on - self.today).days

    @property
    def days_late(self) -> int:
        return -self.days_left

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[ReportState(self.report.state)]


@dataclass(frozen=True)
class Desk:
    """A person's reports."""

    to_do: Sequence[ReportRow]
    sent: Sequence[ReportRow]
    followed: Sequence[ReportRow]


def reports_on_desk(user: User, *, today: datetime.date) -> Desk:
    """Her organisations' reports, and those of others that she may read."""
    own = [_row(report, today) for report in _reports(user).of_organisations_of(user)]
    others = _reports(user).exclude(pk__in=[row.report.pk for row in own])
    return Desk(
        to_do=[row for row in own if row.report.state in OWED],
        sent=[row for row in own if row.report.state not in OWED],
        followed=[_row(report, today) for report in others[:FOLLOWED_SHOWN]],
    )


def _reports(user: User) -> ReportQuerySet:
    receipts = ReportRevision.objects.standing().defer("snapshot")
    return (
        Report.objects.visible_to(user)
        .select_related("period", "organisation")
        .prefetch_related(Prefetch("revisions", receipts))
    )


def _row(report: Report, today: datetime.date) -> ReportRow:
    receipts = list(report.revisions.all())
    return ReportRow(report, receipts[-1] if receipts else None, today)
