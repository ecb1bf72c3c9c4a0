"""Adds and removes the files that support a line; each is checked and cleaned first."""

import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.media.checks import EVIDENCE_TYPES, checked_upload
from plans.reporting.answers import EVIDENCE
from plans.reporting.models import Evidence, ReportLine
from plans.reporting.saving import hold_open, open_questions
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove


@transaction.atomic
def add_evidence(
    line: ReportLine, file: UploadedFile, *, by: User, at: datetime.datetime
) -> Evidence:
    """Keep a received file under a line; the same content twice is one file.

    Raises ValidationError, in French, when the file is refused or the line is full,
    PermissionDenied, and IllegalMove when the line takes no file now.
    """
    _hold_evidence(line, by=by)
    checked = checked_upload(
        file, allowed=EVIDENCE_TYPES, max_bytes=settings.EVIDENCE_MAX_BYTES
    )
    kept = line.evidence.kept()
    same = kept.filter(digest=checked.digest).first()
    if same is not None:
        return same
    if kept.count() >= settings.EVIDENCE_MAX_FILES:
        raise ValidationError(
            _("Vous avez déjà joint %(count)s fichiers à cette activité : c’est le "
              "plus possible. Retirez-en un avant d’en ajouter."),
            code="too_many",
            params={"count": settings.EVIDENCE_MAX_FILES},
        )  # fmt: skip
    evidence = Evidence(
        line=line,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        digest=checked.digest,
        added_at=at,
        added_by=by.uuid,
    )
    stored_name = f"{evidence.uuid}{PurePath(checked.name).suffix}"
    evidence.file.save(stored_name, checked.content, save=False)
    evidence.save()
    _record("evidence_added", evidence, by=by, at=at)
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: User, at: datetime.datetime) -> None:
    """Remove a file from its line. One that was never sent is erased at once.

    Raises PermissionDenied, and IllegalMove when the line takes no change now.
    """
    _hold_evidence(evidence.line, by=by)
    _record("evidence_removed", evidence, by=by, at=at)
    if Evidence.objects.sent().filter(pk=evidence.pk).exists():
        evidence.removed_at = at
        evidence.save(update_fields=["removed_at"])
        return
    storage, name = evidence.file.storage, str(evidence.file.name)
    evidence.delete()

    def erase() -> None:
        storage.delete(name)

    transaction.on_commit(erase, robust=True)


def record_reading(evidence: Evidence, *, by: User, at: datetime.datetime) -> None:
    """Write who was handed a confidential file."""
    _record("evidence_read", evidence, by=by, at=at)


def _hold_evidence(line: ReportLine, *, by: User) -> None:
    report = hold_open(line.report, by=by)
    if EVIDENCE not in {question.key for question in open_questions(line, report)}:
        raise IllegalMove("the evidence of this line was not asked for again")


def _record(
    action: str, evidence: Evidence, *, by: User, at: datetime.datetime
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid,
        object_kind="evidence",
        object_uuid=evidence.uuid,
        report=str(evidence.line.report.uuid),
    )
