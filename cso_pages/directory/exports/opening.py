"""« Diffusion ouverte »: the organisation's own tick, and the rows that bear it."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_edit_record
from portal.accounts.models import User
from portal.journal.actions import record


@transaction.atomic
def allow_open_data(
    organisation: Organisation, *, is_open: bool, by: User, at: datetime.datetime
) -> None:
    """Tick or untick; what is unticked leaves the open files at once.

    Raises PermissionDenied.
    """
    if not can_edit_record(by, organisation):
        raise PermissionDenied
    rows = Organisation.objects.filter(pk=organisation.pk).exclude(is_open_data=is_open)
    organisation.is_open_data = is_open
    if not rows.update(is_open_data=is_open):
        return
    record_changed(organisation)
    record(
        "organisation_open_data",
        at=at,
        actor=by.uuid,
        object_kind="organisation",
        object_uuid=organisation.uuid,
        is_open=is_open,
    )
