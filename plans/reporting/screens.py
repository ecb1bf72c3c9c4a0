"""What the screens of a report share: where one is, what is left, how long."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from plans.permissions import can_see_draft
from plans.reporting.gaps import Gap
from plans.reporting.models import Report, ReportLine
from plans.reporting.questions import questions_of
from plans.reporting.reading import LineReading, read_line
from portal.accounts.models import User


@dataclass(frozen=True)
class Point:
    """A gap with the number of its question and the place to mend it."""

    code: str
    number: int
    text: str
    address: str


def points_of(
    line: ReportLine, gaps: Sequence[Gap], *, page: str = "", prefix: str = ""
) -> list[Point]:
    """Where to go for each gap; without `page` they are on the page itself."""
    numbers = {question.key: question.number for question in questions_of(line)}
    return [
        Point(
            line.activity.code,
            numbers[gap.question],
            gap.text,
            f"{page}#id_{prefix}{gap.box}",
        )
        for gap in gaps
    ]


@dataclass(frozen=True)
class Step:
    """One line in the outline of a report."""

    line: ReportLine
    reading: LineReading
    is_current: bool

    @property
    def mark(self) -> str:
        """done, current or todo, as the stepper colours it."""
        if self.is_current:
            return "current"
        return "done" if self.reading.is_complete else "todo"

    @property
    def icon(self) -> str:
        if self.reading.is_complete:
            return "ok"
        return "clock" if self.line.version else "none"


@dataclass(frozen=True)
class Frame:
    """A report with its steps, seen from one of them; 0 is none of the lines."""

    report: Report
    steps: Sequence[Step]
    current: int
    today: datetime.date

    @property
    def days_left(self) -> int:
        return (self.report.period.due_on - self.today).days

    @property
    def days_late(self) -> int:
        return -self.days_left

    @property
    def count(self) -> int:
        """The lines, and « Vérifier et envoyer »."""
        return len(self.steps) + 1

    @property
    def saved_at(self) -> datetime.datetime | None:
        times = [step.line.saved_at for step in self.steps if step.line.saved_at]
        return max(times, default=None)

    @property
    def versions(self) -> str:
        """The version of every line, for the copy kept on the phone."""
        return ",".join(str(step.line.version) for step in self.steps)


def own_lines(user: User, report: uuid.UUID) -> list[ReportLine]:
    """The lines of a report of this person's organisation, sharing one report.

    Raises Http404 for what she may not know of, PermissionDenied for a report that
    she may read but not write.
    """
    lines = list(
        ReportLine.objects.with_questions()
        .filter(report__uuid=report, report__in=Report.objects.visible_to(user))
        .select_related("activity", "report__period__plan", "report__organisation")
    )
    if not lines:
        raise Http404
    shared = lines[0].report
    if not can_see_draft(user, shared):
        raise PermissionDenied
    for line in lines:
        line.report = shared
    return lines


def frame_of(
    lines: Sequence[ReportLine], *, current: int = 0, today: datetime.date
) -> Frame:
    """The frame around a screen of a report, from lines fetched with questions."""
    steps = [
        Step(line, reading_of(line), is_current=line.position == current)
        for line in lines
    ]
    return Frame(lines[0].report, steps, current, today)


def reading_of(line: ReportLine) -> LineReading:
    return read_line(questions_of(line), line.answers, files=len(line.files))
