"""Registrations as people make them, for the tests of the room and of the house."""

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cso_pages.upkeep.registration.actions import (
    begin_on_paper,
    begin_registration,
    save_step,
    send_registration,
)
from cso_pages.upkeep.registration.codes import new_code
from cso_pages.upkeep.registration.files import attach_file
from cso_pages.upkeep.registration.gaps import fields_of, seen_mark, steps_of
from cso_pages.upkeep.registration.models import Registration
from tests.cso_pages.media_files import picture

COMPLETE: dict[str, Any] = {
    "name": "Association neuve des brodeuses",
    "sigle": "ANEB",
    "territory": "mopti",
    "org_type": "association",
    "founded_year": "2009",
    "locality": "Konna",
    "themes": ["economie", "sante"],
    "territories": ["mopti", "bandiagara"],
    "everywhere": "yes",
    "summary": "Nous brodons et nous formons.",
    "led_by": ["femmes"],
    "represents": [],
    "targets": [],
    "groups_public": False,
    "phone": "+223 70 00 00 71",
    "phone_for": "members",
    "email": "brodeuses@exemple.test",
    "email_for": "secretariat",
    "web": "",
    "web_for": "secretariat",
    "accepts_messages": True,
    "p1_first_name": "Awa",
    "p1_last_name": "Fictive",
    "p1_function": "Présidente",
    "p1_phone": "+223 76 00 00 72",
    "p1_email": "awa.fictive@exemple.test",
    "p1_agreed": True,
    "receipt_number": "0123/G-MOPTI",
    "receipt_authority": "Gouvernorat de Mopti",
    "receipt_date": "le 3 mars 2015",
    "filled_by": "Awa Fictive",
    "filled_as": "head",
    "open_data": False,
    "declared": True,
}


def begun(at: datetime.datetime, **changed: Any) -> tuple[Registration, str]:
    """A draft with its first answers, and its code."""
    typed = {name: COMPLETE[name] for name in ("name", "sigle", "territory")}
    code = new_code()
    return begin_registration({**typed, **changed}, code=code, at=at), code


def fill(row: Registration, at: datetime.datetime, **changed: Any) -> None:
    """Every step, as it would be typed."""
    typed = {**COMPLETE, **changed}
    for step in steps_of(typed):
        names = fields_of(step, typed)
        said = {name: typed.get(name, "") for name in names}
        save_step(row, step, said, seen=seen_mark(step, row.answers), at=at)


def sent(at: datetime.datetime, **changed: Any) -> Registration:
    """One that waits for the desk."""
    row, _code = begun(at)
    fill(row, at, **changed)
    send_registration(row, at=at, today=at.date())
    return row


def typed_in(by: Any, at: datetime.datetime, **changed: Any) -> Registration:
    """One from paper, complete but not sent."""
    typed = {**COMPLETE, **changed}
    return begin_on_paper(typed, received_on=at.date(), by=by, at=at)


def a_photo(name: str = "recepisse.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture("JPEG"), content_type="image/jpeg")


def with_file(row: Registration, at: datetime.datetime) -> None:
    attach_file(row, a_photo(), at=at)
