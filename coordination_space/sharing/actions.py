"""What the secretariat does with a proposal: reads, returns, accepts, refuses it."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.sharing import telling
from coordination_space.sharing.drafts import say, show
from coordination_space.sharing.models import MessageKind, Proposal
from coordination_space.sharing.pages import make_page
from coordination_space.sharing.permissions import can_review_proposal
from coordination_space.sharing.states import MOVES, ProposalState
from cso_pages.library.models import ResourcePage
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


@transaction.atomic
def take_proposal(proposal: Proposal, *, by: User, at: datetime.datetime) -> None:
    """Begin to read it, or go on in another's place: « en relecture ».

    Raises PermissionDenied, IllegalMove when it does not await a reading.
    """
    held = _hold(proposal, by=by)
    _take(held, by=by, at=at)
    show(proposal, held)


@transaction.atomic
def return_proposal(
    proposal: Proposal, *, comment: str, by: User, at: datetime.datetime
) -> None:
    """Ask for corrections; the organisation writes in it again.

    Raises ValidationError without a comment, PermissionDenied, IllegalMove.
    """
    held = _hold(proposal, by=by)
    _take(held, by=by, at=at)
    say(held, comment, by=by, at=at, kind=MessageKind.RETURNED)
    move(held, to=ProposalState.TO_CORRECT, moves=MOVES)
    telling.note("proposal_returned", held, by=by, at=at)
    telling.tell_organisation(
        held,
        kind="proposal_returned",
        subject=_("Votre ressource : à corriger"),
        body=_("Le secrétariat a lu votre ressource et demande une correction. "
               "Ce que vous avez écrit est gardé."),
        at=at,
    )  # fmt: skip
    show(proposal, held)


@transaction.atomic
def accept_proposal(
    proposal: Proposal, *, by: User, at: datetime.datetime
) -> ResourcePage:
    """Make it a page of the library, a draft that the secretariat edits and publishes.

    Its files become documents only now. Raises PermissionDenied, IllegalMove.
    """
    held = _hold(proposal, by=by)
    _take(held, by=by, at=at)
    page = make_page(held, by=by)
    move(held, to=ProposalState.ACCEPTED, moves=MOVES, decided_at=at, page=page)
    telling.note("proposal_accepted", held, by=by, at=at)
    telling.tell_organisation(
        held,
        kind="proposal_accepted",
        subject=_("Votre ressource : acceptée"),
        body=_("Le secrétariat accepte votre ressource. Il la met en page, puis la "
               "publie : vous serez prévenue, ou prévenu."),
        at=at,
    )  # fmt: skip
    show(proposal, held)
    return page


@transaction.atomic
def refuse_proposal(
    proposal: Proposal, *, comment: str, by: User, at: datetime.datetime
) -> None:
    """Say no, with the reason. Raises as `return_proposal` does."""
    held = _hold(proposal, by=by)
    _take(held, by=by, at=at)
    say(held, comment, by=by, at=at, kind=MessageKind.REFUSED)
    move(held, to=ProposalState.REFUSED, moves=MOVES, decided_at=at)
    telling.note("proposal_refused", held, by=by, at=at)
    telling.tell_organisation(
        held,
        kind="proposal_refused",
        subject=_("Votre ressource : réponse du secrétariat"),
        body=_("Le secrétariat ne publiera pas cette ressource. Lisez pourquoi."),
        at=at,
    )
    show(proposal, held)


@transaction.atomic
def tell_of_publication(page: ResourcePage, *, at: datetime.datetime) -> None:
    """Tell the organisation, once, that its resource is read by its public."""
    proposal = (
        Proposal.objects.select_for_update()
        .filter(page_id=page.pk, told_published_at=None)
        .first()
    )
    if proposal is None:
        return
    proposal.told_published_at = at
    proposal.save(update_fields=["told_published_at"])
    telling.note("proposal_published", proposal, by=None, at=at)
    telling.tell_organisation(
        proposal,
        kind="proposal_published",
        subject=_("Votre ressource est publiée"),
        body=_("Votre ressource est publiée. Partagez son lien."),
        at=at,
    )


def _hold(proposal: Proposal, *, by: User) -> Proposal:
    """Lock it and read it again. Raises PermissionDenied."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not can_review_proposal(by, held):
        raise PermissionDenied
    return held


def _take(held: Proposal, *, by: User, at: datetime.datetime) -> None:
    """Put a locked proposal in the hands of one reader."""
    if held.state == ProposalState.IN_REVIEW and held.reviewer_id == by.pk:
        return
    if held.state == ProposalState.IN_REVIEW:
        held.reviewer = by
        held.save(update_fields=["reviewer"])
    elif held.state == ProposalState.PROPOSED:
        move(held, to=ProposalState.IN_REVIEW, moves=MOVES, reviewer=by)
    else:
        raise IllegalMove(f"a proposal that is {held.state} awaits no reading")
    telling.note("proposal_taken", held, by=by, at=at)
