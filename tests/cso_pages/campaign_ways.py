"""Campaigns as their tests make them."""

import datetime
import re

from django.core import mail
from django.utils import timezone

from cso_pages.directory.contacts import ContactChannel
from cso_pages.upkeep.campaigns.actions import Plan, draft_campaign, open_campaign
from cso_pages.upkeep.campaigns.models import CampaignLetter, CampaignTarget
from cso_pages.upkeep.campaigns.targeting import Criteria
from portal.jobs.models import Job, JobState
from portal.jobs.running import perform
from tests.conftest import NOW, TODAY

LAST_DAY = TODAY + datetime.timedelta(days=60)
LINK = re.compile(r"http://[^/\s]+(/confirmer/\S+/)")


CLOCKS = (
    "upkeep.campaigns.mailing", "upkeep.campaigns.clock", "upkeep.campaigns.views",
    "upkeep.campaigns.public_views", "upkeep.campaigns.answer_views",
    "directory.views",
)  # fmt: skip


class October:
    """`django.utils.timezone`, whose now is that of the tests."""

    def now(self):
        return NOW

    def localdate(self, value=None):
        return timezone.localdate(value) if value else TODAY

    def __getattr__(self, name):
        return getattr(timezone, name)


def in_october(monkeypatch) -> None:
    """Jobs and views read the clock: for this room it says the day of the tests.

    Sessions and leases keep the real one.
    """
    for module in CLOCKS:
        monkeypatch.setattr(f"cso_pages.{module}.timezone", October())


def plan(**changed) -> Plan:
    given = {
        "name": "Mise à jour d’essai",
        "message": "Votre fiche est-elle encore juste ?",
        "closes_on": LAST_DAY,
        "criteria": Criteria(),
    }
    return Plan(**given | changed)


def a_draft(cast, *, at=NOW, **changed):
    return draft_campaign(plan(**changed), by=cast.mariam, at=at)


def an_open_one(cast, *, at=NOW, **changed):
    made = a_draft(cast, at=at, **changed)
    open_campaign(made, by=cast.mariam, at=at)
    return made


def target_of(campaign, organisation) -> CampaignTarget:
    return CampaignTarget.objects.get(campaign=campaign, organisation=organisation)


def give_an_address(organisation, value="contact@exemple.test"):
    return ContactChannel.objects.create(
        organisation=organisation, kind="email", value=value
    )


def work_off() -> None:
    """What a worker does: every job that waits, then those they asked for."""
    while True:
        waiting = Job.objects.filter(state=JobState.PENDING, lease_until=None)
        keys = list(waiting.order_by("asked_at").values_list("pk", flat=True))
        if not keys:
            return
        for key in keys:
            perform(key)


def links_in_the_mail() -> list[str]:
    return [LINK.search(message.body)[1] for message in mail.outbox]


def letters_to(organisation):
    return CampaignLetter.objects.filter(target__organisation=organisation)
