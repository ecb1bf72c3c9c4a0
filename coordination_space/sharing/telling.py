"""Who is told of what happens to a proposal; the subjects stay neutral."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination_space.sharing.models import WRITER_ROLES, Proposal
from coordination_space.sharing.states import ProposalState
from cso_pages.mandates.holders import holders_of
from cso_pages.mandates.models import Role
from cso_pages.permissions import organisations_of
from portal.accounts.models import User
from portal.journal.actions import record
from portal.notices.actions import notify


def note(
    action: str,
    proposal: Proposal,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: str,
) -> None:
    """The audit row of one act on a proposal."""
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="proposal",
        object_uuid=proposal.uuid,
        **detail,
    )


def tell_readers(proposal: Proposal, *, by: User, at: datetime.datetime) -> None:
    """The secretariat, or the one who reads it already."""
    corrected = proposal.state == ProposalState.IN_REVIEW
    readers = (
        [proposal.reviewer]
        if corrected and proposal.reviewer is not None
        else holders_of(Role.SECRETARIAT, on=timezone.localdate(at))
    )
    notify(
        [person for person in readers if person.pk != by.pk],
        kind="proposal_sent",
        subject=_("Une ressource vous attend"),
        body=_("Une ressource corrigée est revenue en relecture.")
        if corrected
        else _("Une organisation membre propose une ressource à relire."),
        path=reverse("proposal_review", args=[proposal.uuid]),
        at=at,
    )


def tell_organisation(
    proposal: Proposal, *, kind: str, subject: str, body: str, at: datetime.datetime
) -> None:
    """Its focal points, today's: whoever wrote it may have left."""
    people = holders_of(
        *WRITER_ROLES, organisation=proposal.organisation, on=timezone.localdate(at)
    )
    notify(people, kind=kind, subject=subject, body=body,
           path=proposal.get_absolute_url(), at=at)  # fmt: skip


def tell_other_side(proposal: Proposal, *, by: User, at: datetime.datetime) -> None:
    """A message goes to the reader from the organisation, and the other way."""
    if proposal.organisation_id not in organisations_of(by, *WRITER_ROLES):
        tell_organisation(
            proposal,
            kind="proposal_message",
            subject=_("Un message au sujet de votre ressource"),
            body=_("Le secrétariat vous a écrit. Lisez son message et répondez."),
            at=at,
        )
        return
    day = timezone.localdate(at)
    held = proposal.reviewer
    notify(
        [held] if held else holders_of(Role.SECRETARIAT, on=day),
        kind="proposal_message",
        subject=_("Un message au sujet d’une ressource"),
        body=_("L’organisation qui a proposé une ressource vous a écrit."),
        path=reverse("proposal_review", args=[proposal.uuid]),
        at=at,
    )
