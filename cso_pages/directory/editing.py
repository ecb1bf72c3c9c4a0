"""Who reads what of a record: the organisation’s own right, at once, no approval."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cso_pages.directory.exports.opening import allow_open_data
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.visibility import CHOSEN
from cso_pages.permissions import can_edit_record
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User
from portal.journal.actions import record


class ChangedMeanwhile(Exception):
    """Somebody else saved the record since it was opened."""


@dataclass(frozen=True)
class ChannelReaders:
    """Who reads one channel, and whether the person who answers agreed."""

    uuid: UUID
    audience: str
    has_agreed: bool


@transaction.atomic
def save_readers(
    organisation: Organisation,
    *,
    audiences: Mapping[str, str],
    channels: Sequence[ChannelReaders],
    accepts_messages: bool,
    is_open_data: bool,
    version: int,
    by: User,
    on: datetime.date,
    at: datetime.datetime,
) -> None:
    """Write who reads which field and which channel, all or nothing.

    Open data included: what is unticked leaves the open files at once.

    `version` is the one the person has read. Raises PermissionDenied,
    ChangedMeanwhile, ValidationError (a public channel without consent).
    """
    if not can_edit_record(by, organisation):
        raise PermissionDenied
    written = Organisation.objects.filter(pk=organisation.pk, version=version).update(
        field_audiences=_chosen(audiences),
        accepts_messages=accepts_messages,
        version=F("version") + 1,
    )
    if not written:
        raise ChangedMeanwhile
    for channel in channels:
        _save_channel(organisation, channel, on)
    organisation.refresh_from_db()
    allow_open_data(organisation, is_open=is_open_data, by=by, at=at)
    record_changed(organisation)
    record(
        "organisation_readers_chosen",
        at=at,
        actor=by.uuid,
        object_kind="organisation",
        object_uuid=organisation.uuid,
        version=organisation.version,
    )


def _chosen(audiences: Mapping[str, str]) -> dict[str, str]:
    """Only what differs from the defaults, of the fields one may choose for."""
    return {
        field.key: audiences[field.key]
        for field in CHOSEN
        if audiences.get(field.key) in Audience.values
        and audiences[field.key] != field.default
    }


def _save_channel(
    organisation: Organisation, chosen: ChannelReaders, on: datetime.date
) -> None:
    row = organisation.channels.filter(uuid=chosen.uuid).first()
    if row is None:
        return
    if chosen.audience == Audience.PUBLIC and not chosen.has_agreed:
        raise ValidationError(
            _("Pour montrer un numéro au public, il faut l’accord de qui répond.")
        )
    row.audience = chosen.audience
    if not chosen.has_agreed:
        row.consent_on = None
    elif row.consent_on is None:
        row.consent_on = on
    row.save()
