"""The jobs of a campaign: one writes the letters of a round, one mails each letter."""

import datetime
import uuid
from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.campaigns.letters import mail_of, may_still_leave
from cso_pages.upkeep.campaigns.links import digest_of
from cso_pages.upkeep.campaigns.models import (
    CampaignLetter,
    CampaignTarget,
    UpdateCampaign,
)
from cso_pages.upkeep.campaigns.rounds import LETTERS_JOB, expiry_of, job_prefix
from cso_pages.upkeep.campaigns.targeting import focal_mandates, own_addresses
from portal.jobs.actions import ask_for
from portal.jobs.registry import job
from portal.jobs.work import Work

MAIL_JOB = "campaigns.mail"
AT_ONCE = 50
Reader = tuple[int, int | None, int | None]  # target, then person or address


@job(LETTERS_JOB)
def write_letters(work: Work) -> None:
    """Write the letters of a round and ask for each mail, some targets at a time.

    Done twice, or taken up after a killed worker, it adds only what is missing.
    """
    campaign = UpdateCampaign.objects.get(uuid=uuid.UUID(work.payload["campaign"]))
    if not campaign.is_open:
        return
    number, at = int(work.payload["round"]), timezone.now()
    asked = CampaignTarget.objects.filter(campaign=campaign)
    waiting = asked.still_listed().unanswered()
    keys = list(waiting.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        targets = CampaignTarget.objects.filter(pk__in=keys[start : start + AT_ONCE])
        _write_some(campaign, list(targets), number, at=at)
        work.progress(min(start + AT_ONCE, len(keys)), len(keys))


@transaction.atomic
def _write_some(
    campaign: UpdateCampaign,
    targets: list[CampaignTarget],
    number: int,
    *,
    at: datetime.datetime,
) -> None:
    """Each reader once a round: the focal points, or else the record's address."""
    people, addresses = _readers(targets, on=timezone.localdate(at))
    written: set[Reader] = set(
        CampaignLetter.objects.filter(target__in=targets, round=number).values_list(
            "target_id", "user_id", "address_id"
        )
    )
    for target in targets:
        asked = target.organisation_id
        keys: list[Reader] = [(target.pk, user, None) for user in people[asked]]
        for key in keys or [(target.pk, None, one) for one in addresses[asked]]:
            if key not in written:
                _write_one(campaign, key, number, at=at)


def _readers(
    targets: list[CampaignTarget], *, on: datetime.date
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """By organisation: its focal points, and the addresses of its record."""
    asked = [target.organisation_id for target in targets]
    people: dict[int, list[int]] = defaultdict(list)
    held = focal_mandates(on).filter(organisation__in=asked).order_by("pk")
    for organisation, user in held.values_list("organisation_id", "user_id"):
        if user not in people[organisation]:
            people[organisation].append(user)
    addresses: dict[int, list[int]] = defaultdict(list)
    known = own_addresses().filter(organisation__in=asked).order_by("pk")
    for organisation, channel in known.values_list("organisation_id", "pk"):
        addresses[organisation].append(channel)
    return people, addresses


def _write_one(
    campaign: UpdateCampaign,
    key: Reader,
    number: int,
    *,
    at: datetime.datetime,
) -> None:
    target, user, address = key
    made = uuid.uuid4()
    letter = CampaignLetter.objects.create(
        uuid=made,
        target_id=target,
        user_id=user,
        address_id=address,
        round=number,
        token_digest=digest_of(made),
        expires_at=expiry_of(campaign, at=at),
    )
    ask_for(
        MAIL_JOB,
        title=_("Courriel d’une campagne"),
        by=None,
        at=at,
        once_key=f"{job_prefix(campaign)}letter:{letter.pk}",
        letter=str(letter.uuid),
    )


@job(MAIL_JOB)
def mail_letter(work: Work) -> None:
    """Mail one letter, unless it left, was answered, or its reader is gone.

    Its link and the identifier of its message depend on the letter alone: if the
    worker dies between sending and writing it down, the second copy is the first.
    """
    letter = (
        CampaignLetter.objects.select_related(
            "target__campaign", "target__organisation", "user", "address"
        )
        .filter(uuid=uuid.UUID(work.payload["letter"]), mailed_at=None)
        .first()
    )
    if letter is None or not may_still_leave(letter, at=timezone.now()):
        return
    mail_of(letter).send()
    now = timezone.now()
    CampaignLetter.objects.filter(pk=letter.pk, mailed_at=None).update(mailed_at=now)
    CampaignTarget.objects.filter(pk=letter.target_id, mailed_at=None).update(
        mailed_at=now
    )
