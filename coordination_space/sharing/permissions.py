"""Who may do what with a proposed resource; plain predicates."""

from typing import TYPE_CHECKING

from coordination_space.sharing.models import READER_ROLES, WRITER_ROLES, Proposal
from coordination_space.sharing.states import AWAITING, ProposalState
from cso_pages.mandates.models import Role
from cso_pages.permissions import has_role, mandates_of, organisations_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


def organisations_proposing(user: "User | AnonymousUser") -> list[int]:
    """The member organisations that she may propose a resource for."""
    return sorted(
        {
            mandate.organisation.pk
            for mandate in mandates_of(user)
            if mandate.role in WRITER_ROLES
            and mandate.organisation is not None
            and mandate.organisation.is_member
        }
    )


def can_propose(user: "User | AnonymousUser") -> bool:
    """Both focal points of a member organisation."""
    return bool(organisations_proposing(user))


def writes_for(user: "User | AnonymousUser", proposal: Proposal) -> bool:
    return proposal.organisation_id in organisations_of(user, *WRITER_ROLES)


def can_edit_proposal(user: "User | AnonymousUser", proposal: Proposal) -> bool:
    """Its organisation, until it is sent and again when it is returned."""
    return proposal.is_editable and writes_for(user, proposal)


def can_read_proposals(user: "User | AnonymousUser") -> bool:
    """The queue: the secretariat decides, the rédaction reads."""
    return has_role(user, *READER_ROLES)


def can_review_proposal(user: "User | AnonymousUser", proposal: Proposal) -> bool:
    """The secretariat; never who wrote it, nor who is of its organisation."""
    if not has_role(user, Role.SECRETARIAT):
        return False
    of_it = any(
        mandate.organisation_id == proposal.organisation_id
        for mandate in mandates_of(user)
    )
    return not of_it and user.pk not in {proposal.author_id, proposal.saved_by_id}


def can_decide_on(user: "User | AnonymousUser", proposal: Proposal) -> bool:
    """What awaits a reading and is hers to decide."""
    return proposal.state in AWAITING and can_review_proposal(user, proposal)


def can_write_message(user: "User | AnonymousUser", proposal: Proposal) -> bool:
    """Both sides, from the day it is sent until it is decided."""
    open_states = AWAITING | {ProposalState.TO_CORRECT}
    return proposal.state in open_states and (
        writes_for(user, proposal) or can_review_proposal(user, proposal)
    )
