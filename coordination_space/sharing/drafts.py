"""A member writes a proposal: begun once, saved at will, its files, sent."""

import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from coordination_space.sharing import telling
from coordination_space.sharing.models import (
    MessageKind,
    Proposal,
    ProposalFile,
    ProposalMessage,
)
from coordination_space.sharing.permissions import (
    can_edit_proposal,
    can_write_message,
    organisations_proposing,
)
from coordination_space.sharing.states import MOVES, ProposalState
from coordination_space.sharing.typed import LIMITS, Typed
from cso_pages.directory.models import Organisation
from cso_pages.media.checks import RESOURCE_TYPES, checked_upload
from cso_pages.reference.models import Theme
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


class SavedByAnother(Exception):
    """Somebody saved this proposal after the form was opened."""


@transaction.atomic
def begin_proposal(
    organisation: Organisation, typed: Typed, *, by: User, at: datetime.datetime
) -> Proposal:
    """Keep a first draft. Raises PermissionDenied, ValidationError without a title."""
    if organisation.pk not in organisations_proposing(by):
        raise PermissionDenied
    proposal = Proposal(organisation=organisation, author=by, saved_at=at)
    _write(proposal, typed, by=by, at=at)
    telling.note("proposal_begun", proposal, by=by, at=at)
    return proposal


@transaction.atomic
def save_proposal(
    proposal: Proposal, typed: Typed, *, version: int, by: User, at: datetime.datetime
) -> None:
    """Keep what was typed, complete or not.

    Raises PermissionDenied, IllegalMove when it is not open, SavedByAnother when
    `version` is not the last, ValidationError when a text is too long.
    """
    held = _hold_open(proposal, by=by)
    if held.version != version:
        raise SavedByAnother
    held.version += 1
    _write(held, typed, by=by, at=at)
    show(proposal, held)


@transaction.atomic
def send_proposal(proposal: Proposal, *, by: User, at: datetime.datetime) -> None:
    """Give it to the secretariat to read; a corrected one returns to its reader.

    Raises PermissionDenied, IllegalMove, ValidationError (by field) when it lacks
    something.
    """
    held = _hold_open(proposal, by=by)
    gaps = typed_of(held).gaps(files=held.files.count())
    if gaps:
        raise ValidationError({name: [said] for name, said in gaps.items()})
    first = held.state == ProposalState.DRAFT
    to = ProposalState.PROPOSED if first else ProposalState.IN_REVIEW
    message = held.message.strip()
    move(held, to=to, moves=MOVES, sent_at=at, message="")
    if message:
        say(held, message, by=by, at=at)
    telling.note("proposal_sent", held, by=by, at=at)
    telling.tell_readers(held, by=by, at=at)
    show(proposal, held)


@transaction.atomic
def add_file(
    proposal: Proposal, file: "UploadedFile[bytes]", *, by: User, at: datetime.datetime
) -> tuple[ProposalFile, bool]:
    """Keep a received file; the same content twice is one file, and said so (False).

    Raises ValidationError, in French, when it is refused or there are too many;
    PermissionDenied and IllegalMove as the other acts.
    """
    held = _hold_open(proposal, by=by)
    checked = checked_upload(
        file, allowed=RESOURCE_TYPES, max_bytes=settings.PROPOSAL_MAX_BYTES
    )
    same = held.files.filter(digest=checked.digest).first()
    if same is not None:
        return same, False
    if held.files.count() >= settings.PROPOSAL_MAX_FILES:
        raise ValidationError(
            _("Vous avez déjà joint %(count)s fichiers : c’est le plus possible."),
            code="too_many",
            params={"count": settings.PROPOSAL_MAX_FILES},
        )
    kept = ProposalFile(
        proposal=held,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        digest=checked.digest,
        document_hash=hash_filelike(checked.content),
        added_at=at,
        added_by=by.uuid,
    )
    stored = f"{kept.uuid}{PurePath(checked.name).suffix}"
    kept.file.save(stored, checked.content, save=False)
    kept.save()
    telling.note("proposal_file_added", held, by=by, at=at, file=str(kept.uuid))
    return kept, True


@transaction.atomic
def remove_file(file: ProposalFile, *, by: User, at: datetime.datetime) -> None:
    """Erase a file of an open proposal. Raises PermissionDenied, IllegalMove."""
    held = _hold_open(file.proposal, by=by)
    storage, name = file.file.storage, str(file.file.name)
    telling.note("proposal_file_removed", held, by=by, at=at, file=str(file.uuid))
    file.delete()

    def erase() -> None:
        storage.delete(name)

    transaction.on_commit(erase, robust=True)


@transaction.atomic
def write_message(
    proposal: Proposal, text: str, *, by: User, at: datetime.datetime
) -> ProposalMessage:
    """Say something to the other side. Raises PermissionDenied, ValidationError."""
    if not can_write_message(by, proposal):
        raise PermissionDenied
    said = say(proposal, text, by=by, at=at)
    telling.tell_other_side(proposal, by=by, at=at)
    return said


def typed_of(proposal: Proposal) -> Typed:
    """A kept proposal as the form shows it."""
    return Typed(
        title=proposal.title,
        resource_type=proposal.resource_type,
        summary=proposal.summary,
        key_messages=proposal.key_messages,
        text=proposal.text,
        language=proposal.language_id or "fr",
        themes=tuple(proposal.themes.values_list("code", flat=True)),
        has_testimony=proposal.has_testimony,
        message=proposal.message,
    )


def _hold_open(proposal: Proposal, *, by: User) -> Proposal:
    """Lock it and read it again."""
    held = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if can_edit_proposal(by, held):
        return held
    held.state, open_state = ProposalState.DRAFT, held.state
    if can_edit_proposal(by, held):
        raise IllegalMove(f"a proposal that is {open_state} is not open")
    raise PermissionDenied


def _write(
    proposal: Proposal, typed: Typed, *, by: User, at: datetime.datetime
) -> None:
    if not typed.title:
        raise ValidationError({"title": [_("Écrivez un titre.")]}, code="no_title")
    over = {
        name: [_too_long(len(getattr(typed, name)), most)]
        for name, most in LIMITS.items()
        if len(getattr(typed, name)) > most
    }
    if over:
        raise ValidationError(over)
    for name in (*LIMITS, "resource_type", "has_testimony"):
        setattr(proposal, name, getattr(typed, name))
    proposal.language_id = typed.language
    proposal.saved_by, proposal.saved_at = by, at
    proposal.save()
    proposal.themes.set(Theme.objects.filter(pk__in=typed.themes))


def _too_long(signs: int, most: int) -> str:
    return _(
        "Ce texte a %(signs)s signes, la limite est %(most)s. Raccourcissez-le."
    ) % {
        "signs": signs,
        "most": most,
    }


def say(
    proposal: Proposal,
    text: str,
    *,
    by: User,
    at: datetime.datetime,
    kind: str = MessageKind.COMMENT,
) -> ProposalMessage:
    text = text.strip()
    if not text:
        raise ValidationError({"message": [_("Écrivez votre message.")]})
    if len(text) > 2_000:
        raise ValidationError({"message": [_too_long(len(text), 2_000)]})
    return ProposalMessage.objects.create(
        proposal=proposal, kind=kind, text=text, author=by, at=at
    )


def show(proposal: Proposal, held: Proposal) -> None:
    """Bring the caller's row up to date with the locked one."""
    for column in Proposal._meta.concrete_fields:
        setattr(proposal, column.attname, getattr(held, column.attname))
