"""Who may do what with texts, meetings, minutes, recommendations; plain predicates."""

from typing import TYPE_CHECKING

from coordination_space.meetings.outcomes import FOLLOWERS, ActionItem
from coordination_space.meetings.states import TO_DO, ActionState
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import (
    belongs_to_the_coordination,
    has_role,
    organisations_of,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def can_keep_governance(user: "User | AnonymousUser") -> bool:
    """Adds texts of the Coordination, their versions, and says which is repealed."""
    return has_role(user, Role.SECRETARIAT)


def can_read_meetings(user: "User | AnonymousUser") -> bool:
    """The room of meetings is the Coordination's own."""
    return belongs_to_the_coordination(user)


def can_hold_meetings(user: "User | AnonymousUser") -> bool:
    """Prepare, convene, put off, cancel: the secretariat."""
    return has_role(user, Role.SECRETARIAT)


def can_write_minutes(user: "User | AnonymousUser") -> bool:
    """Write, preview, send out, approve, take back: the secretariat."""
    return has_role(user, Role.SECRETARIAT)


def owns_action(user: "User | AnonymousUser", action: ActionItem) -> bool:
    """Whether it is hers to do: her organisation's, or the secretariat's."""
    if action.is_secretariats:
        return has_role(user, Role.SECRETARIAT)
    return action.owner_id in organisations_of(user, *ORGANISATION_ROLES)


def can_move_action(user: "User | AnonymousUser", action: ActionItem) -> bool:
    """Say that it is begun, or done: who owns it, while it is to do."""
    return action.state in TO_DO and owns_action(user, action)


def can_verify_action(user: "User | AnonymousUser", action: ActionItem) -> bool:
    """Confirm that it was done: neither who says so, nor her organisation."""
    if not user.is_authenticated or action.state != ActionState.DONE:
        return False
    return (
        has_role(user, *FOLLOWERS)
        and user.uuid != action.done_by
        and (action.is_secretariats or not owns_action(user, action))
    )
