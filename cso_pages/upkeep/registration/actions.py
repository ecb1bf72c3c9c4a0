"""Somebody begins a registration, keeps it, sends it; drafts that are left go."""

import datetime
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from cso_pages.directory.slugs import SIGNS
from cso_pages.permissions import can_type_registrations
from cso_pages.upkeep.registration.codes import digest_of
from cso_pages.upkeep.registration.files import erase_files
from cso_pages.upkeep.registration.gaps import gaps_of, seen_mark
from cso_pages.upkeep.registration.models import (
    OPENS_FOR,
    Registration,
    RegistrationCode,
)
from cso_pages.upkeep.registration.states import (
    MOVES,
    OPEN,
    RegistrationState,
    Source,
)
from cso_pages.upkeep.registration.telling import mail_later, note, tell_desk
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move

Typed = Mapping[str, Any]
REFUSED_KEPT = datetime.timedelta(days=365)
REPEATED_WITHIN = datetime.timedelta(minutes=10)


class UnknownCode(Exception):
    """No registration opens with this code: unknown, expired, erased."""


class ChangedMeanwhile(Exception):
    """Another telephone kept other answers to this step since the page was opened."""


class StillLacking(Exception):
    """It cannot be sent: something expected is empty."""


@transaction.atomic
def begin_registration(
    typed: Typed, *, code: str, at: datetime.datetime
) -> Registration:
    """Keep a first draft that this code opens.

    The same form sent again within minutes gives the same draft, while nothing was
    added to it. Raises UnknownCode when it has moved on: its code opens it.
    """
    digest = digest_of(code)
    known = Registration.objects.filter(codes__digest=digest).first()
    if known is not None:
        if known.saved_at != known.begun_at or at - known.begun_at > REPEATED_WITHIN:
            raise UnknownCode
        return known
    made = _open(typed, source=Source.ONLINE, at=at)
    RegistrationCode.objects.create(registration=made, digest=digest, made_at=at)
    note("registration_begun", made, by=None, at=at)
    return made


@transaction.atomic
def begin_on_paper(
    typed: Typed, *, received_on: datetime.date, by: User, at: datetime.datetime
) -> Registration:
    """Type in a form that came on paper. Raises PermissionDenied."""
    if not can_type_registrations(by):
        raise PermissionDenied
    made = _open(
        typed, source=Source.PAPER, at=at, received_on=received_on, typed_by=by
    )
    note("registration_typed", made, by=by, at=at)
    return made


def _open(typed: Typed, *, at: datetime.datetime, **more: Any) -> Registration:
    return Registration.objects.create(
        name=typed["name"],
        sigle=typed.get("sigle", ""),
        territory_id=typed["territory"],
        answers=dict(typed),
        begun_at=at,
        saved_at=at,
        opens_until=at + OPENS_FOR,
        **more,
    )


def opened_by(code: str, *, at: datetime.datetime) -> Registration:
    """The registration that a code opens. Raises UnknownCode."""
    found = Registration.objects.filter(codes__digest=digest_of(code))
    known = found.select_related("territory", "organisation").first()
    if known is None or not known.opens_at(at):
        raise UnknownCode
    return known


@transaction.atomic
def save_step(
    registration: Registration,
    step: str,
    typed: Typed,
    *,
    seen: str,
    at: datetime.datetime,
    by: User | None = None,
) -> None:
    """Keep the answers of a step; who holds the code, or the secretariat on paper.

    `seen` is the mark of the answers that the page was opened on. Raises
    PermissionDenied, IllegalMove when it is not open, ChangedMeanwhile.
    """
    held = _hold_open(registration, by=by)
    answers = {**held.answers, **typed}
    unlike = seen_mark(step, answers) != seen_mark(step, held.answers)
    if unlike and seen != seen_mark(step, held.answers):
        raise ChangedMeanwhile
    held.answers, held.saved_at = answers, at
    held.opens_until = at + OPENS_FOR
    for column in ("name", "sigle"):
        setattr(held, column, answers.get(column, ""))
    held.territory_id = answers["territory"]
    held.save()
    _bring_up_to_date(registration, held)


@transaction.atomic
def send_registration(
    registration: Registration,
    *,
    at: datetime.datetime,
    today: datetime.date,
    by: User | None = None,
) -> None:
    """Give it to the desk; sent again after a completion, it keeps its first day.

    Raises PermissionDenied, IllegalMove (also for the second of two that are sent at
    once), StillLacking.
    """
    held = _hold_open(registration, by=by)
    if gaps_of(held.answers):
        raise StillLacking
    move(
        held,
        to=RegistrationState.SUBMITTED,
        moves=MOVES,
        submitted_at=held.submitted_at or at,
        receipt=held.receipt or _new_receipt(today),
        opens_until=at + OPENS_FOR,
    )
    note("registration_sent", held, by=by, at=at)
    tell_desk(held, on=today, at=at)
    mail_later("received", held, at=at)
    _bring_up_to_date(registration, held)


def _new_receipt(today: datetime.date) -> str:
    """« INS-2026-7K2Q-ZM4P »: read on the telephone, it opens nothing."""
    while True:
        signs = "".join(secrets.choice(SIGNS) for _ in range(8)).upper()
        receipt = f"INS-{today.year}-{signs[:4]}-{signs[4:]}"
        if not Registration.objects.filter(receipt=receipt).exists():
            return receipt


def _hold_open(registration: Registration, *, by: User | None) -> Registration:
    """Lock it and read it again. Raises PermissionDenied, IllegalMove."""
    held = Registration.objects.select_for_update().get(pk=registration.pk)
    on_paper = held.source == Source.PAPER
    if by is not None and not (on_paper and can_type_registrations(by)):
        raise PermissionDenied
    if held.state not in OPEN:
        raise IllegalMove(f"a registration that is {held.state} is not open")
    return held


def _bring_up_to_date(registration: Registration, held: Registration) -> None:
    for column in Registration._meta.concrete_fields:
        setattr(registration, column.attname, getattr(held, column.attname))


@transaction.atomic
def erase_registration(registration: Registration, *, at: datetime.datetime) -> None:
    """« Effacer ce dossier »: who holds the code takes an unsent one back.

    Raises IllegalMove once it was sent.
    """
    held = _hold_open(registration, by=None)
    if held.submitted_at is not None:
        raise IllegalMove("it was sent")
    note("registration_erased", held, by=None, at=at)
    erase_files(held)
    held.delete()


@transaction.atomic
def forget_registrations(*, at: datetime.datetime) -> int:
    """Erase, files too, what nobody came back to; says how many.

    A draft 30 days after it was last kept; twelve months after the decision, or the
    question that got no answer, everything else but what is still to be checked.
    """
    left = Q(state=RegistrationState.DRAFT, opens_until__lte=at)
    unanswered = Q(
        state=RegistrationState.TO_COMPLETE, saved_at__lte=at - REFUSED_KEPT
    ) & Q(opens_until__lte=at - REFUSED_KEPT + OPENS_FOR)
    decided = Q(decided_at__lte=at - REFUSED_KEPT)
    old = list(Registration.objects.filter(left | unanswered | decided))
    for registration in old:
        note("registration_forgotten", registration, by=None, at=at)
        erase_files(registration)
        registration.delete()
    return len(old)
