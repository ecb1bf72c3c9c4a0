"""Who proposes, who decides: never the same person, never for her own organisation."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from cso_pages.mandates.models import ORGANISATION_ROLES, Mandate, Role
from cso_pages.permissions import can_edit_record, has_role, speaks_for, territories_of
from cso_pages.permissions import can_write_for as can_propose
from cso_pages.upkeep.requests.deadlines import Turn, turn_on
from cso_pages.upkeep.requests.models import ChangeRequest
from cso_pages.upkeep.requests.states import AWAITING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from cso_pages.directory.models import Organisation
    from portal.accounts.models import User

__all__ = ["can_decide", "can_enter", "can_propose", "can_withdraw", "regions_on"]


@dataclass(frozen=True)
class Regions:
    """The regional focal points of a day, and the organisations they speak for."""

    people: Mapping[str, frozenset[str]]  # territory → uuids
    speakers: Mapping[int, frozenset[str]]  # organisation → uuids

    def may_decide(self, request: ChangeRequest) -> frozenset[str]:
        """The uuids of those of its region who have no part in it."""
        organisation = request.organisation
        near = self.people.get(organisation.territory_id, frozenset())
        own = self.speakers.get(organisation.pk, frozenset())
        return near - own - frozenset(request.editors)

    def turn(self, request: ChangeRequest, *, today: datetime.date) -> Turn:
        """Whose turn it is. Raises ValueError for a request that was never sent."""
        if request.submitted_at is None:
            raise ValueError("a draft is nobody’s turn")
        return turn_on(
            today,
            submitted_on=timezone.localdate(request.submitted_at),
            has_region=bool(self.may_decide(request)),
        )


def regions_on(today: datetime.date) -> Regions:
    """Two queries, whatever the number of requests."""
    held = Mandate.objects.in_force(today).filter(user__is_active=True)
    regional = held.filter(role=Role.REGIONAL_FOCAL)
    people: dict[str, set[str]] = defaultdict(set)
    for territory, uuid in regional.values_list("territory", "user__uuid"):
        people[territory].add(str(uuid))
    speakers: dict[int, set[str]] = defaultdict(set)
    speaking = held.filter(
        role__in=ORGANISATION_ROLES, user__in=regional.values("user")
    )
    for organisation, uuid in speaking.values_list("organisation", "user__uuid"):
        speakers[organisation].add(str(uuid))
    return Regions(
        {key: frozenset(who) for key, who in people.items()},
        {key: frozenset(who) for key, who in speakers.items()},
    )


def can_enter(user: "User | AnonymousUser", organisation: "Organisation") -> bool:
    """Types what an organisation told: who keeps the directory and is not of it."""
    return can_edit_record(user, organisation) and not speaks_for(user, organisation)


def can_withdraw(user: "User | AnonymousUser", request: ChangeRequest) -> bool:
    """Its organisation, until it is decided."""
    return request.is_open and can_propose(user, request.organisation)


def can_decide(
    user: "User | AnonymousUser",
    request: ChangeRequest,
    *,
    regions: Regions,
    today: datetime.date,
) -> bool:
    """Whose turn it is, of those who had no part in it."""
    if not user.is_authenticated or request.state not in AWAITING:
        return False
    if str(user.uuid) in request.editors or speaks_for(user, request.organisation):
        return False
    if regions.turn(request, today=today).is_region:
        held = territories_of(user, Role.REGIONAL_FOCAL)
        return request.organisation.territory_id in held
    return has_role(user, Role.SECRETARIAT)
