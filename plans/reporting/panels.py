"""One panel a question: its boxes, its marks, the comment to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.forms import BoundField

from plans.reporting.answers import EVIDENCE, PERCENT, STATE, boxes_of
from plans.reporting.forms import LineForm
from plans.reporting.gaps import Gap
from plans.reporting.marks import Marks
from plans.reporting.models import Evidence
from plans.reporting.questions import Question
from plans.review.models import ReviewComment


@dataclass(frozen=True)
class CellFields:
    """A cell's number, and why it is missing."""

    number: BoundField
    reason: BoundField


@dataclass
class Panel:
    """A numbered question as the page draws it."""

    question: Question
    template: str
    fields: list[BoundField] = field(default_factory=list)
    cells: list[CellFields] = field(default_factory=list)
    value: BoundField | None = None
    reason: BoundField | None = None
    marks: Marks | None = None
    files: Sequence[Evidence] = ()
    files_box: str = ""
    refused: Sequence[Gap] = ()
    comment: ReviewComment | None = None
    is_open: bool = False  # the disclosure « Pas de donnée ? »

    @property
    def has_wrong_cells(self) -> bool:
        return any(cell.number.errors for cell in self.cells)

    @property
    def has_wrong_reasons(self) -> bool:
        return any(cell.reason.errors for cell in self.cells)


def panels_of(
    questions: Sequence[Question],
    form: LineForm,
    *,
    marks: Mapping[int, Marks],
    files: Sequence[Evidence],
    comments: Mapping[str, ReviewComment],
) -> list[Panel]:
    """The panels of the questions that `form` has boxes for, in their order."""
    panels = [_panel(question, form, marks, files) for question in questions]
    for panel in panels:
        panel.comment = comments.get(panel.question.key)
    return panels


def _panel(
    question: Question,
    form: LineForm,
    marks: Mapping[int, Marks],
    files: Sequence[Evidence],
) -> Panel:
    if question.indicator is not None:
        return _indicator_panel(question, form, marks)
    if question.key == STATE:
        fields = [form[STATE], form[PERCENT]]
        return Panel(question, "plans/reporting/_state.html", fields)
    if question.key == EVIDENCE:
        return Panel(
            question,
            "plans/reporting/_evidence.html",
            [form["consent"]],
            files=files,
            files_box=form.add_prefix("files"),
            refused=[gap for gap in form.told if gap.box == "files"],
        )
    return Panel(question, "plans/reporting/_text.html", [form[question.key]])


def _indicator_panel(
    question: Question, form: LineForm, marks: Mapping[int, Marks]
) -> Panel:
    indicator = question.indicator
    if indicator is None:
        raise ValueError(f"question {question.key} asks for no indicator")
    boxes = boxes_of(indicator)
    panel = Panel(
        question,
        "plans/reporting/_number.html",
        value=form[boxes.value],
        reason=form[boxes.reason],
        marks=marks.get(indicator.pk),
        fields=[form[box] for box in (boxes.denominator, boxes.correction) if box],
    )
    if boxes.cells:
        panel.template = "plans/reporting/_people.html"
        panel.cells = [
            CellFields(form[boxes.cells[code]], form[boxes.cell_reasons[code]])
            for code in boxes.cells
        ]
    panel.is_open = _has_something_inside(panel, form)
    return panel


def _has_something_inside(panel: Panel, form: LineForm) -> bool:
    """Whether the disclosure holds an answer or a message, and must not hide it."""
    inside = [panel.reason, *(cell.reason for cell in panel.cells)]
    if panel.cells:
        inside.append(panel.value)
    missing = any(
        cell.number.errors and not cell.number.value() for cell in panel.cells
    )
    return missing or any(box and (box.value() or box.errors) for box in inside)
