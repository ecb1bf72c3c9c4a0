"""Reads the answer to one indicator: a number, its cells, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from plans.indicators.coherence import no_activity_problem, pair_problem
from plans.indicators.models import Category, Indicator
from plans.reporting.answers import Answers, Boxes, boxes_of
from plans.reporting.cells import Total, TotalMissing, TotalTooSmall, total_of
from plans.reporting.gaps import Gap, GapKind
from plans.reporting.questions import Question
from plans.reporting.reasons import CELL_REASONS, STATE_OF_REASON, NoDataReason
from plans.reporting.states import ValueState
from portal.kit.numbers import MAX_DIGITS, read_number, show_number

LARGEST = Decimal(10) ** MAX_DIGITS - 1


@dataclass(frozen=True)
class CellAnswer:
    """One category's number, or None and its reason code."""

    category: Category
    number: Decimal | None
    reason: str = ""


@dataclass(frozen=True)
class ValueAnswer:
    """The answer to one indicator; `value` is None unless it is reported."""

    indicator: Indicator
    state: ValueState
    value: Decimal | None
    reason: str = ""
    cells: tuple[CellAnswer, ...] = ()
    unspecified: Decimal | None = None
    denominator: Decimal | None = None
    correction: str = ""  # why a count since the plan's start goes back


Read = tuple[ValueAnswer | None, list[Gap]]


def read_value(question: Question, answers: Answers) -> Read:
    """Read the boxes of one indicator. The answer is None when a gap blocks it."""
    indicator = question.indicator
    if indicator is None:
        raise ValueError(f"question {question.key} asks for no indicator")
    return _ValueReader(question.key, indicator, answers).read()


