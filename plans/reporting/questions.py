"""The questions of a report line, in order, with the numbers of screen and paper."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plans.indicators.models import Indicator
from plans.reporting.drafts import ReportLine
from plans.reporting.reasons import NoDataReason
from plans.reporting.states import DeclaredState


@dataclass(frozen=True)
class Question:
    """One numbered question; `key` names it in comments and in the snapshot."""

    key: str
    number: int
    title: str
    indicator: Indicator | None = None

    @property
    def options(self) -> list[str]:
        """The words to tick on paper for the declared state."""
        return [str(label) for label in DeclaredState.labels]

    @property
    def reasons(self) -> list[str]:
        """The words to tick on paper when there is no number."""
        return [str(label) for label in NoDataReason.labels]


def questions_of(line: ReportLine) -> list[Question]:
    """State, one question per indicator, what was done, difficulties, evidence."""
    asked: list[tuple[str, str, Indicator | None]] = [
        ("state", _("Où en est cette activité"), None)
    ]
    for question in line.questions.all():
        indicator = question.indicator
        asked.append((f"value-{indicator.pk}", indicator.label, indicator))
    asked += [
        ("done", _("Ce qui a été fait"), None),
        ("difficulties", _("Difficultés ou risques"), None),
        ("evidence", _("Moyens de vérification"), None),
    ]
    return [
        Question(key, number, title, indicator)
        for number, (key, title, indicator) in enumerate(asked, start=1)
    ]
