"""A text is opened, a version adopted, another one repealed; nothing is corrected."""

import datetime
import hashlib

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from coordination_space.governance.models import GovernanceDocument, GovernanceVersion
from coordination_space.governance.texts import html_of, plain_of
from coordination_space.permissions import can_keep_governance
from cso_pages.media.checks import CheckedFile
from cso_pages.search.actions import put_in_search, take_out_of_search
from cso_pages.search.models import EntryKind
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.words import slug_of


@transaction.atomic
def add_document(
    *,
    kind: str,
    title: str,
    audience: str,
    summary: str = "",
    by: User,
    at: datetime.datetime,
) -> GovernanceDocument:
    """Open a text; nobody reads of it before it has a version."""
    _require(by)
    document = GovernanceDocument.objects.create(
        slug=_free_slug(title),
        kind=kind,
        title=title,
        audience=audience,
        summary=summary,
    )
    _tell("governance.added", document, by=by, at=at, kind=kind, audience=audience)
    return document


@transaction.atomic
def change_document(
    document: GovernanceDocument,
    *,
    title: str,
    audience: str,
    summary: str,
    by: User,
    at: datetime.datetime,
) -> GovernanceDocument:
    """Rename it or change who reads it; its address and its versions stay."""
    _require(by)
    document.title, document.audience, document.summary = title, audience, summary
    document.save(update_fields=["title", "audience", "summary"])
    _tell("governance.changed", document, by=by, at=at, audience=audience)
    index_document(document)
    return document


@transaction.atomic
def add_version(
    document: GovernanceDocument,
    *,
    adopted_on: datetime.date,
    typed: str = "",
    file: CheckedFile | None = None,
    by: User,
    at: datetime.datetime,
) -> GovernanceVersion:
    """Freeze a text or a file as the next version; the one before ceases that day.

    Raises ValidationError when there is neither, or when it would come before the
    version it replaces.
    """
    _require(by)
    held = GovernanceDocument.objects.select_for_update().get(pk=document.pk)
    before = held.versions.order_by("-number").first()
    _refuse_what_makes_no_sense(typed, file, adopted_on, before)
    text = html_of(typed)
    version = GovernanceVersion(
        document=held,
        number=(held.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        adopted_on=adopted_on,
        text=text,
        digest=_digest(text, file),
        added_at=at,
        added_by=by.uuid,
    )
    if file is not None:
        version.file_name, version.file_type = file.name[:120], file.content_type
        version.file_size = file.size
        version.file.save(file.name, file.content, save=False)
    version.save()
    if before is not None and before.repealed_on is None:
        held.versions.filter(pk=before.pk).update(repealed_on=adopted_on)
    _tell("governance.version", held, by=by, at=at, number=version.number)
    index_document(held)
    return version


@transaction.atomic
def repeal_version(
    version: GovernanceVersion, *, on: datetime.date, by: User, at: datetime.datetime
) -> None:
    """Say from which day it no longer applies, once.

    Raises ValidationError when it was repealed already, or before its adoption.
    """
    _require(by)
    if on < version.adopted_on:
        raise ValidationError(_("Cette date est avant celle de l’adoption."))
    waiting = GovernanceVersion.objects.filter(pk=version.pk, repealed_on=None)
    if not waiting.update(repealed_on=on):
        raise ValidationError(_("Cette version est déjà abrogée."))
    document = version.document
    _tell("governance.repealed", document, by=by, at=at, number=version.number)
    index_document(document)


def index_document(document: GovernanceDocument) -> None:
    """Have the search find the latest version, by those who may read it."""
    latest = document.versions.order_by("-number").first()
    if latest is None:
        take_out_of_search(EntryKind.DOCUMENT, document.uuid)
        return
    put_in_search(
        EntryKind.DOCUMENT,
        document.uuid,
        url=document.get_absolute_url(),
        title=document.title,
        summary=document.summary,
        text=plain_of(latest.text),
        audience=document.audience,
        form=document.kind,
        dated_on=latest.adopted_on,
    )


def reindex() -> int:
    """Write every entry again; says how many texts were read."""
    documents = list(GovernanceDocument.objects.all())
    for document in documents:
        index_document(document)
    return len(documents)


def _require(person: User) -> None:
    if not can_keep_governance(person):
        raise PermissionDenied


def _refuse_what_makes_no_sense(
    typed: str,
    file: CheckedFile | None,
    adopted_on: datetime.date,
    before: GovernanceVersion | None,
) -> None:
    if not typed.strip() and file is None:
        raise ValidationError(_("Écrivez le texte, ou joignez le fichier PDF."))
    if before is not None and adopted_on < before.adopted_on:
        raise ValidationError(
            _("Cette version ne peut pas être adoptée avant celle qu’elle remplace.")
        )


def _free_slug(title: str) -> str:
    """The title as an address; a number follows when another text has it."""
    wanted = slug_of(title) or "texte"
    taken = set(
        GovernanceDocument.objects.filter(slug__startswith=wanted).values_list(
            "slug", flat=True
        )
    )
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _digest(text: str, file: CheckedFile | None) -> str:
    """SHA-256 of the text and of the file's own digest: what was adopted."""
    parts = text + (file.digest if file is not None else "")
    return hashlib.sha256(parts.encode()).hexdigest()


def _tell(
    act: str,
    document: GovernanceDocument,
    *,
    by: User,
    at: datetime.datetime,
    **detail: object,
) -> None:
    record(
        act,
        at=at,
        actor=by.uuid,
        object_kind="governance",
        object_uuid=document.uuid,
        **detail,
    )
