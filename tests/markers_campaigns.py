"""Words seeded in campaigns, answers and help checks, and who may receive each."""

import datetime

from django.utils import timezone

from cso_pages.directory.actions import confirm_record
from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.help.models import HelpService
from cso_pages.upkeep.campaigns.actions import Plan, draft_campaign, open_campaign
from cso_pages.upkeep.campaigns.answers import Answer, note_answer
from cso_pages.upkeep.campaigns.targeting import Criteria

OPENS = {"aminata", "sira", "regional", "mariam"}
TENDS = {"regional", "mariam"}
ALONE = {"mariam"}


def seed(cast) -> dict[str, set[str]]:
    """A draft, a campaign of Mopti in progress, and what two organisations answered."""
    at = timezone.now()
    today = timezone.localdate(at)
    closes_on = today + datetime.timedelta(days=30)
    plan = Plan("campagne-projet-mqr", "lettre-projet-mqr", closes_on)
    draft_campaign(plan, by=cast.mariam, at=at)
    ContactChannel.objects.create(
        organisation=cast.network, kind="phone", value="joindre-mqr"
    )
    mopti = Criteria(territories=("mopti",))
    plan = Plan("campagne-en-cours-mqr", "message-mqr", closes_on, mopti)
    campaign = draft_campaign(plan, by=cast.mariam, at=at)
    open_campaign(campaign, by=cast.mariam, at=at)
    unreachable = Answer(
        "unreachable", "phone", today, "fonction-appel-mqr", "source-appel-mqr"
    )
    note_answer(cast.network, unreachable, by=cast.mariam, at=at)
    _confirmed(cast.association, cast, today=today, at=at)
    HelpService.objects.create(
        name="Essai",
        kind="listening",
        phone="00 00 00 01",
        operator="Service fictif",
        verified_on=today,
        verified_by="verifie-par-mqr",
    )
    return {
        "campagne-projet-mqr": ALONE,
        "lettre-projet-mqr": ALONE,
        "campagne-en-cours-mqr": TENDS,
        "message-mqr": TENDS,
        # The network's number is the secretariat's and its lead's.
        "joindre-mqr": {"mariam", "fatoumata"},
        "fonction-appel-mqr": TENDS,
        "source-appel-mqr": TENDS,
        "fonction-mqr": OPENS,
        "source-mqr": OPENS,
        "verifie-par-mqr": ALONE,
    }


def _confirmed(
    organisation: Organisation, cast, *, today: datetime.date, at: datetime.datetime
) -> None:
    confirm_record(
        organisation,
        by=cast.mariam,
        on=today,
        at=at,
        channel="paper",
        answered_as="fonction-mqr",
        source="source-mqr",
    )
