"""Sends a report: one immutable revision, its values, its receipt, in one go."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from plans.lifecycle.backwards import check_against_history
from plans.permissions import can_ask_for_signature, can_withdraw_report, signs_for
from plans.reporting import messages
from plans.reporting.gaps import Gap
from plans.reporting.models import (
    ActivityProgress,
    Cell,
    IndicatorValue,
    Report,
    ReportingPeriod,
    ReportLine,
    ReportRevision,
)
from plans.reporting.questions import questions_of
from plans.reporting.reading import LineReading, read_line
from plans.reporting.receipts import receipt_number
from plans.reporting.saving import hold_for_sending, hold_open
from plans.reporting.snapshots import digest_of, make_snapshot
from plans.reporting.states import MOVES, ReportState, ValueState
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


@dataclass(frozen=True)
class LineGaps:
    """What blocks one line."""

    line: ReportLine
    gaps: tuple[Gap, ...]


class IncompleteReport(Exception):
    """Lines that cannot be sent yet, each with what blocks it."""

    def __init__(self, lines: Sequence[LineGaps]) -> None:
        super().__init__(f"{sum(len(line.gaps) for line in lines)} gaps")
        self.lines = lines


def read_report(report: Report) -> list[tuple[ReportLine, LineReading]]:
    """Every line of a report with what its draft says, in order."""
    readings = [
        (line, read_line(questions_of(line), line.answers, files=len(line.files)))
        for line in report.lines.with_questions()
    ]
    check_against_history(report, readings)
    return readings


@transaction.atomic
def send_report(report: Report, *, by: User, at: datetime.datetime) -> ReportRevision:
    """Freeze what the lines say as the next revision and put it in the queue.

    The first sending sets the day that counts for timeliness; a later one does not
    move it. The secretariat and the organisation's focal points are told. Raises
    PermissionDenied unless `by` signs for the organisation (or a visa was given),
    IllegalMove when the report is not open, IncompleteReport when an answer is wrong
    or missing.
    """
    held = hold_for_sending(report, by=by)
    readings = read_report(held)
    gaps = [
        LineGaps(line, tuple(reading.blocking))
        for line, reading in readings
        if not reading.is_complete
    ]
    if gaps:
        raise IncompleteReport(gaps)
    revision = _freeze(held, [line for line, _reading in readings], by=by, at=at)
    _write_values(revision, readings)
    move(
        held,
        to=ReportState.SENT,
        moves=MOVES,
        first_sent_at=held.first_sent_at or at,
    )
    report.state, report.first_sent_at = held.state, held.first_sent_at
    _record("report_sent", revision, by=by, at=at)
    messages.tell_of_sending(revision, at=at)
    return revision


def _freeze(
    report: Report, lines: list[ReportLine], *, by: User, at: datetime.datetime
) -> ReportRevision:
    snapshot = make_snapshot(lines)
    return ReportRevision.objects.create(
        report=report,
        number=report.revisions.count() + 1,
        receipt=_next_receipt(report.period),
        sent_at=at,
        sent_by=by.uuid,
        snapshot=snapshot,
        digest=digest_of(snapshot),
    )


def _next_receipt(period: ReportingPeriod) -> str:
    """Numbers follow each other within a quarter; two senders wait for each other."""
    same_quarter = {"year": period.year, "quarter": period.quarter}
    list(ReportingPeriod.objects.select_for_update().filter(**same_quarter))
    sent = ReportRevision.objects.filter(
        report__period__year=period.year, report__period__quarter=period.quarter
    ).count()
    return receipt_number(period.year, period.quarter, sent + 1)


def _write_values(
    revision: ReportRevision, readings: list[tuple[ReportLine, LineReading]]
) -> None:
    ActivityProgress.objects.bulk_create(
        ActivityProgress(
            revision=revision,
            activity=line.activity,
            state=reading.declared or "",
            percent=reading.percent,
            done=reading.done,
            difficulties=reading.difficulties,
        )
        for line, reading in readings
    )
    answers = [answer for _, reading in readings for answer in reading.values.values()]
    values = IndicatorValue.objects.bulk_create(
        IndicatorValue(
            revision=revision,
            indicator=answer.indicator,
            state=answer.state,
            reason=answer.reason or answer.correction,
            value=answer.value,
            denominator=answer.denominator,
        )
        for answer in answers
    )
    Cell.objects.bulk_create(
        Cell(
            value=value, category=cell.category, number=cell.number, reason=cell.reason
        )
        for value, answer in zip(values, answers, strict=True)
        if answer.state == ValueState.REPORTED
        for cell in answer.cells
    )


@transaction.atomic
def withdraw_report(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Take back a report that nobody has begun to review, as if never sent.

    Its revision stays, marked as withdrawn; it counts for nothing, not even for
    timeliness. A report that came back once is not withdrawn: it would lose what the
    reviewer asked; nor is one whose quarter is closed. Raises PermissionDenied or
    IllegalMove.
    """
    if not signs_for(by, report):
        raise PermissionDenied
    held = Report.objects.select_for_update().get(pk=report.pk)
    if not can_withdraw_report(by, held) or is_settled(held):
        raise IllegalMove(f"a report that is {held.state} cannot be withdrawn")
    revision = held.revisions.standing().latest("number")
    revision.withdrawn_at = at
    revision.save(update_fields=["withdrawn_at"])
    move(held, to=ReportState.DRAFT, moves=MOVES, first_sent_at=None)
    report.state, report.first_sent_at = held.state, None
    _record("report_withdrawn", revision, by=by, at=at)


def is_settled(report: Report) -> bool:
    """Whether somebody decided on one of its revisions, or its quarter is closed."""
    if report.period.closed_at is not None or report.revision_in_force_id is not None:
        return True
    return report.revisions.filter(decision__isnull=False).exists()


@transaction.atomic
def request_signature(report: Report, *, by: User, at: datetime.datetime) -> int:
    """Tell who signs that the report is ready; returns how many people were told.

    Raises PermissionDenied, or IllegalMove when the report is not open.
    """
    held = hold_open(report, by=by)
    if not can_ask_for_signature(by, held):
        raise PermissionDenied
    told = messages.tell_who_signs(held, by=by, on=timezone.localdate(at), at=at)
    record(
        "signature_requested",
        at=at,
        actor=by.uuid,
        object_kind="report",
        object_uuid=held.uuid,
        told=told,
    )
    return told


def _record(
    action: str, revision: ReportRevision, *, by: User, at: datetime.datetime
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid,
        object_kind="report",
        object_uuid=revision.report.uuid,
        revision=revision.number,
        receipt=revision.receipt,
    )
