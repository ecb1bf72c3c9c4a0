"""The demonstration's campaign: in progress, half of its organisations confirmed."""

import datetime

from django.utils import timezone

from cso_pages.upkeep.campaigns.actions import Plan, draft_campaign, open_campaign
from cso_pages.upkeep.campaigns.answers import Answer, note_answer
from cso_pages.upkeep.campaigns.models import CampaignTarget
from cso_pages.upkeep.campaigns.targeting import Criteria
from portal.accounts.models import User

PLACES = ("bamako", "mopti", "segou")
OPENED_DAYS_AGO = 5
MESSAGE = (
    "L’annuaire sert à vous trouver, à vous inviter et à dire qui fait quoi.\n\n"
    "Lisez ce qu’il dit de votre organisation. Si rien n’a changé, un geste suffit."
)
# What was heard, in turn; "" has not answered yet.
HEARD = (
    "confirmed",
    "",
    "confirmed",
    "unreachable",
    "confirmed",
    "",
    "confirmed",
    "to_change",
)


def make_campaigns(secretary: User, *, today: datetime.date) -> None:
    """One in progress since five days, and a draft."""
    opened_on = today - datetime.timedelta(days=OPENED_DAYS_AGO)
    opened_at = _morning(opened_on)
    plan = Plan(
        name=f"Mise à jour {today.year}, premiers territoires",
        message=MESSAGE,
        closes_on=opened_on + datetime.timedelta(days=60),
        criteria=Criteria(territories=PLACES),
    )
    campaign = draft_campaign(plan, by=secretary, at=opened_at)
    open_campaign(campaign, by=secretary, at=opened_at)
    asked = CampaignTarget.objects.filter(campaign=campaign).select_related(
        "organisation__org_type", "organisation__territory"
    )
    for number, target in enumerate(asked.order_by("pk")):
        heard = HEARD[number % len(HEARD)]
        if heard:
            _note(target, heard, number, secretary, today=today)
    later = Plan(
        name="Fiches anciennes de tout le pays",
        message=MESSAGE,
        closes_on=today + datetime.timedelta(days=90),
        criteria=Criteria(states=("to_confirm", "stale")),
    )
    draft_campaign(later, by=secretary, at=_morning(today))


def _note(
    target: CampaignTarget,
    heard: str,
    number: int,
    secretary: User,
    *,
    today: datetime.date,
) -> None:
    day = today - datetime.timedelta(days=number % OPENED_DAYS_AGO)
    answer = Answer(
        heard,
        "paper" if number % 8 == 4 else "phone",
        day,
        answered_as="" if heard == "unreachable" else "secrétaire générale",
        source="appels de la campagne",
    )
    note_answer(target.organisation, answer, by=secretary, at=_morning(today))


def _morning(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(8)))
