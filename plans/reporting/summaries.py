"""What a report says, in plain words: the draft's, or that of what was sent."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.indicators.models import Indicator
from plans.reporting.models import ReportLine, ReportRevision
from plans.reporting.questions import Question
from plans.reporting.reading import LineReading
from plans.reporting.reading_values import CellAnswer, ValueAnswer
from plans.reporting.reasons import NoDataReason
from plans.reporting.states import DeclaredState, ValueState
from portal.kit.numbers import show_number

LOOKS = {
    DeclaredState.ONGOING: ("", "clock"),
    DeclaredState.DONE: ("good", "ok"),
    DeclaredState.LATE: ("late", "late"),
    DeclaredState.NOT_STARTED: ("", "none"),
    DeclaredState.CANCELLED: ("", "cancel"),
}


@dataclass(frozen=True)
class ValueSummary:
    """« 351 participations », and « 184 femmes, … » or why there is no number."""

    label: str
    amount: str
    detail: str = ""

    @property
    def text(self) -> str:
        return f"{self.amount} ({self.detail})" if self.detail else self.amount


@dataclass(frozen=True)
class LineSummary:
    """One activity in plain words."""

    position: int
    code: str
    title: str
    declared: DeclaredState | None
    percent: Decimal | None
    values: dict[int, ValueSummary]  # by indicator key
    done: str
    difficulties: str
    files: Sequence[str]

    @property
    def look(self) -> tuple[str, str]:
        """The colour and the icon of the declared state's badge."""
        return LOOKS[self.declared] if self.declared else ("", "none")


def summary_of_draft(line: ReportLine, reading: LineReading) -> LineSummary:
    """What the draft of a line says so far."""
    return LineSummary(
        position=line.position,
        code=line.activity.code,
        title=line.activity.title,
        declared=reading.declared,
        percent=reading.percent,
        values={pk: summary_of_value(a) for pk, a in reading.values.items()},
        done=reading.done,
        difficulties=reading.difficulties,
        files=[file.name for file in line.files],
    )


@dataclass(frozen=True)
class Row:
    """One answer in words; an empty text is nothing written."""

    label: str
    text: str


def row_of(question: Question, summary: LineSummary) -> Row:
    """One question of a line as a row to read."""
    label = f"{question.number}. {question.title}"
    if question.indicator is not None:
        value = summary.values.get(question.indicator.pk)
        return Row(label, value.text if value else "")
    texts = {
        "state": str(summary.declared.label) if summary.declared else "",
        "done": summary.done,
        "difficulties": summary.difficulties,
        "evidence": ", ".join(summary.files),
    }
    return Row(label, texts[question.key])


def summaries_of_revision(revision: ReportRevision) -> list[LineSummary]:
    """What was sent, activity by activity, in a fixed number of queries."""
    positions = {
        line.activity_id: line.position for line in revision.report.lines.all()
    }
    values = _values_by_activity(revision)
    files = _files_by_activity(revision)
    summaries = [
        LineSummary(
            position=positions[progress.activity_id],
            code=progress.activity.code,
            title=progress.activity.title,
            declared=DeclaredState(progress.state),
            percent=progress.percent,
            values=values[progress.activity_id],
            done=progress.done,
            difficulties=progress.difficulties,
            files=files[str(progress.activity.uuid)],
        )
        for progress in revision.progress.select_related("activity")
    ]
    return sorted(summaries, key=lambda summary: summary.position)


def _values_by_activity(
    revision: ReportRevision,
) -> dict[int, dict[int, ValueSummary]]:
    by_activity: dict[int, dict[int, ValueSummary]] = defaultdict(dict)
    rows = revision.values.select_related("indicator__dimension").prefetch_related(
        "cells__category"
    )
    for row in rows.order_by("indicator__position", "indicator__code"):
        cells = [
            CellAnswer(cell.category, cell.number, cell.reason)
            for cell in row.cells.all()
        ]
        answer = ValueAnswer(
            row.indicator,
            ValueState(row.state),
            row.value,
            row.reason,
            tuple(cells),
            denominator=row.denominator,
        )
        if row.indicator.activity_id is not None:
            values = by_activity[row.indicator.activity_id]
            values[row.indicator_id] = summary_of_value(answer)
    return by_activity


def _files_by_activity(revision: ReportRevision) -> dict[str, list[str]]:
    files: dict[str, list[str]] = defaultdict(list)
    for line in revision.snapshot.get("lines", []):
        evidence = line["fields"].get("evidence", {"value": []})
        files[line["activity"]] = [file["name"] for file in evidence["value"]]
    return files


def summary_of_value(answer: ValueAnswer) -> ValueSummary:
    indicator = answer.indicator
    if answer.value is None:
        reason = NoDataReason(answer.reason).label if answer.reason else ""
        return ValueSummary(indicator.label, "–", str(reason))
    told = amount(answer.value, indicator)
    if answer.denominator is not None:
        told = _("%(number)s parmi %(among)s") % {
            "number": show_number(answer.value),
            "among": show_number(answer.denominator),
        }
    return ValueSummary(indicator.label, told, _cells_in_words(answer))


def amount(value: Decimal, indicator: Indicator) -> str:
    """« 1 causerie », « 9 causeries »: from two on, the plural."""
    unit = indicator.unit_plural if value >= 2 else indicator.unit_singular
    return f"{show_number(value)}\u00a0{unit}"


def _cells_in_words(answer: ValueAnswer) -> str:
    if not answer.cells:
        return ""
    told = [_cell_in_words(cell) for cell in answer.cells]
    dimension = answer.indicator.dimension
    known = [cell.number for cell in answer.cells if cell.number is not None]
    rest = (answer.value or Decimal(0)) - sum(known, Decimal(0))
    if dimension and dimension.is_exclusive and rest > 0:
        told.append(_("%(number)s sans précision") % {"number": show_number(rest)})
    return ", ".join(told)


def _cell_in_words(cell: CellAnswer) -> str:
    label = cell.category.label.lower()
    if cell.number is None:
        return _("%(cell)s : pas de donnée") % {"cell": label}
    return f"{show_number(cell.number)} {label}"
