"""Who holds which right today, read from dated mandates and from nothing else.

The one place of the domain that reads the clock: a mandate ends its rights by its
date, without a job having to run.
"""

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from cso_pages.mandates.models import STAFF_ROLES, Mandate, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def mandates_of(
    user: "User | AnonymousUser", *, today: datetime.date | None = None
) -> tuple[Mandate, ...]:
    """The mandates a person holds on that day; read once per request and day."""
    if not user.is_authenticated or not user.is_active:
        return ()
    day = today or timezone.localdate()
    held: dict[datetime.date, tuple[Mandate, ...]] = user.__dict__.setdefault(
        "_held_mandates", {}
    )
    if day not in held:
        held[day] = tuple(
            Mandate.objects.filter(user_id=user.pk)
            .in_force(day)
            .select_related("organisation", "territory")
        )
    return held[day]


def forget_mandates(user: "User") -> None:
    """Have the next question read the rows again."""
    user.__dict__.pop("_held_mandates", None)


def has_role(user: "User | AnonymousUser", *roles: str) -> bool:
    return any(mandate.role in roles for mandate in mandates_of(user))


def organisations_of(user: "User | AnonymousUser", *roles: str) -> set[int]:
    """Keys of the organisations for which this person holds one of the roles."""
    return {
        mandate.organisation_id
        for mandate in mandates_of(user)
        if mandate.role in roles and mandate.organisation_id is not None
    }


def territories_of(user: "User | AnonymousUser", *roles: str) -> set[str]:
    """Keys of the territories for which this person holds one of the roles."""
    return {
        mandate.territory_id
        for mandate in mandates_of(user)
        if mandate.role in roles and mandate.territory_id is not None
    }


def holds_a_staff_mandate(user: "User | AnonymousUser") -> bool:
    return has_role(user, *STAFF_ROLES)


def can_enter_editing_desk(user: "User | AnonymousUser") -> bool:
    """/gestion/ is for holders of a staff mandate; what they may do there is less."""
    return holds_a_staff_mandate(user)


def can_invite(user: "User | AnonymousUser") -> bool:
    return has_role(user, Role.SECRETARIAT)


def can_change_mandates_of(user: "User | AnonymousUser", person: "User") -> bool:
    """The secretariat grants and ends roles, of others only."""
    return has_role(user, Role.SECRETARIAT) and user.pk != person.pk


def can_open_private_documents(user: "User | AnonymousUser") -> bool:
    """Documents of restricted collections: who writes the site, nobody else."""
    return has_role(user, Role.SECRETARIAT, Role.EDITOR)


def can_read_operations(user: "User | AnonymousUser") -> bool:
    """The journal of background tasks: who answers for them."""
    return has_role(user, Role.SECRETARIAT, Role.TECHNICAL_ADMIN)
