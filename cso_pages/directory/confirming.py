"""Who may say that a record is right, by which way, and of which day."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.directory.confirmations import NOTED, Confirmation, ConfirmedBy
from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_confirm_record, can_note_answer, speaks_for
from portal.accounts.models import User

WORTH = datetime.timedelta(days=365)  # older, it says nothing of today


def channel_for(by: User | None, organisation: Organisation) -> str:
    """The way of who confirms by herself: her organisation's space, or her region."""
    if by is None:
        return ConfirmedBy.LINK
    own = speaks_for(by, organisation)
    return ConfirmedBy.WORKSPACE if own else ConfirmedBy.REGION


def check_confirmation(
    organisation: Organisation,
    *,
    channel: str,
    by: User | None,
    on: datetime.date,
    at: datetime.datetime,
) -> None:
    """Nobody stands behind a signed link (`by` None): its token is the right.

    Raises PermissionDenied, ValidationError (a day to come, or too long ago).
    """
    if by is None:
        allowed = channel == ConfirmedBy.LINK
    elif channel in NOTED:
        allowed = can_note_answer(by, organisation)
    else:
        herself = channel in {ConfirmedBy.WORKSPACE, ConfirmedBy.REGION}
        allowed = herself and can_confirm_record(by, organisation)
    if not allowed:
        raise PermissionDenied
    check_day(on, at=at)


def check_day(on: datetime.date, *, at: datetime.datetime) -> None:
    """Raises ValidationError when the day is to come, or worth nothing any more."""
    today = timezone.localdate(at)
    if on > today:
        raise ValidationError(_("Cette date n’est pas encore venue."))
    if on < today - WORTH:
        raise ValidationError(
            _("Cette date a plus d’un an : elle ne dit plus si la fiche est juste.")
        )


def write_confirmation(
    organisation: Organisation,
    *,
    channel: str,
    by: User | None,
    on: datetime.date,
    at: datetime.datetime,
    source: str = "",
    answered_as: str = "",
) -> Confirmation:
    """One row; it is never changed afterwards."""
    return Confirmation.objects.create(
        organisation=organisation,
        confirmed_on=on,
        channel=channel,
        answered_as=" ".join(answered_as.split())[:80],
        source=" ".join(source.split())[:200],
        typed_by=by,
        recorded_at=at,
    )
