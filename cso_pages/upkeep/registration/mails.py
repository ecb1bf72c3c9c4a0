"""What leaves by mail: each event of a registration, a new code, an invitation."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.mandates.actions import invite
from cso_pages.mandates.models import Role
from cso_pages.upkeep.registration.actions import forget_registrations
from cso_pages.upkeep.registration.codes import digest_of, new_code
from cso_pages.upkeep.registration.models import Registration, RegistrationCode
from cso_pages.upkeep.registration.reading import Person, people_of, reply_address
from cso_pages.upkeep.registration.telling import MAIL_KIND, note
from portal.accounts.models import User
from portal.jobs.registry import job
from portal.jobs.work import Work

# The first focal point signs, the second writes drafts.
ROLES = (Role.FOCAL_SIGNATURE, Role.FOCAL_DRAFTS)


@dataclass(frozen=True)
class Letter:
    """A neutral subject, and the template of the text."""

    subject: str
    template: str


def letter_of(event: str) -> Letter:
    subjects = {
        "registration_received": _("Votre dossier est arrivé"),
        "registration_to_complete": _("Votre dossier est à compléter"),
        "registration_refused": _("Réponse à votre dossier"),
        "registration_duplicate": _("Réponse à votre dossier"),
        "registration_accepted": _("Votre dossier est accepté"),
        "registration_code": _("Votre code"),
    }
    name = f"registration_{event}"
    return Letter(subjects[name], f"mail/{name}.txt")


@job(MAIL_KIND)
def mail_applicant(work: Work) -> None:
    """Write to who registers; nothing when the registration or its address is gone.

    A code by mail is a new one, made as the mail leaves: none is kept in clear.
    """
    found = _registration(work)
    address = reply_address(found.answers) if found else ""
    if found is None or not address:
        return
    at = timezone.now()
    with transaction.atomic():
        code = give_code(found, at=at) if work.payload["event"] == "code" else ""
        _send(letter_of(work.payload["event"]), address, registration=found, code=code)


def give_code(
    registration: Registration, *, at: datetime.datetime, by: User | None = None
) -> str:
    """One more code that opens it; it is told now and never again."""
    code = new_code()
    RegistrationCode.objects.create(
        registration=registration, digest=digest_of(code), made_at=at
    )
    note("registration_code", registration, by=by, at=at)
    return code


@job("registration.invite")
def invite_focal_point(work: Work) -> None:
    """Invite one focal point of an accepted registration; both or neither."""
    found = _registration(work)
    if found is None or found.organisation is None:
        return
    people = people_of(found.answers)
    place = int(work.payload["place"])
    if place >= len(people) or not people[place].email:
        return
    with transaction.atomic():
        _invite(found, people[place], ROLES[place])


def _invite(found: Registration, person: Person, role: str) -> None:
    at = timezone.now()
    _made, token = invite(
        person.email,
        role,
        first_name=person.first_name or person.last_name,
        last_name=person.last_name,
        organisation=found.organisation,
        by=None,
        at=at,
    )
    letter = Letter(_("Une invitation vous attend"), "mail/registration_invited.txt")
    link = f"{_root()}{reverse('invitation', args=[token])}"
    _send(letter, person.email, registration=found, link=link, person=person)


def _registration(work: Work) -> Registration | None:
    rows = Registration.objects.select_related("organisation")
    return rows.filter(uuid=work.payload["registration"]).first()


def _root() -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")


def _send(letter: Letter, address: str, **shown: Any) -> None:
    body = render_to_string(letter.template, {"root": _root(), **shown})
    EmailMessage(
        subject=letter.subject,
        body=body,
        to=[address],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": "fr"},
    ).send()


@job("registration.forget")
def forget_left_registrations(work: Work) -> None:
    """Drafts that nobody came back to, and what was decided a year ago."""
    forget_registrations(at=timezone.now())
