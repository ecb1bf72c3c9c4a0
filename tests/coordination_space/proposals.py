"""Proposals in each of their states, made by the room's own actions."""

from django.core.files.uploadedfile import SimpleUploadedFile

from coordination_space.sharing import actions, drafts
from coordination_space.sharing.models import Proposal
from coordination_space.sharing.typed import Typed
from tests.conftest import NOW
from tests.cso_pages.media_files import pdf

FULL = Typed(
    title="Ɲɛtaa ɲɛfɔli : la parole des filles",
    resource_type="note",
    summary="Trois lignes de résumé.",
    key_messages="Écouter les filles.\nLeur répondre.",
    text="# Pourquoi\n\nUn premier paragraphe.\n\nUn second, avec <b>des signes</b>.",
    themes=("jeunes",),
)


def a_paper(name="Ɲɛtaa à Sɛgu.pdf", data=None):
    return SimpleUploadedFile(name, pdf() if data is None else data)


def a_draft(cast, typed=FULL, *, by=None) -> Proposal:
    """The association's, with one file."""
    by = by or cast.aminata
    proposal = drafts.begin_proposal(cast.association, typed, by=by, at=NOW)
    drafts.add_file(proposal, a_paper(), by=by, at=NOW)
    return proposal


def a_proposed(cast) -> Proposal:
    proposal = a_draft(cast)
    drafts.send_proposal(proposal, by=cast.aminata, at=NOW)
    return proposal


def one_in_review(cast) -> Proposal:
    proposal = a_proposed(cast)
    actions.take_proposal(proposal, by=cast.mariam, at=NOW)
    return proposal


def one_to_correct(cast) -> Proposal:
    proposal = one_in_review(cast)
    actions.return_proposal(
        proposal, comment="Citez votre source.", by=cast.mariam, at=NOW
    )
    return proposal


def an_accepted(cast) -> Proposal:
    proposal = one_in_review(cast)
    actions.accept_proposal(proposal, by=cast.mariam, at=NOW)
    return proposal


def a_refused(cast) -> Proposal:
    proposal = one_in_review(cast)
    actions.refuse_proposal(
        proposal, comment="Hors de la charte.", by=cast.mariam, at=NOW
    )
    return proposal


MAKERS = {
    "draft": a_draft,
    "proposed": a_proposed,
    "in_review": one_in_review,
    "to_correct": one_to_correct,
    "accepted": an_accepted,
    "refused": a_refused,
}
