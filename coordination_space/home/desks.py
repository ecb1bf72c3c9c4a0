"""Which desks a person finds when she signs in, by the mandates she holds."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cso_pages.mandates.models import Invitation, Role
from cso_pages.permissions import (
    FOCAL_ROLES,
    can_enter_editing_desk,
    can_invite,
    can_read_contact,
    can_read_operations,
    has_role,
    mandates_of,
)

if TYPE_CHECKING:
    from portal.accounts.models import User

FOCAL = FOCAL_ROLES
REVIEWERS = (Role.SECRETARIAT, Role.MONITORING)
FOLLOWERS = (Role.NETWORK_LEAD, Role.REGIONAL_FOCAL)
READERS = (Role.FINANCE, Role.STEERING, Role.OBSERVER, Role.EDITOR, *FOLLOWERS)


@dataclass(frozen=True)
class Desks:
    """The parts of the home page; one person may have several."""

    writes: bool
    reviews: bool
    follows: bool
    reads_plan: bool
    reads_operations: bool
    edits: bool
    reads_contact: bool
    roles: tuple[str, ...]
    pending_invitations: int | None

    @property
    def is_empty(self) -> bool:
        """She holds no mandate today."""
        return not self.roles


def desks_of(user: "User", *, now: datetime.datetime) -> Desks:
    """What this person works on; `pending_invitations` is None unless she invites."""
    reviews = has_role(user, *REVIEWERS)
    return Desks(
        writes=has_role(user, *FOCAL),
        reviews=reviews,
        follows=has_role(user, *FOLLOWERS),
        reads_plan=has_role(user, *READERS) and not reviews,
        reads_operations=can_read_operations(user),
        edits=can_enter_editing_desk(user),
        reads_contact=can_read_contact(user),
        roles=tuple(spoken_for(user)),
        pending_invitations=_pending_invitations(now) if can_invite(user) else None,
    )


def spoken_for(user: "User") -> list[str]:
    """Each role, with the organisation or territory it is held for."""
    return [
        ", ".join(
            str(part)
            for part in (
                mandate.get_role_display(),
                mandate.organisation or mandate.territory,
            )
            if part
        )
        for mandate in mandates_of(user)
    ]


def _pending_invitations(now: datetime.datetime) -> int:
    return Invitation.objects.filter(
        accepted_at=None, revoked_at=None, expires_at__gt=now
    ).count()
