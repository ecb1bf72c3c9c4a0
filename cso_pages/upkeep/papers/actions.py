"""Lays a document beside a record; a newer one keeps the former."""

import datetime
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.media.checks import EVIDENCE_TYPES, CheckedFile, checked_upload
from cso_pages.permissions import can_edit_record
from cso_pages.upkeep.papers.models import RecordPaper
from portal.accounts.models import User
from portal.journal.actions import record


class ReplacedMeanwhile(Exception):
    """Somebody else has already laid a newer version."""


@dataclass(frozen=True)
class Told:
    """What is said of a document besides its file."""

    kind: str
    number: str = ""
    authority: str = ""
    issued_on: datetime.date | None = None
    expires_on: datetime.date | None = None


@transaction.atomic
def add_paper(
    organisation: Organisation,
    file: "UploadedFile[bytes]",
    told: Told,
    *,
    by: User,
    at: datetime.datetime,
    replaces: RecordPaper | None = None,
) -> RecordPaper:
    """Keep a received file, checked and cleaned, in the private storage.

    The same file twice is one document. Raises PermissionDenied, ReplacedMeanwhile,
    ValidationError, in French, when the file is refused or there are too many.
    """
    if not can_edit_record(by, organisation):
        raise PermissionDenied
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    checked = checked_upload(
        file, allowed=EVIDENCE_TYPES, max_bytes=settings.EVIDENCE_MAX_BYTES
    )
    if replaces is not None and RecordPaper.objects.filter(replaces=replaces).exists():
        raise ReplacedMeanwhile
    papers = RecordPaper.objects.filter(organisation=held)
    same = papers.current().filter(digest=checked.digest, kind=told.kind).first()
    if same is not None and replaces is None:
        return same
    if papers.count() >= settings.RECORD_PAPERS_AT_MOST:
        raise ValidationError(
            _("Votre fiche porte déjà %(count)s pièces : c’est le plus possible."),
            params={"count": settings.RECORD_PAPERS_AT_MOST},
        )
    paper = _keep(held, checked, told, by=by, at=at, replaces=replaces)
    note_paper("record_paper_added", paper, by=by, at=at)
    return paper


def _keep(
    organisation: Organisation,
    checked: CheckedFile,
    told: Told,
    *,
    by: User,
    at: datetime.datetime,
    replaces: RecordPaper | None,
) -> RecordPaper:
    paper = RecordPaper(
        organisation=organisation,
        kind=told.kind,
        number=told.number,
        authority=told.authority,
        issued_on=told.issued_on,
        expires_on=told.expires_on,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        digest=checked.digest,
        added_at=at,
        added_by=by.uuid,
        replaces=replaces,
    )
    stored = f"{paper.uuid}{PurePath(checked.name).suffix}"
    paper.file.save(stored, checked.content, save=False)
    paper.save()
    return paper


def note_paper(
    action: str, paper: RecordPaper, *, by: User, at: datetime.datetime
) -> None:
    """The audit row of one act on a document, also of its reading."""
    record(
        action,
        at=at,
        actor=by.uuid,
        object_kind="record_paper",
        object_uuid=paper.uuid,
        kind=paper.kind,
        organisation=str(paper.organisation.uuid),
    )
