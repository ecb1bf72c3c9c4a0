"""Makes a revision count, by one signature or two; the caller holds the report."""

import datetime
from collections.abc import Sequence

from plans.lifecycle.holding import refresh_totals_of
from plans.lifecycle.messages import tell_of_first_signature
from plans.reporting.models import Report, ReportRevision
from plans.reporting.states import MOVES, ReportState
from plans.review import messages
from plans.review.holding import tell
from plans.review.models import DecisionKind, FirstSignature, ReviewDecision
from portal.accounts.models import User
from portal.kit.workflow import move


def sign_first(
    held: Report,
    revision: ReportRevision,
    *,
    causes: Sequence[str],
    note: str,
    by: User,
    at: datetime.datetime,
) -> FirstSignature:
    """Validate what a second person must sign; it does not count yet."""
    move(held, to=ReportState.TO_COSIGN, moves=MOVES, taken_at=None)
    signature = FirstSignature.objects.create(
        revision=revision, by=by, at=at, note=note.strip(), causes=list(causes)
    )
    tell("report_first_signed", held, by=by, at=at, revision=revision.number)
    tell_of_first_signature(held, by=by, at=at)
    return signature


def signed_first(revision: ReportRevision, person: User) -> bool:
    """Whether this person gave the first of the two signatures."""
    return FirstSignature.objects.filter(revision=revision, by=person).exists()


def make_count(
    held: Report,
    revision: ReportRevision,
    *,
    note: str,
    by: User,
    at: datetime.datetime,
) -> ReviewDecision:
    """The revision is in force from now on, instead of the one before."""
    move(
        held,
        to=ReportState.VALIDATED,
        moves=MOVES,
        revision_in_force=revision,
        taken_at=None,
    )
    refresh_totals_of(held)
    decision = decide(DecisionKind.VALIDATED, revision, note=note, by=by, at=at)
    tell("report_validated", held, by=by, at=at, revision=revision.number)
    messages.tell_of_validation(decision, at=at)
    return decision


def decide(
    kind: str,
    revision: ReportRevision,
    *,
    note: str,
    by: User,
    at: datetime.datetime,
) -> ReviewDecision:
    """The one decision on a revision."""
    return ReviewDecision.objects.create(
        revision=revision, kind=kind, note=note.strip(), by=by, at=at
    )
