"""The raw answers of a line: the name of each box, what is kept, what differs."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from plans.indicators.models import Indicator
from plans.indicators.natures import Semantics
from plans.reporting.questions import Question

STATE = "state"
PERCENT = "percent"
DONE = "done"
DIFFICULTIES = "difficulties"
CONSENT = "consent"
EVIDENCE = "evidence"
TEXTS = frozenset({DONE, DIFFICULTIES})

TEXT_LIMIT = 2_000  # signs an answer may have when it is sent
TEXT_KEPT = 20_000  # signs that a draft keeps
BOX_KEPT = 200

Answers = Mapping[str, str]


class Boxes(NamedTuple):
    """The names of the boxes of one indicator."""

    value: str
    reason: str
    cells: dict[str, str]  # by category code
    cell_reasons: dict[str, str]
    denominator: str = ""  # of a percent or a ratio, else no box
    correction: str = ""  # why a count since the plan's start goes back

    def all(self) -> list[str]:
        return [*self.numbers(), self.reason, *filter(None, [self.correction])]

    def numbers(self) -> list[str]:
        """What a number is made of: « pas de donnée » stands instead of them."""
        return [
            *self.cells.values(),
            *self.cell_reasons.values(),
            self.value,
            *filter(None, [self.denominator]),
        ]


def boxes_of(indicator: Indicator) -> Boxes:
    """`v-7`, `r-7`, `d-7`, `k-7`, and `c-7-femmes`, `cr-7-femmes` for each cell."""
    codes = (
        [category.code for category in indicator.dimension.categories.all()]
        if indicator.dimension
        else []
    )
    pk, policy = indicator.pk, indicator.policy
    return Boxes(
        value=f"v-{pk}",
        reason=f"r-{pk}",
        cells={code: f"c-{pk}-{code}" for code in codes},
        cell_reasons={code: f"cr-{pk}-{code}" for code in codes},
        denominator=f"d-{pk}" if policy.is_pair and not codes else "",
        correction=f"k-{pk}" if policy.carries == Semantics.CUMULATIVE else "",
    )


def boxes_of_question(question: Question) -> list[str]:
    """The boxes that one numbered question is answered in."""
    if question.indicator is not None:
        return boxes_of(question.indicator).all()
    if question.key == STATE:
        return [STATE, PERCENT]
    if question.key == EVIDENCE:
        return [CONSENT]
    return [question.key]


def box_names(questions: Collection[Question]) -> list[str]:
    return [name for question in questions for name in boxes_of_question(question)]


def clean_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def signs_kept(name: str) -> int:
    """How many signs a draft keeps of a box."""
    return TEXT_KEPT if name in TEXTS else BOX_KEPT


def is_too_long_to_keep(name: str, text: str) -> bool:
    return len(text) > signs_kept(name)


def merged(stored: Answers, given: Answers, names: Collection[str]) -> dict[str, str]:
    """The answers to keep: `given` over `stored`, for the named boxes only.

    What is longer than a draft keeps does not replace what was kept before.
    """
    kept = dict(stored)
    for name in names:
        if name in given:
            text = clean_line_ends(given[name])
            if not is_too_long_to_keep(name, text):
                kept[name] = text
    return kept


def differing(one: Answers, other: Answers, names: Collection[str]) -> list[str]:
    """The boxes whose text is not the same; an absent box is an empty one."""
    return [name for name in names if one.get(name, "") != other.get(name, "")]
