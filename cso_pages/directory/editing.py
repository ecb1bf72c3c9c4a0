"""Saves what an organisation writes of itself; two editors never overwrite silently."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.visibility import CHOSEN
from cso_pages.permissions import can_edit_record
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User
from portal.journal.actions import record

# What is written here. Name, type and territory are the secretariat's to change.
TEXTS = ("summary", "mission", "founded_year", "former_names", "accepts_messages")


class ChangedMeanwhile(Exception):
    """Somebody else saved the record since it was opened."""


@dataclass(frozen=True)
class ChannelChange:
    """One channel as typed; `uuid` None is a new one, an empty value removes it."""

    uuid: UUID | None
    kind: str
    value: str
    audience: str
    has_agreed: bool


@transaction.atomic
def save_record(
    organisation: Organisation,
    *,
    texts: Mapping[str, Any],
    audiences: Mapping[str, str],
    channels: Sequence[ChannelChange],
    version: int,
    by: User,
    on: datetime.date,
    at: datetime.datetime,
) -> None:
    """Write texts, who reads which field, and the channels, all or nothing.

    `version` is the one the person has read. Raises PermissionDenied,
    ChangedMeanwhile, ValidationError (a public channel without consent).
    """
    if not can_edit_record(by, organisation):
        raise PermissionDenied
    written = Organisation.objects.filter(pk=organisation.pk, version=version).update(
        **{name: texts[name] for name in TEXTS if name in texts},
        field_audiences=_chosen(audiences),
        last_modified_on=on,
        version=F("version") + 1,
    )
    if not written:
        raise ChangedMeanwhile
    for channel in channels:
        _save_channel(organisation, channel, on)
    organisation.refresh_from_db()
    record_changed(organisation)
    record(
        "organisation_edited",
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
    organisation: Organisation, change: ChannelChange, on: datetime.date
) -> None:
    known = None
    if change.uuid is not None:
        known = organisation.channels.filter(uuid=change.uuid).first()
    if not change.value:
        if known is not None:
            known.delete()
        return
    row = known or ContactChannel(organisation=organisation)
    if change.audience == Audience.PUBLIC and not change.has_agreed:
        raise ValidationError(
            _("Pour montrer un numéro au public, il faut l’accord de qui répond.")
        )
    row.kind, row.value, row.audience = change.kind, change.value, change.audience
    if not change.has_agreed:
        row.consent_on = None
    elif row.consent_on is None:
        row.consent_on = on
    row.save()
