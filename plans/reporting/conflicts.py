"""Two texts for one box: what each is called, and how it reads on the page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plans.reporting.answers import (
    CONSENT,
    DIFFICULTIES,
    DONE,
    PERCENT,
    STATE,
    boxes_of,
)
from plans.reporting.models import ReportLine
from plans.reporting.questions import Question, questions_of
from plans.reporting.reasons import NoDataReason
from plans.reporting.saving import Conflict
from plans.reporting.states import DeclaredState
from portal.accounts.models import User


@dataclass(frozen=True)
class TwoTexts:
    """A box with two answers."""

    box: str
    label: str
    mine: str
    theirs: str
    is_long: bool


def conflict_context(line: ReportLine, met: Conflict, *, then: str) -> dict[str, Any]:
    """What the page of a conflict shows; one more query names who saved last."""
    labels = labels_of(questions_of(line))
    stored = met.line.answers
    return {
        "line": line,
        "report": line.report,
        "version": met.line.version,
        "saved_at": met.line.saved_at,
        "saved_by": User.objects.filter(uuid=met.line.saved_by).first(),
        "then": then,
        "two_texts": [
            TwoTexts(
                box,
                labels.get(box, box),
                shown(box, met.mine.get(box, "")),
                shown(box, stored.get(box, "")),
                box in {DONE, DIFFICULTIES},
            )
            for box in met.boxes
            if met.mine.get(box) or stored.get(box)
        ],
        "mine": met.mine,
    }


def shown(box: str, text: str) -> str:
    """An answer in words; empty stays empty."""
    if box == STATE and text in DeclaredState.values:
        return str(DeclaredState(text).label)
    if box.startswith(("r-", "cr-")) and text in NoDataReason.values:
        return str(NoDataReason(text).label)
    if box == CONSENT:
        return _("Oui") if text else _("Non")
    return text


def labels_of(questions: list[Question]) -> dict[str, str]:
    """What each box is called, with the number of its question."""
    labels = {}
    for question in questions:
        name = f"{question.number}. {question.title}"
        if question.indicator is not None:
            labels |= _labels_of_indicator(question, name)
        elif question.key == STATE:
            labels |= {STATE: name, PERCENT: _("%(what)s, en %%") % {"what": name}}
        elif question.key == "evidence":
            labels[CONSENT] = _("%(what)s : accord") % {"what": name}
        else:
            labels[question.key] = name
    return labels


def _labels_of_indicator(question: Question, name: str) -> dict[str, str]:
    indicator = question.indicator
    if indicator is None:
        return {}
    boxes = boxes_of(indicator)
    labels = {boxes.value: name, boxes.reason: _("%(what)s : raison") % {"what": name}}
    labels[boxes.denominator] = _("%(what)s : parmi combien") % {"what": name}
    labels[boxes.correction] = _("%(what)s : raison de la baisse") % {"what": name}
    if indicator.dimension is None:
        return labels
    labels[boxes.value] = _("%(what)s : total") % {"what": name}
    for category in indicator.dimension.categories.all():
        cell = {"what": name, "cell": category.label}
        labels[boxes.cells[category.code]] = _("%(what)s : %(cell)s") % cell
        labels[boxes.cell_reasons[category.code]] = (
            _("%(what)s : %(cell)s, raison") % cell
        )
    return labels
