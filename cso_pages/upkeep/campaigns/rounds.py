"""The rounds of letters of a campaign: the opening, then its reminders."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.campaigns.models import UpdateCampaign
from portal.jobs.actions import ask_for
from portal.jobs.models import Job, JobQuerySet

LINK_DAYS = 45
LETTERS_JOB = "campaigns.letters"


def due_round(
    opened_on: datetime.date,
    reminder_days: Sequence[int],
    *,
    last: int | None,
    today: datetime.date,
) -> int | None:
    """The reminder of today or the latest one missed; None when there is none.

    A portal that was down on two reminder days sends one letter, not two.
    """
    days = sorted(reminder_days)
    due = [
        number
        for number, after in enumerate(days, start=1)
        if opened_on + datetime.timedelta(days=after) <= today
    ]
    latest = max(due, default=0)
    return latest if latest > (last or 0) else None


def expiry_of(campaign: UpdateCampaign, *, at: datetime.datetime) -> datetime.datetime:
    """45 days, or the end of the campaign's last day when that comes first."""
    after = campaign.closes_on + datetime.timedelta(days=1)
    midnight = datetime.datetime.combine(after, datetime.time())
    return min(timezone.make_aware(midnight), at + datetime.timedelta(days=LINK_DAYS))


def ask_for_round(
    campaign: UpdateCampaign, number: int, *, at: datetime.datetime
) -> None:
    """Ask once for the letters of a round."""
    rows = UpdateCampaign.objects.filter(pk=campaign.pk, last_round=campaign.last_round)
    rows.update(last_round=number)
    campaign.last_round = number
    ask_for(
        LETTERS_JOB,
        title=_("Lettres d’une campagne"),
        by=None,
        at=at,
        once_key=f"{job_prefix(campaign)}round:{number}",
        campaign=str(campaign.uuid),
        round=number,
    )


def job_prefix(campaign: UpdateCampaign) -> str:
    """How the keys of all jobs of a campaign begin."""
    return f"campaigns:{campaign.uuid}:"


def jobs_of(campaign: UpdateCampaign) -> JobQuerySet:
    return Job.objects.filter(once_key__startswith=job_prefix(campaign))
