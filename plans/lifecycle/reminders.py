"""Who is reminded of a report: before its day, after it, once it came back."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.lifecycle import messages
from plans.lifecycle.motives import account
from plans.reporting.models import Report
from plans.reporting.states import ReportState
from portal.journal.models import AuditEntry

# Days from the day a report is expected; below 0 is before.
REMINDED_ON = frozenset({-7, -2, 0, 1, 7, 14, 21, 28})
ANSWERED_WITHIN = datetime.timedelta(days=7)
CAME_BACK = (ReportState.TO_COMPLETE, ReportState.REOPENED)


def remind(*, at: datetime.datetime) -> int:
    """Tell the focal points of every report whose turn it is, once a day.

    A returned or reopened report is chased like any other, from its due day or seven
    days after it came back, whichever is later. Says how many reports.
    """
    today = timezone.localdate(at)
    reports = list(
        Report.objects.due()
        .filter(period__opens_on__lte=today)
        .select_related("period", "organisation")
        .annotate(came_back_at=Max("revisions__decision__at"))
    )
    told = _told_today([report.uuid for report in reports], today)
    count = 0
    for report in reports:
        days = (today - expected_on(report, report.came_back_at)).days
        if days in REMINDED_ON and report.uuid not in told:
            _remind(report, days, at)
            count += 1
    return count


def expected_on(
    report: Report, came_back_at: datetime.datetime | None
) -> datetime.date:
    """The day that reminders count from."""
    due = report.period.due_on
    if report.state not in CAME_BACK or came_back_at is None:
        return due
    return max(due, timezone.localdate(came_back_at) + ANSWERED_WITHIN)


def _told_today(reports: Iterable[object], today: datetime.date) -> set[object]:
    rows = AuditEntry.objects.filter(
        action="report_reminded", object_uuid__in=list(reports), at__date=today
    )
    return set(rows.values_list("object_uuid", flat=True))


@transaction.atomic
def _remind(report: Report, days: int, at: datetime.datetime) -> None:
    messages.tell_of_reminder(report, body=_body(report, days), at=at)
    account("report_reminded", report, by=None, at=at, days=days)


def _body(report: Report, days: int) -> str:
    named = {"period": report.period, "organisation": report.organisation}
    if report.state in CAME_BACK:
        text = _("Le rapport %(period)s de %(organisation)s attend vos corrections.")
    elif days > 0:
        text = ngettext(
            "Le rapport %(period)s de %(organisation)s est en retard de %(days)s jour.",
            "Le rapport %(period)s de %(organisation)s est en retard de "
            "%(days)s jours.",
            days,
        )
    elif days == 0:
        text = _(
            "Le rapport %(period)s de %(organisation)s est attendu aujourd’hui "
            "au plus tard."
        )
    else:
        text = ngettext(
            "Le rapport %(period)s de %(organisation)s est attendu dans %(days)s jour.",
            "Le rapport %(period)s de %(organisation)s est attendu dans "
            "%(days)s jours.",
            -days,
        )
    return text % {**named, "days": abs(days)}