class _ValueReader:
    def __init__(self, key: str, indicator: Indicator, answers: Answers) -> None:
        self.key = key
        self.indicator = indicator
        self.answers = answers
        self.boxes: Boxes = boxes_of(indicator)
        self.gaps: list[Gap] = []

    def read(self) -> Read:
        reason = self._typed(self.boxes.reason)
        if reason and reason not in NoDataReason.values:
            self._gap(self.boxes.reason, _("Choisissez une raison de la liste."))
            return None, self.gaps
        if reason:
            return self._without_number(reason), self.gaps
        if self.boxes.cells:
            return self._split_number(), self.gaps
        return self._plain_number(), self.gaps

    def _typed(self, box: str) -> str:
        return self.answers.get(box, "").strip()

    def _gap(self, box: str, text: str, kind: GapKind = GapKind.WRONG) -> None:
        self.gaps.append(Gap(kind, self.key, box, text))

    def _number(self, box: str, cell: str = "") -> Decimal | None:
        """The number of a box; None when it is blank or wrong, which adds a gap."""
        typed = self._typed(box)
        if not typed:
            return None
        try:
            return read_number(typed, decimals=self.indicator.decimals)
        except ValidationError as error:
            self._gap(box, _of_cell(cell, error.messages[0]))
            return None

    def _without_number(self, reason: str) -> ValueAnswer | None:
        if any(self._typed(box) for box in self.boxes.numbers()):
            text = _(
                "Vous avez écrit un nombre et choisi « pas de donnée ». "
                "Gardez l’un des deux."
            )
            self._gap(self.boxes.reason, text)
            return None
        state = STATE_OF_REASON[reason]
        if state is ValueState.NO_ACTIVITY and no_activity_problem(
            self.indicator.policy
        ):
            text = _(
                "« Aucune activité » ne dit pas la situation à la fin de la période. "
                "Écrivez le nombre, ou choisissez une autre raison."
            )
            self._gap(self.boxes.reason, text)
            return None
        if state is ValueState.NOT_AVAILABLE:
            text = _("%(what)s : pas de donnée, %(reason)s.") % {
                "what": self.indicator.label,
                "reason": NoDataReason(reason).label.lower(),
            }
            self._gap(self.boxes.reason, text, GapKind.NOTED)
        return ValueAnswer(self.indicator, state, None, reason)

    def _plain_number(self) -> ValueAnswer | None:
        if not self._typed(self.boxes.value):
            self._ask_for_number(self.boxes.value)
            return None
        number = self._number(self.boxes.value)
        if number is None:
            return None
        if self.boxes.denominator:
            return self._pair(number)
        return self._reported(number)

    def _reported(self, number: Decimal, over: Decimal | None = None) -> ValueAnswer:
        correction = self._typed(self.boxes.correction) if self.boxes.correction else ""
        return ValueAnswer(
            self.indicator,
            ValueState.REPORTED,
            number,
            denominator=over,
            correction=correction,
        )

    def _pair(self, number: Decimal) -> ValueAnswer | None:
        """A numerator with what it is counted among (rule 4)."""
        box = self.boxes.denominator
        over = self._number(box)
        if over is None and self._typed(box):
            return None
        problem = pair_problem(number, over)
        if problem == "alone":
            text = _("Écrivez aussi parmi combien, ou dites pourquoi ce nombre manque.")
            self._gap(box, text, GapKind.MISSING)
        elif problem:
            text = _("Parmi 0, on ne peut pas en compter %(number)s. Vérifiez les deux "
                     "nombres.")  # fmt: skip
            self._gap(box, text % {"number": show_number(number)})
        return None if problem else self._reported(number, over)

    def _ask_for_number(self, box: str) -> None:
        text = _("Écrivez un nombre, 0, ou dites pourquoi il n’y a pas de donnée.")
        self._gap(box, text, GapKind.MISSING)

    def _split_number(self) -> ValueAnswer | None:
        if not any(self._typed(box) for box in self.boxes.all()):
            self._ask_for_number(next(iter(self.boxes.cells.values())))
            return None
        cells = [self._cell(category) for category in self._categories()]
        typed = self._number(self.boxes.value)
        if self.gaps:
            return None
        total = self._total(cells, typed)
        if total is None:
            return None
        for cell in cells:
            self._note_unknown(cell)
        return ValueAnswer(
            self.indicator,
            ValueState.REPORTED,
            total.value,
            cells=tuple(cells),
            unspecified=total.unspecified,
            correction=self._typed(self.boxes.correction)
            if self.boxes.correction
            else "",
        )

    def _categories(self) -> Sequence[Category]:
        dimension = self.indicator.dimension
        return list(dimension.categories.all()) if dimension else []

    def _cell(self, category: Category) -> CellAnswer:
        box = self.boxes.cells[category.code]
        reason_box = self.boxes.cell_reasons[category.code]
        reason = self._typed(reason_box)
        cell = category.label
        number = self._number(box, cell)
        if self._typed(box) and reason:
            text = _("Gardez le nombre, ou la raison, pas les deux.")
            self._gap(reason_box, _of_cell(cell, text))
        elif reason and reason not in CELL_REASONS:
            text = _("Choisissez une raison de la liste.")
            self._gap(reason_box, _of_cell(cell, text))
        elif not self._typed(box) and not reason:
            text = _("Écrivez 0, ou dites pourquoi ce nombre manque.")
            self._gap(box, _of_cell(cell, text))
        return CellAnswer(category, number, reason)

    def _total(self, cells: list[CellAnswer], typed: Decimal | None) -> Total | None:
        dimension = self.indicator.dimension
        try:
            total = total_of(
                [cell.number for cell in cells],
                typed,
                splits_the_whole=bool(
                    dimension and dimension.is_exclusive and dimension.is_exhaustive
                ),
            )
        except TotalMissing:
            text = _("Un nombre manque : écrivez aussi le total.")
        except TotalTooSmall as error:
            text = _("Le total ne peut pas être sous %(floor)s, déjà compté.") % {
                "floor": show_number(error.floor)
            }
        else:
            if total.value <= LARGEST:
                return total
            text = _("Ce nombre est trop grand. Vérifiez le nombre de zéros.")
        self._gap(self.boxes.value, text)
        return None

    def _note_unknown(self, cell: CellAnswer) -> None:
        if cell.number is None:
            text = _("%(what)s : pas de donnée, %(reason)s.") % {
                "what": cell.category.label,
                "reason": NoDataReason(cell.reason).label.lower(),
            }
            self._gap(self.boxes.cell_reasons[cell.category.code], text, GapKind.NOTED)


def _of_cell(cell: str, text: str) -> str:
    """A sentence with the cell it speaks of: « Filles : Écrivez 0… »."""
    return _("%(cell)s : %(text)s") % {"cell": cell, "text": text} if cell else text
