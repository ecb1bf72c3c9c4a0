"""The records that a person answers for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import has_role, organisations_of, territories_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

SHOWN_AT_MOST = 50


@dataclass(frozen=True)
class Records:
    """Those found, hidden ones first; `only` when there is nothing to choose."""

    found: tuple[Organisation, ...]
    total: int
    query: str
    searches: bool
    only: Organisation | None


def records_for(user: "User | AnonymousUser", *, query: str) -> Records:
    """Her own; of her territory; all of them for the secretariat. Two queries."""
    territories = territories_of(user, Role.REGIONAL_FOCAL)
    keeps = has_role(user, Role.SECRETARIAT)
    rows = Organisation.objects.visible_to(user)
    if not keeps:
        own = Q(pk__in=organisations_of(user, *ORGANISATION_ROLES))
        rows = rows.filter(own | Q(territory__in=territories))
    words = " ".join("".join(c if c.isprintable() else " " for c in query).split())
    for word in words.split()[:6]:
        rows = rows.filter(Q(name__icontains=word) | Q(sigle__icontains=word))
    total = rows.count()
    found = tuple(
        rows.select_related("org_type", "territory").order_by("hidden_at", "name")[
            :SHOWN_AT_MOST
        ]
    )
    searches = keeps or bool(territories)
    only = found[0] if len(found) == 1 and not searches else None
    return Records(found, total, words, searches, only)
