"""What was typed, to read again: each question with its answer in words."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.dates import read_date
from cso_pages.upkeep.registration.fields import StepForm
from cso_pages.upkeep.registration.gaps import (
    LAST,
    PEOPLE,
    PERSON,
    WHERE,
    Answers,
    Gap,
    gaps_of,
    steps_of,
)
from cso_pages.upkeep.registration.steps import step_form


@dataclass(frozen=True)
class Told:
    """One question and its answer; `value` is empty when there is none."""

    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """One step, to read again."""

    step: str
    title: str
    rows: tuple[Told, ...]
    gaps: tuple[Gap, ...]


def titles() -> dict[str, str]:
    return {
        "1": _("Qui vous êtes"),
        "2": _("Ce que vous faites, et où"),
        WHERE: _("Question 9 : où, pour chaque domaine"),
        "3": _("Comment vous joindre, et vos papiers"),
        "4": _("Vérifier et envoyer"),
    }


def sections_of(answers: Answers, *, today: datetime.date) -> list[Section]:
    """Every step as it will be read by who checks."""
    gaps = gaps_of(answers)
    named = {**titles(), LAST: _("Qui envoie")}
    return [
        Section(
            step,
            named[step],
            tuple(_rows(step, answers, today)),
            tuple(gap for gap in gaps if gap.step == step),
        )
        for step in steps_of(answers)
    ]


def _rows(step: str, answers: Answers, today: datetime.date) -> Iterator[Told]:
    form = step_form(step, answers, today=today)
    people = {f"{who}_{name}" for who in PEOPLE for name in PERSON}
    for name, field in form.fields.items():
        if name == "receipt_number":
            yield from _people(answers)
        if name in people or name.endswith("_for") or name == "file":
            continue
        said = words_of(form, name, answers.get(name))
        if said and f"{name}_for" in form.fields:
            readers = words_of(form, f"{name}_for", answers.get(f"{name}_for"))
            said = _("%(said)s (montré à : %(readers)s)") % {
                "said": said,
                "readers": readers.partition(" : ")[0].partition("\u00a0:")[0],
            }
        if name == "receipt_date" and said:
            said = _with_day(said, today)
        yield Told(str(field.label), said)


def _with_day(text: str, today: datetime.date) -> str:
    """The text as it was written, and the day that it is read as."""
    read = read_date(text, today=today).shown()
    if not read:
        return _("« %(text)s » (pas de jour reconnu, le texte est gardé)") % {
            "text": text
        }
    return f"{read} (« {text} »)" if read != text else read


def _people(answers: Answers) -> Iterator[Told]:
    names = (_("16. Point focal"), _("17. Deuxième point focal"))
    for who, label in zip(PEOPLE, names, strict=True):
        typed = {name: str(answers.get(f"{who}_{name}") or "") for name in PERSON}
        agreed = _("accord donné") if answers.get(f"{who}_agreed") else ""
        full = f"{typed['first_name']} {typed['last_name']}".strip()
        parts = (full, typed["function"], typed["phone"], typed["email"], agreed)
        yield Told(label, ", ".join(part for part in parts if part))


def words_of(form: StepForm, name: str, value: Any) -> str:
    """A kept answer as people read it."""
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return _("oui") if value else _("non")
    if isinstance(field, forms.ChoiceField):
        choices = cast("list[tuple[str, Any]]", field.choices)
        labels = {str(code): str(label) for code, label in choices}
        values = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(one), "") for one in values if one)
    return str(value or "")


@dataclass(frozen=True)
class Difference:
    """One question that two telephones answered otherwise."""

    label: str
    kept: str
    typed: str


def differences(form: StepForm, kept: Answers) -> list[Difference]:
    """Between a valid step and what is kept of it now."""
    typed = form.typed()
    found = []
    for name in typed:
        said = words_of(form, name, typed[name])
        was = words_of(form, name, kept.get(name))
        if said != was:
            label = str(form.fields[name].label)
            found.append(Difference(label, was or _("rien"), said or _("rien")))
    return found
