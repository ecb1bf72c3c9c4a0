"""The steps of a registration, their questions, and what is still lacking; pure."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

Answers = Mapping[str, Any]
WHERE = "ou"
STEPS = ("1", "2", WHERE, "3", "4")
FIRST, LAST = "1", "4"
PEOPLE = ("p1", "p2")
PERSON = ("first_name", "last_name", "function", "phone", "email", "agreed")
ASKED_FIRST = ("name", "sigle", "territory")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "1": (*ASKED_FIRST, "org_type", "founded_year", "locality"),
    "2": (
        "themes", "territories", "everywhere", "summary",
        "led_by", "represents", "targets", "groups_public",
    ),
    "3": (
        "phone", "phone_for", "email", "email_for", "web", "web_for",
        "accepts_messages",
        *(f"{who}_{name}" for who in PEOPLE for name in PERSON),
        "receipt_number", "receipt_authority", "receipt_date",
    ),
    "4": ("filled_by", "filled_as", "open_data", "declared"),
}  # fmt: skip
LACKING: dict[str, Any] = {
    "name": _("Écrivez le nom de l’organisation, comme sur son récépissé."),
    "territory": _("Choisissez le territoire du siège."),
    "org_type": _("Choisissez le type d’organisation."),
    "themes": _("Cochez au moins un domaine."),
    "territories": _("Cochez au moins un territoire."),
    "everywhere": _("Dites si chaque domaine est présent dans chaque territoire."),
    "summary": _("Dites en deux phrases ce que vous faites."),
    "p1_last_name": _("Nommez au moins un point focal."),
    "p1_agreed": _("Demandez l’accord de ce point focal, puis cochez."),
    "filled_by": _("Écrivez vos prénom et nom."),
    "filled_as": _("Dites à quel titre vous inscrivez l’organisation."),
    "declared": _("Cochez la déclaration."),
}
LACKING_PLACES = _("Dites dans quels territoires, pour chaque domaine.")
LACKING_REACH = _("Donnez un téléphone ou une adresse e-mail de l’organisation.")
LACKING_NAME = _("Écrivez le nom du deuxième point focal.")
LACKING_ACCORD = _("Demandez l’accord du deuxième point focal, puis cochez.")
LACKING_WAY = _("Donnez le téléphone ou l’adresse e-mail du point focal.")
LACKING_NUMBER = _("Écrivez le numéro du récépissé.")


@dataclass(frozen=True)
class Gap:
    """Something expected and empty, and the step and field where to write it."""

    step: str
    field: str
    said: str


def several(answers: Answers, name: str) -> list[str]:
    """The values kept of a question with boxes."""
    kept = answers.get(name) or []
    return [str(value) for value in kept] if isinstance(kept, list) else []


def steps_of(answers: Answers) -> tuple[str, ...]:
    """Question 9 has a page of its own when the answer is no."""
    detailed = answers.get("everywhere") == "no"
    return tuple(step for step in STEPS if detailed or step != WHERE)


def following(step: str, answers: Answers) -> str:
    steps = steps_of(answers)
    return steps[min(steps.index(step) + 1, len(steps) - 1)] if step in steps else "3"


def before(step: str, answers: Answers) -> str:
    steps = steps_of(answers)
    return steps[max(steps.index(step) - 1, 0)] if step in steps else "2"


def fields_of(step: str, answers: Answers) -> list[str]:
    """The questions of a step; on the page of question 9, one a domain."""
    if step == WHERE:
        return [f"ou-{theme}" for theme in several(answers, "themes")]
    return list(QUESTIONS[step])


def where_it_was_left(answers: Answers) -> str:
    """The first step of which nothing is kept, or the last."""
    for step in steps_of(answers):
        names = [n for n in fields_of(step, answers) if n not in ASKED_FIRST]
        if not any(answers.get(name) for name in names):
            return step
    return LAST


def seen_mark(step: str, answers: Answers) -> str:
    """Changes when the kept answers of a step do: what a page was opened on."""
    kept = {name: answers.get(name) or "" for name in fields_of(step, answers)}
    text = json.dumps(kept, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def gaps_of(answers: Answers) -> list[Gap]:
    """What is lacking, step by step."""
    found = []
    for step in steps_of(answers):
        for name in fields_of(step, answers):
            if name in LACKING and not answers.get(name):
                found.append(Gap(step, name, str(LACKING[name])))
        for name, said in _more(step, answers):
            found.append(Gap(step, name, str(said)))
    return found


def _more(step: str, answers: Answers) -> Iterator[tuple[str, Any]]:
    """What is expected because of another answer."""
    if step == WHERE:
        places = set(several(answers, "territories"))
        for name in fields_of(step, answers):
            if not places & set(several(answers, name)):
                yield name, LACKING_PLACES
    if step == "3":
        if not answers.get("phone") and not answers.get("email"):
            yield "phone", LACKING_REACH
        yield from _about_people(answers)
        said = answers.get("receipt_date") or answers.get("receipt_authority")
        if said and not answers.get("receipt_number"):
            yield "receipt_number", LACKING_NUMBER


def _about_people(answers: Answers) -> Iterator[tuple[str, Any]]:
    for who in PEOPLE:
        typed = {name: answers.get(f"{who}_{name}") for name in PERSON}
        if not any(typed.values()):
            continue
        if not typed["phone"] and not typed["email"]:
            yield f"{who}_phone", LACKING_WAY
        if who != PEOPLE[0] and not typed["last_name"]:
            yield f"{who}_last_name", LACKING_NAME
        if who != PEOPLE[0] and not typed["agreed"]:
            yield f"{who}_agreed", LACKING_ACCORD
