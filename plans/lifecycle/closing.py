"""Closes a quarter: what never came is « non remis », what counts is locked."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from plans.lifecycle import messages
from plans.lifecycle.models import Annulment
from plans.lifecycle.motives import account
from plans.permissions import can_close_periods
from plans.reporting.drafts import ReportQuerySet
from plans.reporting.models import Report, ReportingPeriod
from plans.reporting.states import (
    AWAITING_REVIEW,
    MOVES,
    NEVER_SENT,
    ReportState,
)
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


class NotYetDue(IllegalMove):
    """Organisations may still send in time."""


@dataclass(frozen=True)
class ClosePreview:
    """What closing would do to the reports of a quarter."""

    missing: tuple[Report, ...]
    incomplete: tuple[Report, ...]
    waiting: tuple[Report, ...]
    reopened: tuple[Report, ...]
    to_lock: tuple[Report, ...]


def preview_of_close(period: ReportingPeriod) -> ClosePreview:
    """Who is concerned, and how; one query."""
    reports = list(
        period.reports.select_related("organisation").order_by("organisation__name")
    )
    never = [r for r in reports if _was_never_sent(r)]
    return ClosePreview(
        missing=tuple(never),
        incomplete=_in(reports, ReportState.TO_COMPLETE),
        waiting=_in(reports, *AWAITING_REVIEW),
        reopened=tuple(
            r
            for r in reports
            if r.state == ReportState.REOPENED
            or (r.state in NEVER_SENT and r.first_sent_at is not None)
        ),
        to_lock=_in(reports, ReportState.VALIDATED),
    )


def _in(reports: list[Report], *states: str) -> tuple[Report, ...]:
    return tuple(report for report in reports if report.state in states)


def _was_never_sent(report: Report) -> bool:
    return report.state in NEVER_SENT and report.first_sent_at is None


@transaction.atomic
def close_period(
    period: ReportingPeriod, *, by: User | None, at: datetime.datetime
) -> int:
    """Close a quarter, once; says how many reports are « non remis ».

    « À compléter » stays received and not validated, what waits for its reviewer goes
    on waiting; validated reports are locked. `by` None is the clock. Raises
    PermissionDenied, NotYetDue on the due day or before, IllegalMove when it is closed.
    """
    if by is not None and not can_close_periods(by):
        raise PermissionDenied
    held = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    if held.closed_at is not None:
        raise IllegalMove(f"{held} is closed")
    if timezone.localdate(at) <= held.due_on:
        raise NotYetDue(f"{held} is due on {held.due_on}")
    missing = 0
    for report in _locked(held.reports.filter(state__in=NEVER_SENT)):
        if _was_never_sent(report):
            move(report, to=ReportState.NOT_SENT, moves=MOVES)
            account("report_not_sent", report, by=by, at=at)
            messages.tell_of_missing(report, at=at)
            missing += 1
    locked = _lock(held.reports.all(), by=by, at=at)
    held.closed_at = period.closed_at = at
    held.save(update_fields=["closed_at"])
    record(
        "period_closed",
        at=at,
        actor=by.uuid if by else None,
        object_kind="period",
        period=str(held),
        missing=missing,
        locked=locked,
    )
    return missing


def close_due_periods(*, at: datetime.datetime) -> int:
    """Close the quarters whose closing day is here; lock what was validated since."""
    due = ReportingPeriod.objects.filter(
        closed_at=None, closes_on__lte=timezone.localdate(at), reports__isnull=False
    )
    closed = 0
    for period in due.distinct():
        if timezone.localdate(at) > period.due_on:
            close_period(period, by=None, at=at)
            closed += 1
    with transaction.atomic():
        since = Report.objects.filter(period__closed_at__isnull=False)
        _lock(since, by=None, at=at)
    return closed


def _lock(reports: ReportQuerySet, *, by: User | None, at: datetime.datetime) -> int:
    """Lock validated reports, but those whose annulment waits."""
    waits = Annulment.objects.waiting().filter(revision__report=OuterRef("pk"))
    validated = reports.filter(state=ReportState.VALIDATED).exclude(Exists(waits))
    found = _locked(validated)
    for report in found:
        move(report, to=ReportState.LOCKED, moves=MOVES)
        account("report_locked", report, by=by, at=at)
    return len(found)


def _locked(reports: ReportQuerySet) -> list[Report]:
    return list(
        reports.select_for_update(of=("self",))
        .select_related("period", "organisation")
        .order_by("pk")
    )
