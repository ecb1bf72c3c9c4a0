"""The desk decides: asks for more, refuses, sets aside, or opens the record."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_check_registration
from cso_pages.upkeep.registration.models import OPENS_FOR, Registration
from cso_pages.upkeep.registration.opening import open_from
from cso_pages.upkeep.registration.reading import people_of
from cso_pages.upkeep.registration.states import (
    MOVES,
    RegistrationState,
    Turn,
    turn_of,
)
from cso_pages.upkeep.registration.telling import (
    invite_later,
    mail_later,
    note,
    watched_territories,
)
from portal.accounts.models import User
from portal.kit.workflow import move

LONGEST = 1000


def turn_at(registration: Registration, *, at: datetime.datetime) -> Turn:
    """Whose turn it is to decide of a registration that was sent."""
    region = registration.territory_id in watched_territories(at.date())
    return turn_of(registration.submitted_at or at, region=region, at=at)


@transaction.atomic
def ask_completion(
    registration: Registration, comment: str, *, by: User, at: datetime.datetime
) -> None:
    """Give it back with what is lacking; its code opens it for 30 days.

    Raises PermissionDenied, ValidationError without a comment, IllegalMove.
    """
    _require(registration, by=by, at=at)
    move(
        registration,
        to=RegistrationState.TO_COMPLETE,
        moves=MOVES,
        comment=_said(comment, _("Dites ce qui manque.")),
        saved_at=at,
        opens_until=at + OPENS_FOR,
    )
    note("registration_to_complete", registration, by=by, at=at)
    mail_later("to_complete", registration, at=at)


@transaction.atomic
def refuse_registration(
    registration: Registration, reason: str, *, by: User, at: datetime.datetime
) -> None:
    """Refuse it; the reason is told to who asked.

    Raises PermissionDenied, ValidationError without a reason, IllegalMove.
    """
    _require(registration, by=by, at=at)
    said = _said(reason, _("Dites pourquoi vous refusez."))
    _decide(registration, RegistrationState.REFUSED, by=by, at=at, comment=said)
    mail_later("refused", registration, at=at)


@transaction.atomic
def set_aside(
    registration: Registration,
    known: Organisation,
    *,
    by: User,
    at: datetime.datetime,
) -> None:
    """It is an organisation that the directory knows; nothing is merged.

    Raises PermissionDenied, IllegalMove.
    """
    _require(registration, by=by, at=at)
    _decide(registration, RegistrationState.DUPLICATE, by=by, at=at, organisation=known)
    mail_later("duplicate", registration, at=at)


@transaction.atomic
def accept_registration(
    registration: Registration, *, by: User, on: datetime.date, at: datetime.datetime
) -> Organisation:
    """Open its record, publish it, and invite its focal points.

    Of two people who accept at once one opens a record, the other gets IllegalMove
    and nothing is written. Raises PermissionDenied: nobody accepts her own.
    """
    _require(registration, by=by, at=at)
    made = open_from(registration, on=on, at=at)
    _decide(registration, RegistrationState.ACCEPTED, by=by, at=at, organisation=made)
    people = people_of(registration.answers)
    invite_later(registration, count=len(people), at=at)
    mail_later("accepted", registration, at=at)
    return made


def _require(registration: Registration, *, by: User, at: datetime.datetime) -> None:
    turn = turn_at(registration, at=at)
    if not can_check_registration(by, registration, turn=turn):
        raise PermissionDenied


def _said(text: str, lacking: str) -> str:
    said = "".join(c if c.isprintable() or c == "\n" else " " for c in text).strip()
    if not said:
        raise ValidationError(lacking)
    if len(said) > LONGEST:
        raise ValidationError(_("Ce texte est trop long : 1 000 signes au plus."))
    return said


def _decide(
    registration: Registration,
    state: str,
    *,
    by: User,
    at: datetime.datetime,
    comment: str = "",
    organisation: Organisation | None = None,
) -> None:
    move(
        registration,
        to=state,
        moves=MOVES,
        decided_at=at,
        decided_by=by,
        comment=comment,
        organisation=organisation,
        opens_until=at + OPENS_FOR,
    )
    told = {"organisation": str(organisation.uuid)} if organisation else {}
    note(f"registration_{state}", registration, by=by, at=at, **told)
