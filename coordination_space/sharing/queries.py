"""The lists of proposals, and what a reader should know of their files."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import gettext as _

from coordination_space.sharing.models import Proposal, ProposalFile
from coordination_space.sharing.permissions import can_read_proposals
from coordination_space.sharing.states import AWAITING, DECIDED, ProposalState
from cso_pages.media.models import PortalDocument

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

DECIDED_AT_MOST = 30


@dataclass(frozen=True)
class ProposalQueue:
    """What a reader has before her: to read, oldest first, then the rest."""

    awaiting: tuple[Proposal, ...]
    returned: tuple[Proposal, ...]
    decided: tuple[Proposal, ...]


def own_proposals(user: "User | AnonymousUser") -> list[Proposal]:
    """Those of her organisations, the last one saved first."""
    rows = Proposal.objects.of(user).select_related("organisation", "page", "saved_by")
    return list(rows.annotate(file_count=Count("files")).defer("text"))


def proposals_to_correct(user: "User | AnonymousUser") -> list[Proposal]:
    """What came back to her organisations, the oldest first."""
    returned = Proposal.objects.of(user).filter(state=ProposalState.TO_CORRECT)
    return list(returned.order_by("sent_at").defer("text"))


def proposal_queue(user: "User | AnonymousUser") -> ProposalQueue:
    """The queue of those who read proposals."""
    rows = (
        Proposal.objects.visible_to(user)
        .select_related("organisation", "reviewer", "page")
        .annotate(file_count=Count("files"))
        .defer("text")
    )
    decided = rows.filter(state__in=DECIDED).order_by("-decided_at")
    return ProposalQueue(
        awaiting=tuple(rows.filter(state__in=AWAITING).order_by("sent_at")),
        returned=tuple(
            rows.filter(state=ProposalState.TO_CORRECT).order_by("saved_at")
        ),
        decided=tuple(decided[:DECIDED_AT_MOST]),
    )


def proposals_waiting(user: "User | AnonymousUser") -> int | None:
    """How many wait to be read; None for who does not read them."""
    if not can_read_proposals(user):
        return None
    return Proposal.objects.visible_to(user).filter(state__in=AWAITING).count()


def already_known(
    proposal: Proposal, files: list[ProposalFile], *, viewer: "User"
) -> dict[ProposalFile, str]:
    """Of each file, where the same content stands already; nothing when nowhere."""
    others = ProposalFile.objects.visible_to(viewer).filter(
        digest__in=[file.digest for file in files]
    )
    proposed = {
        other.digest: other.proposal.title
        for other in others.exclude(proposal=proposal).select_related("proposal")
    }
    documents = PortalDocument.objects.visible_to(viewer).filter(
        file_hash__in=[file.document_hash for file in files]
    )
    kept = dict(documents.values_list("file_hash", "title"))
    told = {}
    for file in files:
        if title := proposed.get(file.digest):
            told[file] = _("Même fichier dans la proposition « %(title)s ».") % {
                "title": title
            }
        elif title := kept.get(file.document_hash):
            told[file] = _("Même fichier parmi les documents : « %(title)s ».") % {
                "title": title
            }
    return told
