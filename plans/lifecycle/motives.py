"""Writes an act of a report's life: its audit row, and the reason beside it."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coordination_space.meetings.outcomes import Decision
from plans.lifecycle.models import REASON_LIMIT, Motive
from plans.reporting.models import Report
from portal.accounts.models import User
from portal.journal.actions import record


def checked_reason(text: str) -> str:
    """The reason as it is kept. Raises ValidationError when there is none, or too long.

    NUL bytes would be refused by the database.
    """
    reason = text.replace("\0", "").strip()
    if not reason:
        raise ValidationError(_("Dites pourquoi, en une phrase."), code="no_reason")
    if len(reason) > REASON_LIMIT:
        raise ValidationError(
            _("Cette raison dépasse 1 000 signes. Raccourcissez-la."), code="too_long"
        )
    return reason


def account(
    action: str,
    report: Report,
    *,
    by: User | None,
    at: datetime.datetime,
    reason: str = "",
    decision: Decision | None = None,
    **detail: object,
) -> None:
    """One act on one report, in the transaction of the act; `by` None is the clock."""
    entry = record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="report",
        object_uuid=report.uuid,
        **detail,
    )
    if reason:
        Motive.objects.create(
            entry=entry, report=report, text=reason, decision=decision
        )
