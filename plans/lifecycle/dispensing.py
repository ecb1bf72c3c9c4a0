"""Excuses an organisation from a report before it sent any, and takes that back."""

import datetime

from django.db import transaction
from django.db.models import Q

from plans.consolidation.keeping import refresh
from plans.indicators.models import Assignment
from plans.lifecycle import messages
from plans.lifecycle.holding import hold
from plans.lifecycle.motives import account, checked_reason
from plans.permissions import can_steer_report
from plans.reporting.models import Report
from plans.reporting.states import MOVES, ReportState
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


@transaction.atomic
def dispense_report(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Expect nothing of an organisation for a quarter: it leaves M (rule 2).

    Raises PermissionDenied, ValidationError without a reason, IllegalMove once a
    report was sent, or when its state has no such move.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_steer_report)
    if held.first_sent_at is not None:
        raise IllegalMove("a report that was sent is not dispensed")
    move(held, to=ReportState.DISPENSED, moves=MOVES)
    _expect_again(held)
    account("report_dispensed", held, by=by, at=at, reason=why)
    messages.tell_of_dispensation(held, reason=why, at=at)
    report.state = held.state


@transaction.atomic
def lift_dispensation(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Expect the report after all; what was typed before is still there.

    Raises PermissionDenied, ValidationError without a reason, IllegalMove.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_steer_report)
    if held.state != ReportState.DISPENSED:
        raise IllegalMove(f"a report that is {held.state} is not dispensed")
    begun = held.lines.filter(saved_at__isnull=False).exists()
    move(held, to=ReportState.DRAFT if begun else ReportState.OPEN, moves=MOVES)
    _expect_again(held)
    account("dispensation_lifted", held, by=by, at=at, reason=why)
    messages.tell_of_lifting(held, reason=why, at=at)
    report.state = held.state


def _expect_again(report: Report) -> None:
    """M changed for all that the organisation is asked in this plan."""
    plan = report.period.plan_id
    of_plan = Q(indicator__node__version__plan=plan) | Q(
        indicator__activity__output__version__plan=plan
    )
    asked = Assignment.objects.filter(of_plan, organisation=report.organisation_id)
    refresh(asked.values_list("indicator", flat=True))
