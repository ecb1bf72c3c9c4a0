"""Who holds a report for review, and for how long."""

import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from plans.permissions import can_review_report
from plans.reporting.models import Report, ReportRevision
from plans.reporting.states import MOVES, ReportState
from plans.review.working_days import add_working_days
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


class HeldByAnother(IllegalMove):
    """Somebody else is examining this report."""


class Superseded(IllegalMove):
    """The organisation has sent another version since the page was read."""


def is_stale(report: Report, *, at: datetime.datetime) -> bool:
    """Whether it was taken for review and left for more than two working days."""
    if report.state != ReportState.IN_REVIEW or report.taken_at is None:
        return False
    taken_on = timezone.localdate(report.taken_at)
    last_day = add_working_days(taken_on, settings.REVIEW_WORKING_DAYS)
    return timezone.localdate(at) > last_day


def latest_revision(report: Report) -> ReportRevision:
    """The revision that is on the desk, with its decision: the last not withdrawn.

    Raises ReportRevision.DoesNotExist when none was sent, or all were withdrawn.
    """
    standing = report.revisions.standing().select_related(
        "decision__by", "first_signature__by"
    )
    return standing.defer("snapshot").latest("number")


def hold(report: Report, *, by: User) -> Report:
    """Lock a report and read it again. Raises PermissionDenied."""
    if not can_review_report(by, report):
        raise PermissionDenied
    return lock(report)


def lock(report: Report) -> Report:
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("period", "organisation")
        .get(pk=report.pk)
    )


def take(held: Report, *, by: User, at: datetime.datetime) -> None:
    """Put a locked report in the hands of one reviewer.

    Raises HeldByAnother, or IllegalMove when it is not on the desk.
    """
    if held.state == ReportState.IN_REVIEW:
        if held.reviewer_id == by.pk:
            return
        if held.reviewer_id is not None and not is_stale(held, at=at):
            raise HeldByAnother(f"{held.uuid} is held by another reviewer")
        let_go(held, by=by, at=at)
    move(
        held,
        to=ReportState.IN_REVIEW,
        moves=MOVES,
        reviewer=by,
        taken_at=at,
    )
    tell("report_taken", held, by=by, at=at)


def let_go(held: Report, *, by: User | None, at: datetime.datetime) -> None:
    """Put a locked report back in the queue; `by` None is the clock.

    Raises IllegalMove when nobody examines it: a draft also leads to « envoyé ».
    """
    if held.state != ReportState.IN_REVIEW:
        raise IllegalMove(f"a report that is {held.state} is not being examined")
    move(held, to=ReportState.SENT, moves=MOVES, reviewer=None, taken_at=None)
    tell("report_released", held, by=by, at=at)


def tell(
    action: str,
    report: Report,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: object,
) -> None:
    """The audit row of one act on a report."""
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="report",
        object_uuid=report.uuid,
        **detail,
    )


def show(report: Report, held: Report) -> None:
    """Bring the caller's row up to date with the locked one."""
    for name in ("state", "reviewer", "taken_at", "revision_in_force"):
        setattr(report, name, getattr(held, name))
