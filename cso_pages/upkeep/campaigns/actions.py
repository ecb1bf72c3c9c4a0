"""Prepares, opens and ends campaigns; takes links back; sends again what failed."""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.permissions import can_run_campaigns
from cso_pages.upkeep.campaigns.models import (
    CampaignLetter,
    CampaignTarget,
    UpdateCampaign,
)
from cso_pages.upkeep.campaigns.rounds import ask_for_round, job_prefix
from cso_pages.upkeep.campaigns.states import MOVES, CampaignState
from cso_pages.upkeep.campaigns.targeting import Criteria, organisations_for
from portal.accounts.models import User
from portal.jobs.actions import try_again
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move

AT_ONCE = 500


class ChangedMeanwhile(Exception):
    """Somebody else saved or opened the campaign since it was read."""


@dataclass(frozen=True)
class Plan:
    """What a campaign is made of, as typed."""

    name: str
    message: str
    closes_on: datetime.date
    criteria: Criteria = field(default_factory=Criteria)
    reminder_days: tuple[int, ...] = (7, 21)

    def columns(self) -> dict[str, object]:
        return {
            "name": self.name,
            "message": self.message,
            "closes_on": self.closes_on,
            "criteria": self.criteria.kept(),
            "reminder_days": sorted(set(self.reminder_days)),
        }


@transaction.atomic
def draft_campaign(plan: Plan, *, by: User, at: datetime.datetime) -> UpdateCampaign:
    """Keep a draft that asks nobody anything yet. Raises PermissionDenied."""
    _require(by)
    campaign = UpdateCampaign.objects.create(
        **plan.columns(), created_by=by, created_at=at
    )
    _record("campaign_drafted", campaign, by=by, at=at)
    return campaign


@transaction.atomic
def edit_campaign(
    campaign: UpdateCampaign,
    plan: Plan,
    *,
    version: int,
    by: User,
    at: datetime.datetime,
) -> None:
    """Change a draft that nobody else changed. Raises ChangedMeanwhile."""
    _require(by)
    rows = UpdateCampaign.objects.filter(
        pk=campaign.pk, version=version, state=CampaignState.DRAFT
    )
    if not rows.update(**plan.columns(), version=F("version") + 1):
        raise ChangedMeanwhile
    campaign.refresh_from_db()
    _record("campaign_edited", campaign, by=by, at=at)


@transaction.atomic
def open_campaign(campaign: UpdateCampaign, *, by: User, at: datetime.datetime) -> int:
    """Freeze who is asked, and ask for the letters; says how many are asked.

    Raises PermissionDenied, IllegalMove, ValidationError (its last day is over, or
    nobody answers to its filters).
    """
    _require(by)
    if campaign.closes_on <= timezone.localdate(at):
        raise ValidationError(_("Le dernier jour de la campagne est déjà passé."))
    move(campaign, to=CampaignState.OPEN, moves=MOVES, opened_at=at)
    asked = organisations_for(Criteria.read(campaign.criteria))
    made = CampaignTarget.objects.bulk_create(
        (
            CampaignTarget(campaign=campaign, organisation_id=pk, territory_id=where)
            for pk, where in asked.values_list("pk", "territory_id")
        ),
        batch_size=AT_ONCE,
    )
    if not made:
        raise ValidationError(_("Aucune organisation ne répond à ces filtres."))
    ask_for_round(campaign, 0, at=at)
    _record("campaign_opened", campaign, by=by, at=at, targets=len(made))
    return len(made)


@transaction.atomic
def close_campaign(
    campaign: UpdateCampaign, *, by: User | None, at: datetime.datetime
) -> None:
    """End it; its links confirm nothing any more. `by` None is the timetable.

    Raises PermissionDenied, IllegalMove.
    """
    if by is not None:
        _require(by)
    move(campaign, to=CampaignState.CLOSED, moves=MOVES, ended_at=at)
    _record("campaign_closed", campaign, by=by, at=at)


@transaction.atomic
def cancel_campaign(
    campaign: UpdateCampaign, *, by: User, at: datetime.datetime
) -> None:
    """Stop it, and take every link back. Raises PermissionDenied, IllegalMove."""
    _require(by)
    move(campaign, to=CampaignState.CANCELLED, moves=MOVES, ended_at=at)
    letters = CampaignLetter.objects.filter(target__campaign=campaign)
    letters.filter(used_at=None, revoked_at=None).update(revoked_at=at)
    _record("campaign_cancelled", campaign, by=by, at=at)


@transaction.atomic
def revoke_links(target: CampaignTarget, *, by: User, at: datetime.datetime) -> int:
    """Take back the links that one organisation received; says how many.

    Raises PermissionDenied.
    """
    _require(by)
    open_links = target.letters.filter(used_at=None, revoked_at=None)
    revoked = open_links.update(revoked_at=at)
    _record("campaign_links_revoked", target.campaign, by=by, at=at, links=revoked)
    return revoked


def mail_again(campaign: UpdateCampaign, *, by: User, at: datetime.datetime) -> int:
    """Put back in the queue the mails given up; says how many.

    Raises PermissionDenied, IllegalMove (it is no longer in progress).
    """
    _require(by)
    if not campaign.is_open:
        raise IllegalMove(campaign.state)
    return try_again(key=job_prefix(campaign), at=at)


def _require(by: User) -> None:
    if not can_run_campaigns(by):
        raise PermissionDenied


def _record(
    action: str,
    campaign: UpdateCampaign,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: int,
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="campaign",
        object_uuid=campaign.uuid,
        **detail,
    )
