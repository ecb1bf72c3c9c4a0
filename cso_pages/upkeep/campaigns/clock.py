"""What the timetable asks of this room each day: reminders, and the end."""

from django.utils import timezone

from cso_pages.upkeep.campaigns.actions import close_campaign
from cso_pages.upkeep.campaigns.models import UpdateCampaign
from cso_pages.upkeep.campaigns.rounds import ask_for_round, due_round
from cso_pages.upkeep.campaigns.states import CampaignState
from portal.jobs.registry import job
from portal.jobs.work import Work


@job("campaigns.follow")
def follow_campaigns(work: Work) -> None:
    """Close those whose last day is over; ask for the reminders that are due."""
    at, today = timezone.now(), timezone.localdate()
    for campaign in UpdateCampaign.objects.filter(state=CampaignState.OPEN):
        if campaign.closes_on < today:
            close_campaign(campaign, by=None, at=at)
            continue
        opened_on = campaign.opened_on or today
        due = due_round(
            opened_on, campaign.reminder_days, last=campaign.last_round, today=today
        )
        if due is not None:
            ask_for_round(campaign, due, at=at)
