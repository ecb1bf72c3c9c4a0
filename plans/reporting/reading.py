"""Reads a whole line: what its raw answers say, and what is wrong or missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from plans.reporting.answers import (
    CONSENT,
    DIFFICULTIES,
    DONE,
    EVIDENCE,
    PERCENT,
    STATE,
    TEXT_LIMIT,
    Answers,
)
from plans.reporting.gaps import Gap, GapKind
from plans.reporting.questions import Question
from plans.reporting.reading_values import ValueAnswer, read_value
from plans.reporting.states import DeclaredState
from portal.kit.numbers import read_number, show_number

PERCENT_ASKED = frozenset({DeclaredState.ONGOING, DeclaredState.LATE})
PERCENT_KNOWN = {
    DeclaredState.DONE: Decimal(100),
    DeclaredState.NOT_STARTED: Decimal(0),
}


@dataclass
class LineReading:
    """What a line says; what could not be read is None and stands in `gaps`."""

    declared: DeclaredState | None = None
    percent: Decimal | None = None
    values: dict[int, ValueAnswer] = field(default_factory=dict)  # by indicator key
    done: str = ""
    difficulties: str = ""
    files: int = 0
    gaps: list[Gap] = field(default_factory=list)

    @property
    def blocking(self) -> list[Gap]:
        return [gap for gap in self.gaps if gap.blocks]

    @property
    def wrong(self) -> list[Gap]:
        return [gap for gap in self.gaps if gap.kind is GapKind.WRONG]

    @property
    def noted(self) -> list[Gap]:
        return [gap for gap in self.gaps if not gap.blocks]

    @property
    def is_complete(self) -> bool:
        return not self.blocking


def read_line(
    questions: Sequence[Question], answers: Answers, *, files: int
) -> LineReading:
    """Read the raw answers to the questions of one line; `files` are its evidence.

    Gaps come in the order of the questions. Nothing is written.
    """
    reading = LineReading(files=files)
    for question in questions:
        if question.indicator is not None:
            value, gaps = read_value(question, answers)
            reading.gaps += gaps
            if value is not None:
                reading.values[question.indicator.pk] = value
        elif question.key == STATE:
            _read_state(reading, answers)
        elif question.key == EVIDENCE:
            _read_evidence(reading, answers)
        else:
            _read_text(reading, question.key, answers)
    return reading


def _read_state(reading: LineReading, answers: Answers) -> None:
    typed = answers.get(STATE, "")
    if typed not in DeclaredState.values:
        text = _("Dites où en est cette activité.")
        reading.gaps.append(Gap(GapKind.MISSING, STATE, STATE, text))
        return
    reading.declared = DeclaredState(typed)
    if reading.declared in PERCENT_ASKED:
        _read_percent(reading, answers.get(PERCENT, ""))
    else:
        reading.percent = PERCENT_KNOWN.get(reading.declared)


def _read_percent(reading: LineReading, typed: str) -> None:
    typed = typed.strip().removesuffix("%").strip()
    if not typed:
        text = _("Écrivez quelle part est faite, de 0 à 100.")
        reading.gaps.append(Gap(GapKind.MISSING, STATE, PERCENT, text))
        return
    try:
        percent = read_number(typed, decimals=2)
    except ValidationError as error:
        text = error.messages[0]
    else:
        if percent <= 100:
            reading.percent = percent
            return
        text = _("Écrivez un nombre de 0 à 100.")
    reading.gaps.append(Gap(GapKind.WRONG, STATE, PERCENT, text))


def _read_text(reading: LineReading, key: str, answers: Answers) -> None:
    text = answers.get(key, "").strip()
    if len(text) > TEXT_LIMIT:
        reading.gaps.append(Gap(GapKind.WRONG, key, key, too_long(len(text))))
    elif not text and key == DONE:
        asked = _("Écrivez ce qui a été fait, une phrase suffit.")
        reading.gaps.append(Gap(GapKind.MISSING, key, key, asked))
    elif key == DONE:
        reading.done = text
    elif key == DIFFICULTIES:
        reading.difficulties = text


def too_long(signs: int) -> str:
    """What is said of a text over the limit."""
    return _(
        "Ce texte a %(signs)s signes, la limite est %(limit)s : "
        "il y en a %(over)s de trop."
    ) % {
        "signs": show_number(signs),
        "limit": show_number(TEXT_LIMIT),
        "over": show_number(signs - TEXT_LIMIT),
    }


def _read_evidence(reading: LineReading, answers: Answers) -> None:
    if not reading.files:
        gap = Gap(GapKind.NOTED, EVIDENCE, "files", _("Aucun fichier joint."))
        reading.gaps.append(gap)
    elif not answers.get(CONSENT):
        text = _(
            "Cochez l’accord des personnes visibles sur les fichiers, "
            "ou retirez ces fichiers."
        )
        reading.gaps.append(Gap(GapKind.MISSING, EVIDENCE, CONSENT, text))
