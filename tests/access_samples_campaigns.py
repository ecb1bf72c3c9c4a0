"""A campaign, its link and a help service to stand in the addresses of the table."""

import datetime

from django.utils import timezone

from cso_pages.help.models import HelpService
from cso_pages.upkeep.campaigns.actions import Plan, draft_campaign, open_campaign
from cso_pages.upkeep.campaigns.links import digest_of, token_of
from cso_pages.upkeep.campaigns.models import CampaignLetter, UpdateCampaign
from cso_pages.upkeep.campaigns.targeting import Criteria


def a_campaign(cast, *, opened: bool) -> UpdateCampaign:
    """The organisations of Mopti, asked today."""
    at = timezone.now()
    plan = Plan(
        name="Essai",
        message="Votre fiche est-elle juste ?",
        closes_on=timezone.localdate(at) + datetime.timedelta(days=30),
        criteria=Criteria(territories=("mopti",)),
    )
    made = draft_campaign(plan, by=cast.mariam, at=at)
    if opened:
        open_campaign(made, by=cast.mariam, at=at)
    return made


def a_link(cast) -> str:
    """A link of the association that works."""
    campaign = a_campaign(cast, opened=True)
    letter = CampaignLetter(
        target=campaign.targets.get(organisation=cast.association),
        user=cast.aminata,
        expires_at=timezone.now() + datetime.timedelta(days=1),
    )
    letter.token_digest = digest_of(letter.uuid)
    letter.save()
    return token_of(letter.uuid)


def campaign_values(cast, row) -> dict[str, object]:
    if row.route.startswith("confirmer/") and row.sample == "open":
        return {"token": a_link(cast)}
    if "<uuid:updatecampaign>" in row.route:
        return {"updatecampaign": a_campaign(cast, opened=row.sample == "open").uuid}
    if "<int:helpservice>" in row.route:
        made = HelpService.objects.create(
            name="Essai",
            kind="listening",
            phone="00 00 00 01",
            operator="Service fictif",
            verified_on=timezone.localdate(),
            verified_by="essai",
        )
        return {"helpservice": made.pk}
    return {}
