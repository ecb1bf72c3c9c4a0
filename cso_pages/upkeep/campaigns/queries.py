"""What the screens of a campaign show; the same number of queries whatever its size."""

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from cso_pages.directory.contacts import ChannelKind, ContactChannel
from cso_pages.permissions import audiences_of
from cso_pages.upkeep.campaigns.models import (
    CampaignLetter,
    CampaignTarget,
    UpdateCampaign,
)
from cso_pages.upkeep.campaigns.rates import Rate, Rates, campaign_rates
from cso_pages.upkeep.campaigns.rounds import jobs_of
from cso_pages.upkeep.campaigns.states import CampaignState, TargetState
from portal.jobs.models import JobState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

PER_PAGE = 50


@dataclass(frozen=True)
class CampaignRow:
    campaign: UpdateCampaign
    rate: Rate


def campaigns_for(user: "User | AnonymousUser") -> list[CampaignRow]:
    """Those she may see, each with its rate; two queries."""
    campaigns = list(UpdateCampaign.objects.visible_to(user))
    counted = (
        CampaignTarget.objects.visible_to(user)
        .still_listed()
        .filter(campaign__in=campaigns)
        .order_by()
        .values("campaign")
        .annotate(
            listed=Count("pk"),
            confirmed=Count("pk", filter=Q(state=TargetState.CONFIRMED)),
        )
    )
    rates = {
        pk: Rate(confirmed, listed)
        for pk, confirmed, listed in counted.values_list(
            "campaign", "confirmed", "listed"
        )
    }
    return [CampaignRow(one, rates.get(one.pk, Rate(0, 0))) for one in campaigns]


def unanswered_for(user: "User | AnonymousUser") -> int:
    """How many of hers have not answered a campaign in progress; one query."""
    asked = CampaignTarget.objects.visible_to(user).still_listed().unanswered()
    return asked.filter(campaign__state=CampaignState.OPEN).count()


@dataclass(frozen=True)
class Mails:
    """How the letters do: gone, in the queue, given up."""

    gone: int
    waiting: int
    failed: int


def mails_of(campaign: UpdateCampaign) -> Mails:
    """Two queries."""
    letters = CampaignLetter.objects.filter(target__campaign=campaign)
    jobs = jobs_of(campaign).aggregate(
        waiting=Count("pk", filter=Q(state__in=[JobState.PENDING, JobState.RUNNING])),
        failed=Count("pk", filter=Q(state=JobState.FAILED)),
    )
    return Mails(letters.filter(mailed_at__isnull=False).count(), **jobs)


@dataclass(frozen=True)
class CampaignPage:
    """One page of the targets of a campaign, with its rates and its mails."""

    rates: Rates
    mails: Mails
    gone: int  # hidden or withdrawn since the opening: out of the count
    targets: list[CampaignTarget]
    total: int
    region: str
    state: str
    page: int
    pages: int


def campaign_page(
    campaign: UpdateCampaign,
    user: "User | AnonymousUser",
    *,
    region: str,
    state: str,
    page: int,
) -> CampaignPage:
    """Eight queries; a filter that means nothing filters nothing."""
    hers = CampaignTarget.objects.visible_to(user).filter(campaign=campaign)
    rates = campaign_rates(campaign, user)
    region = region if region in {one.slug for one in rates.regions} else ""
    state = state if state in TargetState.values else ""
    rows = hers.still_listed()
    rows = rows.filter(territory=region) if region else rows
    rows = rows.filter(state=state) if state else rows
    total = rows.count()
    pages = max(1, math.ceil(total / PER_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PER_PAGE
    read = rows.select_related("organisation", "territory")
    return CampaignPage(
        rates=rates,
        mails=mails_of(campaign),
        gone=hers.count() - rates.whole.listed,
        targets=list(read[start : start + PER_PAGE]),
        total=total,
        region=region,
        state=state,
        page=page,
        pages=pages,
    )


@dataclass(frozen=True)
class CallRegion:
    """The calls of one region, on a sheet of its own."""

    name: str
    targets: tuple[CampaignTarget, ...]


def call_sheet_of(
    campaign: UpdateCampaign, user: "User | AnonymousUser"
) -> list[CallRegion]:
    """Who has still to be called, with the numbers that she may see; two queries."""
    numbers = ContactChannel.objects.filter(
        kind__in=[ChannelKind.PHONE, ChannelKind.WHATSAPP],
        audience__in=audiences_of(user),
    )
    rows = (
        CampaignTarget.objects.visible_to(user)
        .filter(campaign=campaign)
        .still_listed()
        .unanswered()
        .select_related("organisation", "territory")
        .prefetch_related(
            Prefetch("organisation__channels", queryset=numbers, to_attr="numbers")
        )
    )
    by_region: dict[str, list[CampaignTarget]] = defaultdict(list)
    for target in rows:
        by_region[target.territory.name].append(target)
    return [CallRegion(name, tuple(found)) for name, found in by_region.items()]
