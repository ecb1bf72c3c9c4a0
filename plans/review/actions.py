"""What a reviewer does with a report: take it, let it go, return it, validate it.

Each act locks the row, checks who acts and on which version, moves the state by
compare-and-set, and writes its audit row and its notices in the same transaction.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plans.lifecycle.warnings import warnings_of
from plans.permissions import can_open_review_queue
from plans.reporting.models import Report, ReportLine, ReportRevision
from plans.reporting.questions import questions_of
from plans.reporting.states import MOVES, ReportState
from plans.review import messages
from plans.review.counting import decide, make_count, sign_first, signed_first
from plans.review.holding import (
    HeldByAnother,
    Superseded,
    hold,
    is_stale,
    latest_revision,
    let_go,
    lock,
    show,
    take,
    tell,
)
from plans.review.models import DecisionKind, ReviewComment, ReviewDecision
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move

COMMENT_LIMIT = 1_000


class Comment(NamedTuple):
    """What is asked about one question (`field` is its key) of one line."""

    line: ReportLine
    field: str
    text: str


@transaction.atomic
def take_in_review(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Begin to examine a report: « en cours d’examen ».

    Raises PermissionDenied, HeldByAnother while another reviewer has it (she loses it
    after two working days), IllegalMove when it is not on the desk.
    """
    held = hold(report, by=by)
    take(held, by=by, at=at)
    show(report, held)


@transaction.atomic
def release(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Put a report back in the queue, by who holds it or once she left it lying.

    Raises PermissionDenied, HeldByAnother or IllegalMove.
    """
    if not can_open_review_queue(by):
        raise PermissionDenied
    held = lock(report)
    if held.reviewer_id not in {None, by.pk} and not is_stale(held, at=at):
        raise HeldByAnother(f"{held.uuid} is held by another reviewer")
    let_go(held, by=by, at=at)
    show(report, held)


def release_stale(*, at: datetime.datetime) -> int:
    """Put back what reviewers left for more than two working days; says how many."""
    released = 0
    for report in Report.objects.filter(state=ReportState.IN_REVIEW):
        with transaction.atomic():
            held = lock(report)
            if is_stale(held, at=at):
                let_go(held, by=None, at=at)
                released += 1
    return released


@transaction.atomic
def return_report(
    report: Report,
    *,
    by: User,
    comments: Sequence[Comment | tuple[ReportLine, str, str]],
    note: str = "",
    at: datetime.datetime,
    seen: int | None = None,
) -> ReviewDecision:
    """Send a report back « à compléter »: only the commented questions reopen.

    `seen` is the number of the revision that was read. The organisation's focal
    points are told. Raises ValidationError without a comment or with one that is not
    about a question of the report; PermissionDenied, HeldByAnother, Superseded,
    IllegalMove as the other acts do.
    """
    asked = _checked(report, [Comment(*comment) for comment in comments])
    held, revision = _to_return(report, by=by, at=at, seen=seen)
    move(held, to=ReportState.TO_COMPLETE, moves=MOVES, taken_at=None)
    ReviewComment.objects.bulk_create(
        ReviewComment(
            revision=revision,
            line=comment.line,
            field=comment.field,
            text=comment.text.strip(),
            author=by,
            created_at=at,
        )
        for comment in asked
    )
    decision = decide(DecisionKind.RETURNED, revision, note=note, by=by, at=at)
    tell("report_returned", held, by=by, at=at, revision=revision.number)
    messages.tell_of_return(decision, questions=len(asked), at=at)
    show(report, held)
    return decision


@transaction.atomic
def validate_report(
    report: Report,
    *,
    by: User,
    at: datetime.datetime,
    note: str = "",
    seen: int | None = None,
) -> ReviewDecision | None:
    """Make a report's last revision count, from now on.

    With a sensitive indicator or a value that jumps it only becomes « à contresigner »
    and counts once another person signs; there is no decision yet. `seen` is the
    number of the revision that was read. The organisation's focal points are told.
    Raises PermissionDenied, HeldByAnother, Superseded, IllegalMove.
    """
    held, revision = _on_the_desk(report, by=by, at=at, seen=seen)
    causes = warnings_of(held, revision.pk).causes
    if causes:
        sign_first(held, revision, causes=causes, note=note, by=by, at=at)
        show(report, held)
        return None
    decision = make_count(held, revision, note=note, by=by, at=at)
    show(report, held)
    return decision


@transaction.atomic
def cosign_report(
    report: Report,
    *,
    by: User,
    at: datetime.datetime,
    note: str = "",
    seen: int | None = None,
) -> ReviewDecision:
    """Sign after somebody else: the report counts.

    Raises PermissionDenied for who signed first, Superseded, IllegalMove.
    """
    held = hold(report, by=by)
    if held.state != ReportState.TO_COSIGN:
        raise IllegalMove(f"a report that is {held.state} waits for no signature")
    revision = _seen_revision(held, seen)
    if signed_first(revision, by):
        raise PermissionDenied
    decision = make_count(held, revision, note=note, by=by, at=at)
    show(report, held)
    return decision


def _on_the_desk(
    report: Report, *, by: User, at: datetime.datetime, seen: int | None
) -> tuple[Report, ReportRevision]:
    """Lock the report, take it if nobody has, and find what is to be decided on."""
    held = hold(report, by=by)
    if held.state not in {ReportState.SENT, ReportState.IN_REVIEW}:
        raise IllegalMove(f"a report that is {held.state} is not on the desk")
    revision = _seen_revision(held, seen)
    take(held, by=by, at=at)
    return held, revision


def _seen_revision(held: Report, seen: int | None) -> ReportRevision:
    """What is to be decided on. Raises Superseded when another one was read."""
    revision = latest_revision(held)
    if seen is not None and seen != revision.number:
        raise Superseded(f"version {revision.number} came after {seen}")
    revision.report = held
    return revision


def _to_return(
    report: Report, *, by: User, at: datetime.datetime, seen: int | None
) -> tuple[Report, ReportRevision]:
    """Who signs second may also send it back."""
    held = hold(report, by=by)
    if held.state == ReportState.TO_COSIGN:
        return held, _seen_revision(held, seen)
    return _on_the_desk(report, by=by, at=at, seen=seen)


def _checked(report: Report, comments: Iterable[Comment]) -> list[Comment]:
    asked = [comment for comment in comments if comment.text.strip()]
    if not asked:
        raise ValidationError(
            _("Écrivez au moins un commentaire : il dit quelle réponse compléter."),
            code="no_comment",
        )
    known = {
        (line.pk, question.key)
        for line in report.lines.with_questions()
        for question in questions_of(line)
    }
    if any((comment.line.pk, comment.field) not in known for comment in asked):
        raise ValidationError(
            _("Un commentaire porte sur une question qui n’est pas dans ce rapport."),
            code="unknown_question",
        )
    if any(len(comment.text) > COMMENT_LIMIT for comment in asked):
        raise ValidationError(
            _("Un commentaire dépasse 1 000 signes. Raccourcissez-le."), code="too_long"
        )
    return asked
