"""Stops a validated report from counting: one person asks, another confirms."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from plans.lifecycle import messages
from plans.lifecycle.holding import hold, refresh_totals_of, show
from plans.lifecycle.models import Annulment
from plans.lifecycle.motives import account, checked_reason
from plans.permissions import can_review_report
from plans.reporting.models import Report
from plans.reporting.states import MOVES, ReportState
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


@transaction.atomic
def ask_annulment(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> Annulment:
    """Ask that the version in force stops counting; nothing changes yet.

    Raises PermissionDenied, ValidationError without a reason, IllegalMove when the
    report is not validated or the same was asked already.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_review_report)
    if held.state != ReportState.VALIDATED or held.revision_in_force is None:
        raise IllegalMove(f"a report that is {held.state} is not annulled")
    if waiting_for(held) is not None:
        raise IllegalMove("an annulment already waits")
    asked = Annulment.objects.create(
        revision=held.revision_in_force, reason=why, asked_by=by, asked_at=at
    )
    account("annulment_asked", held, by=by, at=at, reason=why)
    messages.tell_of_annulment_asked(held, by=by, reason=why, at=at)
    return asked


@transaction.atomic
def confirm_annulment(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Stop counting, at once; the version before does not return.

    Raises PermissionDenied for who asked, IllegalMove when nothing waits or the
    report moved on.
    """
    held = hold(report, by=by, may=can_review_report)
    asked = _waiting(held)
    if asked.asked_by_id == by.pk:
        raise PermissionDenied
    if asked.revision_id != held.revision_in_force_id:
        raise IllegalMove("another version is in force")
    move(held, to=ReportState.ANNULLED, moves=MOVES, revision_in_force=None)
    _settle(asked, by=by, at=at, is_confirmed=True)
    refresh_totals_of(held)
    account("report_annulled", held, by=by, at=at, reason=asked.reason)
    messages.tell_of_annulment(held, reason=asked.reason, at=at)
    show(report, held)


@transaction.atomic
def drop_annulment(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Leave the report as it is. Raises as the other acts do."""
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_review_report)
    _settle(_waiting(held), by=by, at=at, is_confirmed=False)
    account("annulment_dropped", held, by=by, at=at, reason=why)


def waiting_for(report: Report) -> Annulment | None:
    """The annulment that waits for its second person."""
    waiting = Annulment.objects.waiting().filter(revision__report=report)
    return waiting.select_related("asked_by").first()


def _waiting(held: Report) -> Annulment:
    asked = waiting_for(held)
    if asked is None:
        raise IllegalMove("no annulment waits")
    return asked


def _settle(
    asked: Annulment, *, by: User, at: datetime.datetime, is_confirmed: bool
) -> None:
    asked.settled_by, asked.settled_at, asked.is_confirmed = by, at, is_confirmed
    asked.save(update_fields=["settled_by", "settled_at", "is_confirmed"])
