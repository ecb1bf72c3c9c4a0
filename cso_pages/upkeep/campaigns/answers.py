"""What an organisation answers: by its link, by telephone, on paper."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.actions import confirm_record
from cso_pages.directory.confirmations import Confirmation, ConfirmedBy
from cso_pages.directory.confirming import check_day
from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_note_answer
from cso_pages.upkeep.campaigns.following import follow_confirmation
from cso_pages.upkeep.campaigns.links import LinkShut, LinkState, find_link
from cso_pages.upkeep.campaigns.models import CampaignLetter, CampaignTarget
from cso_pages.upkeep.campaigns.states import (
    TARGET_MOVES,
    CampaignState,
    TargetState,
)
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move

BY_HAND = frozenset({ConfirmedBy.PHONE, ConfirmedBy.PAPER})


@dataclass(frozen=True)
class Answer:
    """What was heard or read; `answered_as` is a function, `source` where it is from.

    `even_earlier` says that a day before the opening of a campaign is meant.
    """

    state: str
    channel: str
    on: datetime.date
    answered_as: str = ""
    source: str = ""
    even_earlier: bool = False


@transaction.atomic
def confirm_by_link(
    token: str, *, on: datetime.date, at: datetime.datetime
) -> Confirmation:
    """« Rien n’a changé »: use a link up. Raises LinkShut, also for the second tap."""
    found = find_link(token, at=at)
    if found.state != LinkState.OPEN or found.letter is None:
        raise LinkShut(found.state)
    target = CampaignTarget.objects.select_for_update().get(pk=found.letter.target_id)
    open_links = CampaignLetter.objects.filter(
        pk=found.letter.pk, used_at=None, revoked_at=None
    )
    taken = target.state != TargetState.CONFIRMED and open_links.update(used_at=at)
    if not taken:
        raise LinkShut(LinkState.USED)
    campaign = found.letter.target.campaign
    return confirm_record(
        found.letter.target.organisation, by=None, on=on, at=at, source=campaign.name
    )


@transaction.atomic
def note_answer(
    organisation: Organisation, answer: Answer, *, by: User, at: datetime.datetime
) -> None:
    """Type what was answered by telephone or on paper, for the campaigns in progress.

    Raises PermissionDenied, ValidationError (the day), IllegalMove.
    """
    if not can_note_answer(by, organisation):
        raise PermissionDenied
    if answer.channel not in BY_HAND:
        raise IllegalMove(answer.channel)
    check_day(answer.on, at=at)
    targets = list(
        CampaignTarget.objects.select_related("campaign").filter(
            organisation=organisation, campaign__state=CampaignState.OPEN
        )
    )
    if not answer.even_earlier:
        _not_before_the_opening(answer, targets)
    if answer.state == TargetState.CONFIRMED:
        _confirm(organisation, answer, by=by, at=at)
    else:
        _note(organisation, answer, targets, by=by, at=at)


def _not_before_the_opening(answer: Answer, targets: list[CampaignTarget]) -> None:
    for target in targets:
        if not target.campaign.is_open_since(answer.on):
            raise ValidationError(
                {
                    "on": _(
                        "Cette date est avant l’ouverture de la campagne. Si c’est "
                        "voulu, cochez « avant l’ouverture »."
                    )
                }
            )


def _confirm(
    organisation: Organisation, answer: Answer, *, by: User, at: datetime.datetime
) -> None:
    told = confirm_record(
        organisation,
        by=by,
        on=answer.on,
        at=at,
        channel=answer.channel,
        source=answer.source,
        answered_as=answer.answered_as,
    )
    if answer.even_earlier:
        follow_confirmation(told, even_earlier=True)


def _note(
    organisation: Organisation,
    answer: Answer,
    targets: list[CampaignTarget],
    *,
    by: User,
    at: datetime.datetime,
) -> None:
    """Raises IllegalMove when no campaign in progress asks it."""
    if not targets:
        raise IllegalMove(answer.state)
    for target in targets:
        move(
            target,
            to=answer.state,
            moves=TARGET_MOVES,
            answered_on=answer.on,
            channel=answer.channel,
            answered_as=" ".join(answer.answered_as.split())[:80],
            source=" ".join(answer.source.split())[:200],
        )
    record(
        "campaign_answer_noted",
        at=at,
        actor=by.uuid,
        object_kind="organisation",
        object_uuid=organisation.uuid,
        state=answer.state,
        channel=answer.channel,
    )
