"""Opens, publishes, confirms, ages, withdraws, hides and shows a record."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.confirmations import Confirmation, ConfirmedBy
from cso_pages.directory.confirming import (
    channel_for,
    check_confirmation,
    write_confirmation,
)
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.slugs import new_slug
from cso_pages.directory.states import MOVES, RecordStatus
from cso_pages.mandates.holders import holders_of
from cso_pages.mandates.models import Role
from cso_pages.permissions import (
    can_hide,
    can_keep_the_directory,
    can_show,
)
from cso_pages.reference.models import OrgType, Territory
from cso_pages.upkeep.campaigns.following import follow_confirmation
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move
from portal.notices.actions import notify

FIELD = "record_status"
TO_CONFIRM_AFTER = datetime.timedelta(days=365)
STALE_AFTER = datetime.timedelta(days=730)


@transaction.atomic
def open_record(
    name: str,
    *,
    org_type: OrgType | str,
    territory: Territory | str,
    by: User | None,
    at: datetime.datetime,
    sigle: str = "",
    **details: Any,
) -> Organisation:
    """Start a record, as a draft that nobody finds; `by` None is the operator.

    Its address is made of its sigle or name, and never changes after that.
    Raises PermissionDenied.
    """
    if by is not None and not can_keep_the_directory(by):
        raise PermissionDenied
    organisation = Organisation.objects.create(
        name=name,
        sigle=sigle,
        slug=new_slug(sigle or name),
        org_type_id=getattr(org_type, "pk", org_type),
        territory_id=getattr(territory, "pk", territory),
        last_modified_on=at.date(),
        **details,
    )
    _record("organisation_opened", organisation, by=by, at=at)
    return organisation


@transaction.atomic
def submit_record(
    organisation: Organisation, *, by: User | None, at: datetime.datetime
) -> None:
    """Ask that a draft be checked. Raises PermissionDenied, IllegalMove."""
    _require_keeper(by)
    move(organisation, to=RecordStatus.TO_CHECK, moves=MOVES, field=FIELD)
    _record("organisation_submitted", organisation, by=by, at=at)


@transaction.atomic
def publish_record(
    organisation: Organisation,
    *,
    by: User | None,
    on: datetime.date,
    at: datetime.datetime,
) -> None:
    """Show a checked record in the directory; of that day, until it is confirmed.

    Raises PermissionDenied, IllegalMove.
    """
    _require_keeper(by)
    _become(organisation, RecordStatus.PUBLISHED, last_confirmed_on=on)
    write_confirmation(
        organisation, channel=ConfirmedBy.PUBLICATION, by=by, on=on, at=at
    )
    _record("organisation_published", organisation, by=by, at=at)


@transaction.atomic
def withdraw_record(
    organisation: Organisation, *, by: User | None, reason: str, at: datetime.datetime
) -> None:
    """Take a record out of the directory; `reason` is a code, never a text.

    Raises PermissionDenied, IllegalMove.
    """
    _require_keeper(by)
    _become(organisation, RecordStatus.WITHDRAWN)
    _record("organisation_withdrawn", organisation, by=by, at=at, reason=reason)


@transaction.atomic
def confirm_record(
    organisation: Organisation,
    *,
    by: User | None,
    on: datetime.date,
    at: datetime.datetime,
    channel: str = "",
    source: str = "",
    answered_as: str = "",
) -> Confirmation:
    """« Tout est juste »: the record is of that day, whoever said so and however.

    Without a `channel` it is that of who confirms; `by` None is a signed link. An
    older day than the last one is kept as a row and moves nothing back. Raises
    PermissionDenied, ValidationError (the day), IllegalMove.
    """
    channel = channel or channel_for(by, organisation)
    check_confirmation(organisation, channel=channel, by=by, on=on, at=at)
    now = Organisation.objects.select_for_update().get(pk=organisation.pk)
    organisation.record_status = now.record_status
    latest = max(on, now.last_confirmed_on or on)
    if now.record_status == RecordStatus.PUBLISHED:
        Organisation.objects.filter(pk=now.pk).update(last_confirmed_on=latest)
        organisation.last_confirmed_on = latest
        record_changed(organisation)
    elif now.record_status in {RecordStatus.TO_CONFIRM, RecordStatus.STALE}:
        _become(organisation, RecordStatus.PUBLISHED, last_confirmed_on=latest)
    else:
        raise IllegalMove(now.record_status)
    told = write_confirmation(
        organisation,
        channel=channel,
        by=by,
        on=on,
        at=at,
        source=source,
        answered_as=answered_as,
    )
    follow_confirmation(told)
    _record("organisation_confirmed", organisation, by=by, at=at, channel=channel)
    return told


@transaction.atomic
def age_records(*, today: datetime.date, at: datetime.datetime) -> int:
    """Mark what nobody confirmed: after a year « à confirmer », after two « périmée ».

    A marked record stays listed. Says how many were marked.
    """
    ages = (
        (RecordStatus.PUBLISHED, RecordStatus.TO_CONFIRM, TO_CONFIRM_AFTER),
        (RecordStatus.TO_CONFIRM, RecordStatus.STALE, STALE_AFTER),
    )
    marked = 0
    for now, then, after in ages:
        old = Organisation.objects.filter(
            record_status=now, last_confirmed_on__lt=today - after
        )
        for organisation in old.select_related("org_type", "territory"):
            _become(organisation, then)
            _record("organisation_aged", organisation, by=None, at=at, state=then)
            marked += 1
    return marked


@transaction.atomic
def hide_organisation(
    organisation: Organisation, *, by: User, on: datetime.date, at: datetime.datetime
) -> None:
    """« Masquer »: out of every public output from this moment, without approval.

    Hiding what is hidden changes nothing. Raises PermissionDenied.
    """
    if not can_hide(by, organisation):
        raise PermissionDenied
    rows = Organisation.objects.filter(pk=organisation.pk, hidden_at=None)
    if not rows.update(hidden_at=at):
        organisation.refresh_from_db(fields=["hidden_at"])
        return
    organisation.hidden_at = at
    record_changed(organisation)
    _record("organisation_hidden", organisation, by=by, at=at)
    notify(
        (one for one in holders_of(Role.SECRETARIAT, on=on) if one.pk != by.pk),
        kind="directory.hidden",
        subject=_("Une fiche de l’annuaire a changé"),
        body=_(
            "Une organisation a été masquée dans l’annuaire. Elle n’apparaît plus "
            "dans les pages publiques ; ses chiffres restent dans les totaux."
        ),
        path=f"/espace/organisation/{organisation.uuid}/",
        at=at,
    )


@transaction.atomic
def show_organisation(
    organisation: Organisation, *, by: User, at: datetime.datetime
) -> None:
    """Make it public again, as it was; the view has asked for a fresh second factor.

    Raises PermissionDenied: only who signs for it may.
    """
    if not can_show(by, organisation):
        raise PermissionDenied
    rows = Organisation.objects.filter(pk=organisation.pk, hidden_at__isnull=False)
    shown = rows.update(hidden_at=None)
    organisation.hidden_at = None
    if shown:
        record_changed(organisation)
        _record("organisation_shown", organisation, by=by, at=at)


def _become(organisation: Organisation, state: str, **changes: Any) -> None:
    move(organisation, to=state, moves=MOVES, field=FIELD, **changes)
    record_changed(organisation)


def _require_keeper(by: User | None) -> None:
    if by is not None and not can_keep_the_directory(by):
        raise PermissionDenied


def _record(
    action: str,
    organisation: Organisation,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: Any,
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="organisation",
        object_uuid=organisation.uuid,
        **detail,
    )
