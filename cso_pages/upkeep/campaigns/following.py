"""Tells the campaigns in progress that a record was confirmed, whatever the way."""

from cso_pages.directory.confirmations import Confirmation
from cso_pages.upkeep.campaigns.models import CampaignTarget
from cso_pages.upkeep.campaigns.states import CampaignState, TargetState


def follow_confirmation(told: Confirmation, *, even_earlier: bool = False) -> int:
    """Mark its targets; what was said before a campaign opened does not answer it.

    Says how many campaigns it answers. A target that is confirmed keeps how it was.
    """
    asked = CampaignTarget.objects.filter(
        organisation_id=told.organisation_id, campaign__state=CampaignState.OPEN
    ).exclude(state=TargetState.CONFIRMED)
    answered = [
        target.pk
        for target in asked.select_related("campaign")
        if even_earlier or target.campaign.is_open_since(told.confirmed_on)
    ]
    return CampaignTarget.objects.filter(
        pk__in=answered, campaign__state=CampaignState.OPEN
    ).update(
        state=TargetState.CONFIRMED,
        answered_on=told.confirmed_on,
        channel=told.channel,
        answered_as=told.answered_as,
        source=told.source,
    )
