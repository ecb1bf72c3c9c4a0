"""An organisation writes what it proposes: saved by section, sent, withdrawn."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.values import Value, seal, values_of
from cso_pages.upkeep.requests import telling
from cso_pages.upkeep.requests.fields import Section
from cso_pages.upkeep.requests.models import ChangeRequest, FieldChange
from cso_pages.upkeep.requests.permissions import can_propose, can_withdraw
from cso_pages.upkeep.requests.states import MOVES, RequestState
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove, move


class ChangedMeanwhile(Exception):
    """The record or the request moved since the form was opened."""


def open_request_of(organisation: Organisation) -> ChangeRequest | None:
    """The one open request of an organisation, if any."""
    return ChangeRequest.objects.open().filter(organisation=organisation).first()


def proposed_in(request: ChangeRequest | None) -> dict[str, Value]:
    """What a request proposes, by field."""
    if request is None:
        return {}
    return {change.key: change.new for change in request.changes.all()}


def seal_of(
    section: Section, current: Mapping[str, Value], proposed: Mapping[str, Value]
) -> str:
    """What a form of this section has shown: the record, and the open request."""
    return seal(
        {key: value for key, value in current.items() if section.holds(key)},
        sorted((key, str(new)) for key, new in proposed.items() if section.holds(key)),
    )


@transaction.atomic
def save_section(
    organisation: Organisation,
    section: Section,
    values: Mapping[str, Value],
    *,
    seen: str,
    by: User,
    at: datetime.datetime,
) -> ChangeRequest | None:
    """Keep what differs from the record; None when nothing is proposed any more.

    `seen` is the seal of what the form showed. Raises PermissionDenied, IllegalMove
    while somebody decides, ChangedMeanwhile.
    """
    if not can_propose(by, organisation):
        raise PermissionDenied
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    request = open_request_of(held)
    if request is not None and not request.is_editable:
        raise IllegalMove(request.state)
    current, proposed = values_of(held), proposed_in(request)
    if seal_of(section, current, proposed) != seen:
        raise ChangedMeanwhile
    changed = {k: new for k, new in values.items() if new != current.get(k)}
    if request is None and not changed:
        return None
    if request is None:
        request = ChangeRequest.objects.create(organisation=held, saved_at=at)
    _keep(request, section, changed, current)
    return _saved(request, by=by, at=at)


def _keep(
    request: ChangeRequest,
    section: Section,
    changed: Mapping[str, Value],
    current: Mapping[str, Value],
) -> None:
    """The changes of this section, anew where they differ from what was proposed."""
    for row in request.changes.all():
        if section.holds(row.key) and row.key not in changed:
            row.delete()
    kept = {row.key: row for row in request.changes.all()}
    for key, new in changed.items():
        row = kept.get(key) or FieldChange(request=request, key=key)
        if row.pk is None or row.new != new:
            row.reason = ""
        row.old, row.new = current.get(key), new
        row.save()


def _saved(
    request: ChangeRequest, *, by: User, at: datetime.datetime
) -> ChangeRequest | None:
    fields = sorted(request.changes.values_list("key", flat=True))
    if not fields and request.state == RequestState.DRAFT:
        request.delete()
        return None
    request.editors = sorted({*request.editors, str(by.uuid)})
    request.version += 1
    request.saved_at = at
    request.save(update_fields=["editors", "version", "saved_at"])
    telling.note("change_request_saved", request, by=by, at=at, fields=fields)
    if not fields and request.state == RequestState.SUBMITTED:
        move(request, to=RequestState.WITHDRAWN, moves=MOVES, closed_at=at)
    return request


@transaction.atomic
def submit_request(
    request: ChangeRequest,
    *,
    note: str,
    rest_is_right: bool,
    version: int,
    by: User,
    today: datetime.date,
    at: datetime.datetime,
) -> None:
    """Give it to who decides: the region first, else the secretariat.

    Raises PermissionDenied, IllegalMove, ChangedMeanwhile, ValidationError (empty).
    """
    held = _hold(request)
    if not can_propose(by, held.organisation):
        raise PermissionDenied
    if held.version != version:
        raise ChangedMeanwhile
    if not held.changes.exists():
        raise ValidationError(_("Rien n’est changé : il n’y a rien à envoyer."))
    move(
        held,
        to=RequestState.SUBMITTED,
        moves=MOVES,
        submitted_at=at,
        submitted_by=by,
        escalated_at=None,
        reviewer=None,
        note=note[:500],
        says_rest_is_right=rest_is_right,
        editors=sorted({*held.editors, str(by.uuid)}),
    )
    telling.note("change_request_sent", held, by=by, at=at)
    telling.tell_deciders(held, today=today, at=at)
    show(request, held)


@transaction.atomic
def withdraw_request(
    request: ChangeRequest, *, by: User, at: datetime.datetime
) -> None:
    """The organisation takes it back; the record is as it was.

    Raises PermissionDenied, IllegalMove.
    """
    held = _hold(request)
    if held.is_open and not can_withdraw(by, held):
        raise PermissionDenied
    move(held, to=RequestState.WITHDRAWN, moves=MOVES, closed_at=at)
    telling.note("change_request_withdrawn", held, by=by, at=at)
    show(request, held)


def _hold(request: ChangeRequest) -> ChangeRequest:
    """Lock it and read it again."""
    rows = ChangeRequest.objects.select_for_update(of=("self",))
    return rows.select_related("organisation").get(pk=request.pk)


def show(request: ChangeRequest, held: ChangeRequest) -> None:
    """Bring the caller's row up to date with the locked one."""
    for column in ChangeRequest._meta.concrete_fields:
        setattr(request, column.attname, getattr(held, column.attname))
