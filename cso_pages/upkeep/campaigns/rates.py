"""How many have confirmed, out of how many are listed: of a campaign, of them all."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from cso_pages.directory.confirming import WORTH
from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory
from cso_pages.upkeep.campaigns.models import CampaignTarget, UpdateCampaign
from cso_pages.upkeep.campaigns.states import TargetState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Rate:
    """Distinct organisations confirmed, out of those listed; None out of none."""

    confirmed: int
    listed: int

    @property
    def share(self) -> Decimal | None:
        if not self.listed:
            return None
        return Decimal(self.confirmed) / Decimal(self.listed)

    @property
    def left(self) -> int:
        return self.listed - self.confirmed


@dataclass(frozen=True)
class RegionRate:
    slug: str
    name: str
    rate: Rate


@dataclass(frozen=True)
class Rates:
    """The whole, then region by region in their order."""

    whole: Rate
    regions: tuple[RegionRate, ...]


def campaign_rates(campaign: UpdateCampaign, user: "User | AnonymousUser") -> Rates:
    """Of the targets that she may see and that are still listed; two queries."""
    counted = (
        CampaignTarget.objects.visible_to(user)
        .still_listed()
        .filter(campaign=campaign)
        .order_by()
        .values("territory")
        .annotate(
            listed=Count("pk"),
            confirmed=Count("pk", filter=Q(state=TargetState.CONFIRMED)),
        )
    )
    rows = counted.values_list("territory", "confirmed", "listed")
    return _rates(rows)


def directory_rates(today: datetime.date) -> Rates:
    """Of all listed records: those confirmed for less than 12 months; two queries."""
    fresh = Q(last_confirmed_on__gt=today - WORTH)
    counted = (
        Organisation.objects.listed()
        .order_by()
        .values("territory")
        .annotate(listed=Count("pk"), confirmed=Count("pk", filter=fresh))
    )
    return _rates(counted.values_list("territory", "confirmed", "listed"))


def _rates(rows: Iterable[tuple[str, int, int]]) -> Rates:
    counted = {where: Rate(confirmed, listed) for where, confirmed, listed in rows}
    places = Territory.objects.filter(pk__in=counted)
    whole = Rate(
        sum(rate.confirmed for rate in counted.values()),
        sum(rate.listed for rate in counted.values()),
    )
    return Rates(
        whole, tuple(RegionRate(one.pk, one.name, counted[one.pk]) for one in places)
    )
