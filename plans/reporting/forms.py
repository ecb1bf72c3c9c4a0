"""The boxes of a report line as a form: drawn by it, judged by `reading`.

Boxes hold the text as typed; the form never turns it into a number, because a draft
keeps what is wrong too. Errors are the gaps that the page should tell of.
"""

from collections.abc import Collection, Sequence

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from plans.indicators.models import Category, Indicator
from plans.indicators.natures import Semantics
from plans.reporting.answers import (
    CONSENT,
    DIFFICULTIES,
    DONE,
    PERCENT,
    STATE,
    Answers,
    Boxes,
    boxes_of,
)
from plans.reporting.gaps import Gap
from plans.reporting.questions import Question
from plans.reporting.reasons import CELL_REASONS, NoDataReason
from plans.reporting.states import DeclaredState

MEANT = {
    Semantics.FLOW: _("Seulement ce trimestre, sans le cumul."),
    Semantics.CUMULATIVE: _("Depuis le début du plan, ce trimestre compris."),
    Semantics.STOCK: _("La situation à la fin du trimestre."),
}
NO_NAMES = _("N’écrivez jamais le nom d’une survivante ni d’un enfant.")


class Box(forms.CharField):
    """One text, taken as it is."""

    def __init__(
        self, *, unit: str = "", decimals: int | None = None, **kwargs
    ) -> None:
        self.unit = unit
        self.decimals = decimals  # None for words
        super().__init__(strip=False, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        if self.decimals is None:
            return {}
        return {
            "inputmode": "decimal" if self.decimals else "numeric",
            "autocomplete": "off",
            "class": "text--num" if self.unit else "field__input--short text--num",
        }

    def clean(self, value: str | None) -> str:
        return value or ""


class ChoiceBox(forms.ChoiceField):
    """One of a list, or not yet."""

    def clean(self, value: str | None) -> str:
        return value or ""


class Tick(forms.BooleanField):
    def clean(self, value: bool) -> bool:
        return bool(value)


class LineForm(forms.Form):
    """The boxes of the questions of one line, filled with raw answers."""

    use_required_attribute = False

    def __init__(
        self,
        questions: Sequence[Question],
        *,
        answers: Answers,
        told: Collection[Gap] = (),
        position: int | None = None,
    ) -> None:
        prefix = None if position is None else f"l{position}"
        super().__init__(prefix=prefix)
        self.told = told
        for question in questions:
            self.fields |= _fields_of(question)
        self.data = {self.add_prefix(name): text for name, text in answers.items()}
        self.is_bound = True

    def clean(self) -> None:
        for gap in self.told:
            if gap.box in self.fields:
                self.add_error(gap.box, gap.text)


def _fields_of(question: Question) -> dict[str, forms.Field]:
    if question.indicator is not None:
        return _fields_of_indicator(question.indicator)
    named = {
        STATE: _state_fields,
        DONE: _done_fields,
        DIFFICULTIES: _difficulties_fields,
        "evidence": _evidence_fields,
    }
    return named[question.key](question)


def _state_fields(question: Question) -> dict[str, forms.Field]:
    return {
        STATE: ChoiceBox(
            label=f"{question.number}. {question.title}",
            choices=DeclaredState.choices,
            widget=forms.RadioSelect,
        ),
        PERCENT: Box(
            label=_("Quelle part de l’activité est faite, depuis son début ?"),
            help_text=_("De 0 à 100. Seulement si elle est en cours ou en retard."),
            unit="%",
            decimals=2,
        ),
    }


def _done_fields(question: Question) -> dict[str, forms.Field]:
    return {
        DONE: Box(
            label=f"{question.number}. {question.title}",
            help_text=format_html(
                "{} {}", _("Deux ou trois phrases suffisent."), NO_NAMES
            ),
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    }


def _difficulties_fields(question: Question) -> dict[str, forms.Field]:
    return {
        DIFFICULTIES: Box(
            label=f"{question.number}. {question.title}",
            required=False,
            help_text=format_html(
                "{} {}",
                _("Sécurité, accès, financement, autorisations…"),
                NO_NAMES,
            ),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
    }


def _evidence_fields(question: Question) -> dict[str, forms.Field]:
    return {
        CONSENT: Tick(
            label=_(
                "Les personnes visibles ont donné leur accord. "
                "Aucun visage d’enfant ni de survivante."
            )
        )
    }


def _fields_of_indicator(indicator: Indicator) -> dict[str, forms.Field]:
    boxes = boxes_of(indicator)
    fields: dict[str, forms.Field] = {}
    if indicator.dimension is not None:
        for category in indicator.dimension.categories.all():
            fields |= _fields_of_cell(indicator, category, boxes)
        fields[boxes.value] = Box(
            label=_("Total, avec les personnes sans précision"),
            decimals=indicator.decimals,
        )
    else:
        fields[boxes.value] = Box(
            label=indicator.question,
            decimals=indicator.decimals,
            help_text=MEANT[indicator.policy.carries],
        )
    if boxes.denominator:
        fields[boxes.denominator] = Box(
            label=indicator.denominator_label or _("Parmi combien ?"),
            decimals=indicator.decimals,
        )
    if boxes.correction:
        fields[boxes.correction] = Box(
            label=_("Ce cumul baisse ? Dites pourquoi"),
            required=False,
            help_text=_("Seulement si un chiffre d’avant était faux."),
        )
    asked = (
        _("Aucun de ces nombres : raison")
        if indicator.dimension
        else _("Pourquoi n’avez-vous pas ce nombre ?")
    )
    offered = [
        reason
        for reason in NoDataReason
        if reason != NoDataReason.NO_ACTIVITY or indicator.policy.offers_no_activity
    ]
    fields[boxes.reason] = _reasons(asked, offered)
    return fields


def _fields_of_cell(
    indicator: Indicator, category: Category, boxes: Boxes
) -> dict[str, forms.Field]:
    return {
        boxes.cells[category.code]: Box(
            label=category.label,
            help_text=category.hint,
            decimals=indicator.decimals,
        ),
        boxes.cell_reasons[category.code]: _reasons(
            _("%(what)s : raison") % {"what": category.label},
            CELL_REASONS,
        ),
    }


def _reasons(label: str, reasons: Collection[NoDataReason]) -> ChoiceBox:
    choices = [("", _("Choisir une raison"))]
    choices += [(reason.value, reason.label) for reason in reasons]
    return ChoiceBox(label=label, choices=choices)
