"""A report as its reviewer reads it: the last revision sent, question by question."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from plans.indicators.models import Indicator
from plans.permissions import can_review_report
from plans.reporting.models import (
    ActivityProgress,
    Evidence,
    IndicatorValue,
    Report,
    ReportLine,
    ReportRevision,
)
from plans.reporting.questions import Question, questions_of
from plans.reporting.reasons import NoDataReason
from plans.reporting.states import AWAITING_REVIEW, ReportState, ValueState
from plans.review.facts import Fact, facts_about, unusual
from plans.review.holding import is_stale
from plans.review.models import FirstSignature, ReviewComment, ReviewDecision
from plans.review.phrases import phrases_for
from plans.review.queue import why_locked
from plans.review.reading import Background, read_background
from portal.kit.numbers import show_number

if TYPE_CHECKING:
    from portal.accounts.models import User


class Posted(Protocol):
    """What a form brought: a query dictionary."""

    def get(self, key: str, default: str = ..., /) -> str: ...
    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True)
class Phrase:
    """A ready phrase and whether it is ticked."""

    place: int
    text: str
    ticked: bool


@dataclass(frozen=True)
class Asked:
    """One question with its answer, what stands beside it, and the comment typed."""

    key: str
    number: int
    title: str
    box: str
    facts: tuple[Fact, ...]
    text: str
    split: str
    files: tuple[Evidence, ...]
    earlier: tuple[ReviewComment, ...]
    phrases: tuple[Phrase, ...]
    typed: str

    @property
    def is_commented(self) -> bool:
        return bool(self.typed) or any(phrase.ticked for phrase in self.phrases)


@dataclass(frozen=True)
class LineSheet:
    """One activity of the report."""

    code: str
    title: str
    progress: ActivityProgress | None
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class ReviewSheet:
    """A report on the desk, for one reviewer."""

    report: Report
    revision: ReportRevision
    lines: tuple[LineSheet, ...]
    decision: ReviewDecision | None
    first_signature: FirstSignature | None
    is_awaiting: bool
    is_mine: bool
    holder: str
    may_decide: bool
    locked: str
    note: str
    typed_count: int

    @property
    def shows_boxes(self) -> bool:
        """Comments may be typed, or were and must not be lost."""
        return self.may_decide or bool(self.typed_count)


def review_sheet(
    report: Report,
    revision: ReportRevision,
    *,
    viewer: "User",
    at: datetime.datetime,
    typed: Posted | None = None,
) -> ReviewSheet:
    """Everything a decision rests on; a fixed number of queries.

    `typed` is a form that could not be accepted: its comments are put back.
    """
    background = read_background(report, revision)
    lines = tuple(_line(line, background, typed) for line in background.lines)
    held_by_other = _held_by_other(report, viewer, at)
    is_awaiting = report.state in AWAITING_REVIEW
    note = typed.get("note", "") if typed else ""
    first = getattr(revision, "first_signature", None)
    locked = _locked(report, viewer, first)
    return ReviewSheet(
        report=report,
        revision=revision,
        lines=lines,
        decision=getattr(revision, "decision", None),
        first_signature=first,
        is_awaiting=is_awaiting,
        is_mine=report.state == ReportState.IN_REVIEW
        and report.reviewer_id == viewer.pk,
        holder=held_by_other,
        may_decide=is_awaiting and not held_by_other and not locked,
        locked=locked,
        note=note,
        typed_count=sum(q.is_commented for line in lines for q in line.questions)
        + bool(note),
    )


def _locked(report: Report, viewer: "User", first: FirstSignature | None) -> str:
    has_signed = first is not None and first.by_id == viewer.pk
    has_written = not can_review_report(viewer, report)
    return why_locked(viewer, report, has_written=has_written, has_signed=has_signed)


def _held_by_other(report: Report, viewer: "User", at: datetime.datetime) -> str:
    if report.state != ReportState.IN_REVIEW or report.reviewer_id == viewer.pk:
        return ""
    if is_stale(report, at=at):
        return ""
    return str(report.reviewer or _("une autre personne"))


def _line(line: ReportLine, known: Background, typed: Posted | None) -> LineSheet:
    return LineSheet(
        code=line.activity.code,
        title=line.activity.title,
        progress=known.progress.get(line.activity_id),
        questions=tuple(
            _asked(question, line, known, typed) for question in questions_of(line)
        ),
    )


def _asked(
    question: Question, line: ReportLine, known: Background, typed: Posted | None
) -> Asked:
    box = f"{line.pk}-{question.key}"
    ticked = typed.getlist(f"ph-{box}") if typed else []
    value = known.values.get(question.indicator.pk) if question.indicator else None
    return Asked(
        key=question.key,
        number=question.number,
        title=question.title,
        box=box,
        facts=_facts(question.indicator, value, known),
        text=_text(question.key, known.progress.get(line.activity_id)),
        split=_split(value),
        files=known.files[line.pk] if question.key == "evidence" else (),
        earlier=known.comments[line.pk, question.key],
        phrases=tuple(
            Phrase(place, text, str(place) in ticked)
            for place, text in enumerate(phrases_for(question.key))
        ),
        typed=typed.get(f"c-{box}", "") if typed else "",
    )


def _facts(
    indicator: Indicator | None, value: IndicatorValue | None, known: Background
) -> tuple[Fact, ...]:
    if indicator is None:
        return ()
    facts = facts_about(
        _counted(value),
        known.history[indicator.pk],
        known.targets[indicator.pk],
        quarter=known.quarter,
        direction=indicator.direction,
        thresholds=known.thresholds,
    )
    outlier = known.warnings.about(indicator.pk)
    if outlier is not None:
        facts.append(unusual(outlier))
    if value is not None and value.state != ValueState.REPORTED:
        facts[0] = Fact(facts[0].term, f"{facts[0].value} {_reason(value)}".strip())
    return tuple(facts)


def _counted(value: IndicatorValue | None) -> Decimal | None:
    if value is None:
        return None
    return Decimal(0) if value.state == ValueState.NO_ACTIVITY else value.value


def _reason(value: IndicatorValue) -> str:
    known = dict(NoDataReason.choices)
    return str(known.get(value.reason, value.get_state_display()))


def _text(key: str, progress: ActivityProgress | None) -> str:
    if progress is None or key not in {"done", "difficulties"}:
        return ""
    return progress.done if key == "done" else progress.difficulties


def _split(value: IndicatorValue | None) -> str:
    """« 184 femmes, 96 filles. Garçons : – Collecte non terminée. »"""
    if value is None:
        return ""
    reasons = dict(NoDataReason.choices)
    told, unknown = [], []
    for cell in value.cells.all():
        if cell.number is not None:
            told.append(f"{cell.category.label} {show_number(cell.number)}")
        else:
            reason = reasons.get(cell.reason, cell.reason)
            unknown.append(
                _("%(category)s : – %(reason)s")
                % {"category": cell.category.label, "reason": reason}
            )
    return ". ".join(filter(None, [", ".join(told), *unknown]))
