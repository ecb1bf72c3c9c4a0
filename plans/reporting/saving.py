"""Saves the draft of a line, as typed; of two people one is told, nothing is lost."""

import datetime
from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from plans.permissions import can_see_draft, signs_for, wants_visa
from plans.reporting.answers import box_names, differing, merged
from plans.reporting.models import Report, ReportLine
from plans.reporting.questions import Question, questions_of
from plans.reporting.returned import reopened_questions
from plans.reporting.states import MOVES, ReportState
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


class Conflict(Exception):
    """Somebody else saved this line since the page was read.

    `line` is the row as it stands now, `mine` the answers that were not written,
    `boxes` those where the two differ.
    """

    def __init__(
        self, line: ReportLine, mine: Mapping[str, str], boxes: Sequence[str]
    ) -> None:
        super().__init__(f"line {line.pk} is at version {line.version}")
        self.line = line
        self.mine = mine
        self.boxes = boxes


class VisaMissing(IllegalMove):
    """Its organisation wants a visa before each sending."""


@transaction.atomic
def save_line(
    line: ReportLine,
    *,
    answers: Mapping[str, str],
    version: int,
    by: User,
    at: datetime.datetime,
) -> ReportLine:
    """Keep raw answers over those kept before, right or wrong; boxes not given stay.

    `version` is the one that the typed page was made from. In a report that came back
    only the commented questions change, the rest of `answers` is ignored. The first
    save makes the report a draft. Saving what is already there changes nothing.
    Raises PermissionDenied, IllegalMove when the report is not open for writing, and
    Conflict when the line moved on with other answers.
    """
    report = hold_open(line.report, by=by)
    names = box_names(open_questions(line, report))
    line.refresh_from_db(fields=["answers", "version"])
    wanted = merged(line.answers, answers, names)
    boxes = differing(line.answers, wanted, names)
    if boxes and line.version != version:
        raise Conflict(line, wanted, boxes)
    if boxes:
        _write(line, wanted, by=by, at=at)
    if report.state in {ReportState.OPEN, ReportState.REOPENED}:
        move(report, to=ReportState.DRAFT, moves=MOVES)
        _record_start(report, by=by, at=at)
    line.report = report
    return line


def hold_open(report: Report, *, by: User) -> Report:
    """Lock a report for writing in it, and read it again.

    Raises PermissionDenied, or IllegalMove when it is no longer open for writing.
    """
    held = _lock(report, by=by)
    if not held.is_editable:
        raise IllegalMove(f"a report that is {held.state} takes no answers")
    return held


def hold_for_sending(report: Report, *, by: User) -> Report:
    """Lock a report that may leave now, by who may send it: the signature; after her
    visa, either focal point.

    Raises PermissionDenied, VisaMissing, or IllegalMove when it is not open.
    """
    held = _lock(report, by=by)
    if held.state == ReportState.ENDORSED:
        return held
    if not signs_for(by, held):
        raise PermissionDenied
    if not held.is_editable:
        raise IllegalMove(f"a report that is {held.state} is not sent")
    if wants_visa(held):
        raise VisaMissing(f"{held.uuid} waits for a visa")
    return held


def _lock(report: Report, *, by: User) -> Report:
    if not can_see_draft(by, report):
        raise PermissionDenied
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("period", "organisation")
        .get(pk=report.pk)
    )


def open_questions(line: ReportLine, report: Report) -> list[Question]:
    """The questions of a line that may be answered now."""
    questions = questions_of(line)
    if report.state != ReportState.TO_COMPLETE:
        return questions
    reopened = reopened_questions(report).get(line.pk, set())
    return [question for question in questions if question.key in reopened]


def _write(
    line: ReportLine, answers: dict[str, str], *, by: User, at: datetime.datetime
) -> None:
    written = ReportLine.objects.filter(pk=line.pk, version=line.version).update(
        answers=answers, version=F("version") + 1, saved_at=at, saved_by=by.uuid
    )
    if not written:
        line.refresh_from_db(fields=["answers", "version", "saved_at", "saved_by"])
        raise Conflict(line, answers, differing(line.answers, answers, list(answers)))
    line.answers = answers
    line.version += 1
    line.saved_at, line.saved_by = at, by.uuid


def _record_start(report: Report, *, by: User, at: datetime.datetime) -> None:
    record(
        "report_started",
        at=at,
        actor=by.uuid,
        object_kind="report",
        object_uuid=report.uuid,
    )
