"""Papers joined to a registration: checked, kept, removed with their bytes."""

import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.media.checks import PDF, PICTURES, checked_upload
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from cso_pages.upkeep.registration.states import OPEN
from portal.kit.workflow import IllegalMove

FILES_AT_MOST = 3


@transaction.atomic
def attach_file(
    registration: Registration, file: "UploadedFile[bytes]", *, at: datetime.datetime
) -> RegistrationFile:
    """Keep a received file; the same content twice is one.

    Raises ValidationError, in French; IllegalMove when the registration is not open.
    """
    held = Registration.objects.select_for_update().get(pk=registration.pk)
    if held.state not in OPEN:
        raise IllegalMove(f"a registration that is {held.state} is not open")
    checked = checked_upload(
        file, allowed=PICTURES | {PDF}, max_bytes=settings.EVIDENCE_MAX_BYTES
    )
    same = held.files.filter(digest=checked.digest).first()
    if same is not None:
        return same
    if held.files.count() >= FILES_AT_MOST:
        raise ValidationError(
            _("Vous avez déjà joint %(count)s fichiers : c’est le plus possible."),
            params={"count": FILES_AT_MOST},
        )
    kept = RegistrationFile(
        registration=held,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        digest=checked.digest,
        added_at=at,
    )
    stored = f"{kept.uuid}{PurePath(checked.name).suffix}"
    kept.file.save(stored, checked.content, save=False)
    kept.save()
    return kept


@transaction.atomic
def remove_file(registration: Registration, uuid: str) -> None:
    """Take a file out of an open registration; one that is not there changes nothing.

    Raises IllegalMove when the registration is not open.
    """
    held = Registration.objects.select_for_update().get(pk=registration.pk)
    if held.state not in OPEN:
        raise IllegalMove(f"a registration that is {held.state} is not open")
    for file in held.files.all():
        if str(file.uuid) == uuid:
            _erase(file)


def erase_files(registration: Registration) -> None:
    """Every file of a registration, and its bytes once that is sure."""
    for file in registration.files.all():
        _erase(file)


def _erase(file: RegistrationFile) -> None:
    storage, name = file.file.storage, str(file.file.name)
    file.delete()

    def erase() -> None:
        storage.delete(name)

    transaction.on_commit(erase, robust=True)
