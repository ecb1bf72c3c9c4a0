"""Who is told what of a registration, in neutral words; the journal says it was."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cso_pages.mandates.holders import holders_of
from cso_pages.mandates.models import Mandate, Role
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.registration.reading import reply_address
from portal.accounts.models import User
from portal.jobs.actions import ask_for
from portal.journal.actions import record
from portal.notices.actions import notify

MAIL_KIND = "registration.mail"


def note(
    action: str,
    registration: Registration,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: Any,
) -> None:
    """One line of the journal: codes and numbers, nothing of what was typed."""
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="registration",
        object_uuid=registration.uuid,
        **detail,
    )


def watched_territories(on: datetime.date) -> set[str]:
    """The territories that have a regional focal point on that day. One query."""
    held = Mandate.objects.in_force(on).filter(
        role=Role.REGIONAL_FOCAL, user__is_active=True
    )
    return {str(place) for place in held.values_list("territory_id", flat=True)}


def regional_people(territory_id: str, *, on: datetime.date) -> list[User]:
    """The regional focal points of a territory on that day."""
    held = Mandate.objects.in_force(on).filter(
        role=Role.REGIONAL_FOCAL, territory_id=territory_id
    )
    return list(User.objects.filter(is_active=True, pk__in=held.values("user")))


def tell_desk(
    registration: Registration, *, on: datetime.date, at: datetime.datetime
) -> None:
    """Tell whose turn it is: the region, or the secretariat where it has nobody."""
    people = regional_people(registration.territory_id, on=on)
    notify(
        people or holders_of(Role.SECRETARIAT, on=on),
        kind="registration.received",
        subject=_("Une inscription attend votre contrôle"),
        body=_("Une organisation demande à entrer dans l’annuaire. Contrôlez-la."),
        path=reverse("registration_page", args=[registration.uuid]),
        at=at,
    )


def mail_later(
    event: str, registration: Registration, *, at: datetime.datetime, **more: Any
) -> bool:
    """Ask that the applicant be written to; False when she gave no address.

    The address is read when the mail leaves: it is kept in one place only.
    """
    if not reply_address(registration.answers):
        return False
    ask_for(
        MAIL_KIND,
        title=_("Courriel d’une inscription"),
        by=None,
        at=at,
        registration=str(registration.uuid),
        event=event,
        **more,
    )
    return True


def invite_later(
    registration: Registration, *, count: int, at: datetime.datetime
) -> None:
    """Ask that each focal point with an address be invited, once."""
    for place in range(count):
        ask_for(
            "registration.invite",
            title=_("Invitation d’un point focal"),
            by=None,
            at=at,
            once_key=f"registration.invite:{registration.uuid}:{place}",
            registration=str(registration.uuid),
            place=place,
        )
