"""Reopens what was validated, gives that up, lets a late report in after the close."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.bodies.models import BodyKind
from coordination_space.meetings.outcomes import Decision
from coordination_space.meetings.states import DecisionState
from plans.lifecycle import messages
from plans.lifecycle.holding import hold, show
from plans.lifecycle.models import Annulment
from plans.lifecycle.motives import account, checked_reason
from plans.permissions import can_review_report, can_steer_report
from plans.reporting.models import Report
from plans.reporting.states import MOVES, ReportState
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


@transaction.atomic
def reopen_report(
    report: Report,
    *,
    by: User,
    reason: str,
    at: datetime.datetime,
    decision: Decision | None = None,
) -> None:
    """Let the organisation correct a validated report; it counts until the next one.

    A locked report needs the `decision` of the comité, in force in the register.
    Raises PermissionDenied, ValidationError without a reason or that decision,
    IllegalMove, also while an annulment waits.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_review_report)
    if held.state == ReportState.REOPENED:
        raise IllegalMove("already reopened")
    if held.state == ReportState.LOCKED:
        _check(decision)
    if Annulment.objects.waiting().filter(revision__report=held).exists():
        raise IllegalMove("an annulment waits for its second person")
    move(held, to=ReportState.REOPENED, moves=MOVES, reviewer=None, taken_at=None)
    account("report_reopened", held, by=by, at=at, reason=why, decision=decision)
    messages.tell_of_reopening(held, reason=why, at=at)
    show(report, held)


def _check(decision: Decision | None) -> None:
    if (
        decision is None
        or decision.state != DecisionState.IN_FORCE
        or decision.body.kind != BodyKind.STEERING
    ):
        raise ValidationError(
            _("Ce rapport est verrouillé : choisissez la décision du comité de "
              "pilotage qui le rouvre."),
            code="no_decision",
        )  # fmt: skip


@transaction.atomic
def abandon_reopening(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Give up a correction that nobody began: the version in force stays.

    Raises PermissionDenied, ValidationError without a reason, IllegalMove.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_review_report)
    if held.state != ReportState.REOPENED:
        raise IllegalMove(f"a report that is {held.state} is not reopened")
    move(held, to=ReportState.VALIDATED, moves=MOVES)
    account("reopening_abandoned", held, by=by, at=at, reason=why)
    messages.tell_of_abandon(held, reason=why, at=at)
    show(report, held)


@transaction.atomic
def admit_late_report(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Let an organisation still write what its closed quarter never received.

    It stays late: the day of the sending counts. Raises PermissionDenied,
    ValidationError without a reason, IllegalMove.
    """
    why = checked_reason(reason)
    held = hold(report, by=by, may=can_steer_report)
    if held.state != ReportState.NOT_SENT:
        raise IllegalMove(f"a report that is {held.state} was not left out")
    move(held, to=ReportState.DRAFT, moves=MOVES)
    account("late_report_admitted", held, by=by, at=at, reason=why)
    messages.tell_of_admission(held, reason=why, at=at)
    show(report, held)
