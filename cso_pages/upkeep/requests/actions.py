"""Decides of requests, field by field; types what an organisation told otherwise."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.directory.actions import confirm_record
from cso_pages.directory.confirmations import ConfirmedBy
from cso_pages.directory.confirming import WORTH
from cso_pages.directory.models import Organisation
from cso_pages.directory.values import Value, values_of
from cso_pages.directory.writing import write_values
from cso_pages.upkeep.requests import telling
from cso_pages.upkeep.requests.drafts import ChangedMeanwhile, seal_of, show
from cso_pages.upkeep.requests.fields import Section, family_of
from cso_pages.upkeep.requests.models import ChangeRequest, FieldChange
from cso_pages.upkeep.requests.permissions import can_decide, can_enter, regions_on
from cso_pages.upkeep.requests.states import (
    AWAITING,
    MOVES,
    ChangeState,
    RequestState,
    Source,
)
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


@dataclass(frozen=True)
class Verdict:
    """What is said of one field; a refusal has its reason, here or for the whole."""

    accepts: bool
    reason: str = ""


@transaction.atomic
def take_request(
    request: ChangeRequest, *, by: User, today: datetime.date, at: datetime.datetime
) -> None:
    """Begin to decide: its organisation waits, and no longer writes in it.

    Raises PermissionDenied, IllegalMove.
    """
    held = _hold(request, by=by, today=today)
    _take(held, by=by, at=at)
    show(request, held)


@transaction.atomic
def release_request(
    request: ChangeRequest, *, by: User, today: datetime.date, at: datetime.datetime
) -> None:
    """Give it back undecided. Raises PermissionDenied, IllegalMove."""
    held = _hold(request, by=by, today=today)
    move(held, to=RequestState.SUBMITTED, moves=MOVES, reviewer=None)
    telling.note("change_request_released", held, by=by, at=at)
    show(request, held)


@transaction.atomic
def decide_request(
    request: ChangeRequest,
    verdicts: Mapping[str, Verdict],
    *,
    answer: str,
    version: int,
    by: User,
    today: datetime.date,
    at: datetime.datetime,
) -> None:
    """Accept some fields, refuse the others; the record moves by those accepted alone.

    A field whose record moved since it was proposed is « caduc »; the others stand.
    Raises PermissionDenied, IllegalMove (another has decided), ChangedMeanwhile (its
    organisation wrote on), ValidationError (a field without a verdict or a reason).
    """
    held = _hold(request, by=by, today=today, version=version)
    changes = list(held.changes.all())
    current = values_of(held.organisation)
    moved = {row.key for row in changes if current.get(row.key) != row.old}
    _check(changes, verdicts, answer, moved)
    _take(held, by=by, at=at)
    accepted = _judge(changes, verdicts, moved)
    if accepted:
        _confirm(held, by=by, at=at)  # before: its seat may leave her region
        write_values(held.organisation, accepted, on=today)
    move(
        held,
        to=_outcome(len(accepted), len(changes)),
        moves=MOVES,
        answer=answer,
        closed_at=at,
    )
    telling.note("change_request_decided", held, by=by, at=at, fields=list(accepted),
                 state=held.state, refused=len(changes) - len(accepted))  # fmt: skip
    telling.tell_organisation(held, today=today, at=at)
    show(request, held)


@transaction.atomic
def send_back(
    request: ChangeRequest,
    reasons: Mapping[str, str],
    *,
    answer: str,
    version: int,
    by: User,
    today: datetime.date,
    at: datetime.datetime,
) -> None:
    """Ask the organisation to complete it; nothing of the record moves.

    `reasons` are said field by field. Raises as `decide_request` does.
    """
    held = _hold(request, by=by, today=today, version=version)
    if not answer.strip():
        raise ValidationError({"answer": [_("Dites ce qui manque.")]})
    _take(held, by=by, at=at)
    for row in held.changes.all():
        row.reason = reasons.get(row.key, "")[:300]
        row.save(update_fields=["reason"])
    move(held, to=RequestState.SENT_BACK, moves=MOVES, answer=answer)
    telling.note("change_request_returned", held, by=by, at=at)
    telling.tell_organisation(held, today=today, at=at)
    show(request, held)


@transaction.atomic
def enter_values(
    organisation: Organisation,
    section: Section,
    values: Mapping[str, Value],
    *,
    source: str,
    seen: str,
    by: User,
    today: datetime.date,
    at: datetime.datetime,
) -> list[str]:
    """Write at once what an organisation told the secretariat; says which fields.

    Raises PermissionDenied, ValidationError (no source), ChangedMeanwhile.
    """
    if not can_enter(by, organisation):
        raise PermissionDenied
    if source not in Source.values:
        raise ValidationError({"source": [_("Dites comment vous l’avez appris.")]})
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    current = values_of(held)
    if seal_of(section, current, {}) != seen:
        raise ChangedMeanwhile
    changed = {key: new for key, new in values.items() if new != current.get(key)}
    if not changed:
        return []
    write_values(held, changed, on=today)
    record(
        "organisation_entered",
        at=at,
        actor=by.uuid,
        object_kind="organisation",
        object_uuid=held.uuid,
        source=source,
        fields=sorted({family_of(key) for key in changed}),
    )
    telling.tell_of_entry(held, today=today, at=at)
    return list(changed)


def _hold(
    request: ChangeRequest,
    *,
    by: User,
    today: datetime.date,
    version: int | None = None,
) -> ChangeRequest:
    """Lock the organisation, then the request, and read both again."""
    Organisation.objects.select_for_update().get(pk=request.organisation_id)
    rows = ChangeRequest.objects.select_for_update(of=("self",))
    held = rows.select_related(
        "organisation__org_type", "organisation__territory", "submitted_by"
    ).get(pk=request.pk)
    if held.state not in AWAITING:
        raise IllegalMove(held.state)
    if not can_decide(by, held, regions=regions_on(today), today=today):
        raise PermissionDenied
    if version is not None and held.version != version:
        raise ChangedMeanwhile
    return held


def _take(held: ChangeRequest, *, by: User, at: datetime.datetime) -> None:
    if held.state == RequestState.IN_REVIEW:
        if held.reviewer_id != by.pk:
            held.reviewer = by
            held.save(update_fields=["reviewer"])
            telling.note("change_request_taken", held, by=by, at=at)
        return
    move(held, to=RequestState.IN_REVIEW, moves=MOVES, reviewer=by)
    telling.note("change_request_taken", held, by=by, at=at)


def _check(
    changes: list[FieldChange],
    verdicts: Mapping[str, Verdict],
    answer: str,
    moved: set[str],
) -> None:
    standing = [row.key for row in changes if row.key not in moved]
    if any(key not in verdicts for key in standing):
        raise ValidationError(_("Dites pour chaque champ : accepter ou refuser."))
    refused = [verdicts[key] for key in standing if not verdicts[key].accepts]
    if not answer.strip() and any(not one.reason.strip() for one in refused):
        raise ValidationError(
            _("Dites pourquoi vous refusez : à côté du champ, ou dans la réponse.")
        )


def _judge(
    changes: list[FieldChange], verdicts: Mapping[str, Verdict], moved: set[str]
) -> dict[str, Value]:
    """Write what becomes of each field; give back the accepted values."""
    accepted: dict[str, Value] = {}
    for row in changes:
        if row.key in moved:
            row.state = ChangeState.STALE
        elif verdicts[row.key].accepts:
            row.state = ChangeState.ACCEPTED
            accepted[row.key] = row.new
        else:
            row.state = ChangeState.REFUSED
            row.reason = verdicts[row.key].reason.strip()[:300]
        row.save(update_fields=["state", "reason"])
    return accepted


def _outcome(accepted: int, total: int) -> RequestState:
    if accepted == 0:
        return RequestState.REFUSED
    return RequestState.ACCEPTED if accepted == total else RequestState.PARTLY


def _confirm(held: ChangeRequest, *, by: User, at: datetime.datetime) -> None:
    """« Tout le reste est juste »: confirmed the day its organisation said so."""
    organisation, said_at = held.organisation, held.submitted_at
    if not (held.says_rest_is_right and said_at and organisation.is_listed):
        return
    if at - said_at < WORTH:
        on = timezone.localdate(said_at)
        confirm_record(organisation, by=by, on=on, at=at, channel=ConfirmedBy.EDIT)
