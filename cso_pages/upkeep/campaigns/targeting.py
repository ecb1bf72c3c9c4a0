"""To whom a campaign goes: its filters, and how many a mail can reach."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from cso_pages.directory.contacts import ChannelKind, ContactChannel
from cso_pages.directory.models import Organisation, OrganisationQuerySet
from cso_pages.directory.parts import Intervention
from cso_pages.directory.states import LISTED
from cso_pages.mandates.models import Mandate
from cso_pages.permissions import FOCAL_ROLES


@dataclass(frozen=True)
class Criteria:
    """What the targets have in common; an empty filter filters nothing."""

    territories: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    members_only: bool = False
    unconfirmed_since: datetime.date | None = None

    def kept(self) -> dict[str, Any]:
        """As a campaign keeps it."""
        day = self.unconfirmed_since
        return asdict(self) | {"unconfirmed_since": day.isoformat() if day else None}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Criteria":
        day = kept.get("unconfirmed_since")
        return cls(
            territories=tuple(kept.get("territories", ())),
            types=tuple(kept.get("types", ())),
            themes=tuple(kept.get("themes", ())),
            states=tuple(kept.get("states", ())),
            members_only=bool(kept.get("members_only")),
            unconfirmed_since=datetime.date.fromisoformat(day) if day else None,
        )


def organisations_for(criteria: Criteria) -> OrganisationQuerySet:
    """The listed organisations that answer; one that hides is never asked."""
    rows = Organisation.objects.listed()
    if criteria.territories:
        rows = rows.filter(territory__in=criteria.territories)
    if criteria.types:
        rows = rows.filter(org_type__in=criteria.types)
    if criteria.themes:
        work = Intervention.objects.filter(
            organisation=OuterRef("pk"), theme__in=criteria.themes
        )
        rows = rows.filter(Exists(work))
    if criteria.states:
        rows = rows.filter(record_status__in=LISTED & set(criteria.states))
    if criteria.members_only:
        rows = rows.filter(is_member=True)
    if criteria.unconfirmed_since:
        old = Q(last_confirmed_on__lt=criteria.unconfirmed_since)
        rows = rows.filter(old | Q(last_confirmed_on=None))
    return rows


@dataclass(frozen=True)
class Reach:
    """How many are asked: by a focal point's account, by the record's address, or
    by telephone and on paper alone."""

    total: int
    by_account: int
    by_address: int

    @property
    def without(self) -> int:
        return self.total - self.by_account - self.by_address


def focal_mandates(on: datetime.date) -> Any:
    """The mandates whose holders are written to on that day."""
    return Mandate.objects.in_force(on).filter(
        role__in=FOCAL_ROLES, user__is_active=True
    )


def own_addresses() -> Any:
    """The e-mail addresses that records hold, whoever may read them."""
    return ContactChannel.objects.filter(kind=ChannelKind.EMAIL, value__contains="@")


def reach_of(criteria: Criteria, *, on: datetime.date) -> Reach:
    """One query."""
    account = focal_mandates(on).filter(organisation=OuterRef("pk"))
    address = own_addresses().filter(organisation=OuterRef("pk"))
    rows = organisations_for(criteria).annotate(
        has_account=Exists(account), has_address=Exists(address)
    )
    counted = rows.aggregate(
        total=Count("pk"),
        by_account=Count("pk", filter=Q(has_account=True)),
        by_address=Count("pk", filter=Q(has_account=False, has_address=True)),
    )
    return Reach(**counted)
