"""The entries of the workspace menu that a person may open, and which one is open."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination_space.home.desks import FOCAL, FOLLOWERS, REVIEWERS
from coordination_space.permissions import can_read_meetings
from coordination_space.sharing.permissions import can_propose, can_read_proposals
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import (
    can_enter_editing_desk,
    can_invite,
    can_tend_the_directory,
    has_role,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

READERS_OF_REPORTS = (*FOCAL, *FOLLOWERS, Role.FINANCE, Role.STEERING)


@dataclass(frozen=True)
class Entry:
    """A link of the menu; `current` is "page", "true" for a page under it, or ""."""

    label: str
    address: str
    current: str


def entries_for(user: "User | AnonymousUser", *, path: str) -> list[Entry]:
    """The menu of a person on the page at `path`; only what she may open."""
    reviews = has_role(user, *REVIEWERS)
    offered = [
        (True, _("Aujourd’hui") if reviews else _("Tableau de bord"), "workspace_home"),
        (reviews, _("Rapports à valider"), "review_queue"),
        (has_role(user, *READERS_OF_REPORTS), _("Rapports"), "report_list"),
        (can_propose(user), _("Ressources"), "proposal_list"),
        (can_read_proposals(user), _("Ressources proposées"), "proposal_queue"),
        (can_read_meetings(user), _("Réunions"), "meeting_list"),
        (True, _("Plan d’action"), "plan"),
        (has_role(user, *ORGANISATION_ROLES), _("Mon organisation"), "record_list"),
        (can_tend_the_directory(user), _("Annuaire"), "upkeep_home"),
        (can_invite(user), _("Invitations"), "invitation_list"),
        (True, _("Messages"), "notice_list"),
        (can_enter_editing_desk(user), _("Contenus"), "wagtailadmin_home"),
    ]
    return [
        Entry(label, reverse(name), _current(reverse(name), path, name))
        for allowed, label, name in offered
        if allowed
    ]


def _current(address: str, path: str, name: str) -> str:
    if path == address:
        return "page"
    is_under = name != "workspace_home" and path.startswith(address)
    return "true" if is_under else ""
