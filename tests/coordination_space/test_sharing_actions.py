"""A proposed resource: its states, who may move it, what becomes of it."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from coordination_space.sharing import actions, drafts
from coordination_space.sharing.models import Proposal, ProposalFile
from coordination_space.sharing.permissions import (
    can_edit_proposal,
    can_propose,
    can_read_proposals,
    can_review_proposal,
)
from coordination_space.sharing.states import MOVES, ProposalState
from cso_pages.library.models import ResourcePage
from cso_pages.mandates.models import Role
from cso_pages.media.models import PortalDocument
from cso_pages.permissions import forget_mandates
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from portal.notices.models import Notice
from tests.conftest import NOW, give, make_person
from tests.coordination_space.proposals import (
    FULL,
    MAKERS,
    a_draft,
    a_paper,
    a_proposed,
    an_accepted,
    one_in_review,
    one_to_correct,
)

pytestmark = pytest.mark.django_db

ACTS = {
    "send": lambda p, c: drafts.send_proposal(p, by=c.aminata, at=NOW),
    "take": lambda p, c: actions.take_proposal(p, by=c.mariam, at=NOW),
    "return": lambda p, c: actions.return_proposal(
        p, comment="Non.", by=c.mariam, at=NOW),
    "accept": lambda p, c: actions.accept_proposal(p, by=c.mariam, at=NOW),
    "refuse": lambda p, c: actions.refuse_proposal(
        p, comment="Non.", by=c.mariam, at=NOW),
}  # fmt: skip
# From each state, where each act leads; an act that is absent is illegal.
LEGAL = {
    "draft": {"send": "proposed"},
    "proposed": {"take": "in_review", "return": "to_correct",
                 "accept": "accepted", "refuse": "refused"},
    "in_review": {"take": "in_review", "return": "to_correct",
                  "accept": "accepted", "refuse": "refused"},
    "to_correct": {"send": "in_review"},
    "accepted": {},
    "refused": {},
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", MAKERS)
def test_what_is_legal_from_each_state(cast, state, act):
    proposal = MAKERS[state](cast)
    assert proposal.state == state
    if act not in LEGAL[state]:
        with pytest.raises(IllegalMove):
            ACTS[act](proposal, cast)
        proposal.refresh_from_db()
        assert proposal.state == state
        return
    ACTS[act](proposal, cast)
    kept = Proposal.objects.get()
    assert (proposal.state, kept.state) == (LEGAL[state][act],) * 2


def test_the_table_of_moves_knows_every_state():
    assert set(MOVES) == set(ProposalState.values)


PROPOSE, READ, REVIEW = "propose", "read", "review"


@pytest.mark.parametrize(
    ("person", "may"),
    [
        ("aminata", {PROPOSE}), ("sira", {PROPOSE}), ("bintou", {PROPOSE}),
        ("fatoumata", set()), ("regional", set()), ("mariam", {READ, REVIEW}),
        ("ibrahim", set()), ("coumba", set()), ("steering", set()),
        ("observer", set()), ("admin", set()), ("stranger", set()),
    ],
)  # fmt: skip
def test_who_may_do_what(cast, person, may):
    user = getattr(cast, person)
    proposal = a_proposed(cast)
    found = {
        PROPOSE: can_propose(user),
        READ: can_read_proposals(user),
        REVIEW: can_review_proposal(user, proposal),
    }
    assert {name for name, held in found.items() if held} == may


def test_the_redaction_reads_and_decides_nothing(cast):
    editor = make_person("redaction@essai.test", "Redac")
    give(editor, Role.EDITOR)
    proposal = a_proposed(cast)
    assert Proposal.objects.visible_to(editor).get() == proposal
    with pytest.raises(PermissionDenied):
        actions.take_proposal(proposal, by=editor, at=NOW)


@pytest.mark.parametrize("state", MAKERS)
def test_who_knows_of_it_in_each_state(cast, state):
    MAKERS[state](cast)
    seen = {
        name
        for name, person in cast.everyone().items()
        if Proposal.objects.visible_to(person).exists()
    }
    readers = set() if state == "draft" else {"mariam"}
    assert seen == {"aminata", "sira"} | readers
    assert seen == {
        name
        for name, person in cast.everyone().items()
        if ProposalFile.objects.visible_to(person).exists()
    }


def test_nobody_reviews_what_she_wrote_or_what_is_her_organisations(cast):
    proposal = a_proposed(cast)
    give(cast.mariam, Role.NETWORK_LEAD, organisation=cast.association)
    forget_mandates(cast.mariam)
    assert not can_review_proposal(cast.mariam, proposal)
    give(cast.aminata, Role.SECRETARIAT)
    forget_mandates(cast.aminata)
    assert not can_review_proposal(cast.aminata, proposal)
    with pytest.raises(PermissionDenied):
        actions.accept_proposal(proposal, by=cast.aminata, at=NOW)


def test_who_left_her_organisation_writes_no_more(cast):
    proposal = a_draft(cast)
    assert can_edit_proposal(cast.sira, proposal)
    assert not can_edit_proposal(cast.bintou, proposal)
    with pytest.raises(PermissionDenied):
        drafts.save_proposal(proposal, FULL, version=1, by=cast.bintou, at=NOW)


def test_an_organisation_that_is_no_member_proposes_nothing(cast):
    cast.association.is_member = False
    cast.association.save()
    with pytest.raises(PermissionDenied):
        drafts.begin_proposal(cast.association, FULL, by=cast.aminata, at=NOW)


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"resource_type": ""}, "resource_type"), ({"summary": ""}, "summary"),
        ({"themes": ()}, "themes"), ({"resource_type": "sortilège"}, "resource_type"),
    ],
)  # fmt: skip
def test_what_lacks_something_is_kept_and_not_sent(cast, lacking, field):
    proposal = a_draft(cast, replace(FULL, **lacking))
    with pytest.raises(ValidationError) as refused:
        drafts.send_proposal(proposal, by=cast.aminata, at=NOW)
    assert list(refused.value.message_dict) == [field]
    assert proposal.state == "draft"


def test_a_text_or_a_file_is_enough(cast):
    typed = replace(FULL, text="")
    proposal = drafts.begin_proposal(cast.association, typed, by=cast.aminata, at=NOW)
    with pytest.raises(ValidationError):
        drafts.send_proposal(proposal, by=cast.aminata, at=NOW)
    drafts.add_file(proposal, a_paper(), by=cast.aminata, at=NOW)
    drafts.send_proposal(proposal, by=cast.aminata, at=NOW)
    assert proposal.state == "proposed"


def test_two_writers_overwrite_nothing_silently(cast):
    proposal = a_draft(cast)
    seen = Proposal.objects.get()
    theirs = replace(FULL, title="Le titre de Sira")
    drafts.save_proposal(proposal, theirs, version=1, by=cast.sira, at=NOW)
    with pytest.raises(drafts.SavedByAnother):
        drafts.save_proposal(seen, FULL, version=1, by=cast.aminata, at=NOW)
    assert Proposal.objects.get().title == "Le titre de Sira"


def test_the_same_file_is_kept_once_and_said(cast):
    proposal = a_draft(cast)
    same, is_new = drafts.add_file(proposal, a_paper("Copie.pdf"), by=cast.sira, at=NOW)
    assert not is_new and same.name == "Ɲɛtaa à Sɛgu.pdf"
    assert ProposalFile.objects.count() == 1


def test_a_removed_file_leaves_the_disk(cast, django_capture_on_commit_callbacks):
    file = a_draft(cast).files.get()
    storage, name = file.file.storage, file.file.name
    with django_capture_on_commit_callbacks(execute=True):
        drafts.remove_file(file, by=cast.sira, at=NOW)
    assert not storage.exists(name)


def test_a_correction_is_asked_with_a_comment(cast):
    proposal = one_in_review(cast)
    with pytest.raises(ValidationError):
        actions.return_proposal(proposal, comment=" ", by=cast.mariam, at=NOW)
    assert Proposal.objects.get().state == "in_review"


def test_a_corrected_proposal_returns_to_its_reader_with_the_message(cast):
    proposal = one_to_correct(cast)
    typed = replace(FULL, message="Source ajoutée.")
    drafts.save_proposal(
        proposal, typed, version=proposal.version, by=cast.sira, at=NOW
    )
    drafts.send_proposal(proposal, by=cast.sira, at=NOW)
    assert proposal.message == ""
    assert [m.text for m in proposal.messages.all()] == [
        "Citez votre source.", "Source ajoutée.",
    ]  # fmt: skip
    told = Notice.objects.filter(recipient=cast.mariam).latest("created_at")
    assert str(proposal.uuid) in told.path


def test_accepting_makes_a_draft_page_and_only_then_documents(cast):
    proposal = one_in_review(cast)
    assert not PortalDocument.objects.exists()
    page = actions.accept_proposal(proposal, by=cast.mariam, at=NOW)
    page = ResourcePage.objects.get(pk=page.pk)
    assert not page.live
    assert page.slug == "ɲɛtaa-ɲɛfɔli-la-parole-des-filles"
    assert [block.block_type for block in page.body] == [
        "title", "paragraph", "paragraph",
    ]  # fmt: skip
    assert "&lt;b&gt;" in str(page.body[2].value)
    assert list(page.organisations.all()) == [cast.association]
    file = page.files.get()
    assert file.document.filename.startswith("Ɲɛtaa_à_Sɛgu")
    assert file.document.page_count == 1
    with file.document.file.open() as kept:
        assert b"Aminata" not in kept.read()
    assert Proposal.objects.get().page == page


def test_two_titles_alike_have_two_addresses(cast):
    first = an_accepted(cast).page
    second = an_accepted(cast).page
    assert second.slug == f"{first.slug}-2"


def test_the_organisation_is_told_of_everything_and_once_of_publication(cast):
    page = an_accepted(cast).page
    page.save_revision().publish()
    page.save_revision().publish()
    subjects = list(
        Notice.objects.filter(recipient=cast.aminata)
        .order_by("created_at", "pk")
        .values_list("kind", flat=True)
    )
    assert sorted(subjects) == ["proposal_accepted", "proposal_published"]
    assert Proposal.objects.select_related("page").get().is_published


def test_the_subjects_of_notices_are_neutral(cast):
    for make in MAKERS.values():
        make(cast)
    for notice in Notice.objects.all():
        assert FULL.title not in notice.subject
        assert "violence" not in notice.subject


def test_the_journal_holds_no_words(cast):
    one_to_correct(cast)
    for entry in AuditEntry.objects.filter(object_kind="proposal"):
        assert "Citez" not in str(entry.detail) and "Ɲɛtaa" not in str(entry.detail)
