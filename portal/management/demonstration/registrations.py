"""The demonstration's registrations: two that wait, one draft, all fictional."""

import datetime
from typing import Any

from cso_pages.upkeep.registration.actions import (
    begin_registration,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.codes import new_code
from cso_pages.upkeep.registration.gaps import fields_of, seen_mark, steps_of
from cso_pages.upkeep.registration.models import Registration

Typed = dict[str, Any]

WEAVERS: Typed = {
    "name": "Association Exemple des teinturières de Markala",
    "sigle": "AETM",
    "territory": "segou",
    "org_type": "association",
    "founded_year": "2017",
    "locality": "Markala",
    "themes": ["economie", "education"],
    "territories": ["segou"],
    "everywhere": "yes",
    "summary": "Nous teignons ensemble et nous formons des jeunes filles au métier.",
    "led_by": ["femmes"],
    "phone": "+223 70 00 00 41",
    "phone_for": "public",
    "p1_first_name": "Rokia",
    "p1_last_name": "Démo",
    "p1_function": "présidente",
    "p1_phone": "+223 70 00 00 42",
    "p1_email": "rokia@exemple.test",
    "p1_agreed": True,
    "receipt_number": "0041/P-CSEG (fictif)",
    "receipt_authority": "Préfecture",
    "receipt_date": "mars 2017",
    "filled_by": "Rokia Démo",
    "filled_as": "head",
    "declared": True,
}
LISTENERS: Typed = {
    **WEAVERS,
    "name": "Groupement Exemple des écoutantes de Konna",
    "sigle": "GEEK",
    "territory": "mopti",
    "org_type": "groupement",
    "locality": "Konna",
    "themes": ["prevention-vbg", "mariage-enfants"],
    "territories": ["mopti", "bandiagara"],
    "everywhere": "no",
    "ou-prevention-vbg": ["mopti", "bandiagara"],
    "ou-mariage-enfants": ["mopti"],
    "summary": "Nous tenons des causeries avec les mères et les filles.",
    "phone_for": "secretariat",
    "receipt_number": "",
    "receipt_authority": "",
    "receipt_date": "",
}


def make_registrations(*, at: datetime.datetime) -> None:
    """One for the secretariat, one for the region of Mopti, and a draft."""
    for typed, days in ((WEAVERS, 3), (LISTENERS, 2)):
        then = at - datetime.timedelta(days=days)
        made = begin_registration(_first(typed), code=new_code(), at=then)
        _fill(made, typed, at=then)
        send_registration(made, at=then, today=then.date())
    draft = {"name": "Réseau Exemple des lectrices", "sigle": "REL"}
    begin_registration(
        {**draft, "territory": "kayes"},
        code=new_code(),
        at=at - datetime.timedelta(days=1),
    )


def _first(typed: Typed) -> Typed:
    return {name: typed[name] for name in ("name", "sigle", "territory")}


def _fill(made: Registration, typed: Typed, *, at: datetime.datetime) -> None:
    """Step by step, as it was typed."""
    for step in steps_of(typed):
        said = {name: typed.get(name, "") for name in fields_of(step, typed)}
        save_step(made, step, said, seen=seen_mark(step, made.answers), at=at)
