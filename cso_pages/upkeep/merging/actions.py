"""Says that two records are one, or two; merges, and parts again."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.states import RecordStatus
from cso_pages.permissions import can_merge_organisations
from cso_pages.upkeep.merging.fields import GONE, chosen, merged_values
from cso_pages.upkeep.merging.followers import tell_followers
from cso_pages.upkeep.merging.models import MOVES, LikelyPair, Merge, MergeState
from cso_pages.upkeep.merging.parting import part, reasons_against
from cso_pages.upkeep.merging.relations import Fate, fates_of, relations
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import move

# What a merged record no longer is: it counts nowhere.
GIVEN_UP = {
    "record_status": RecordStatus.MERGED.value,
    "is_member": False,
    "is_open_data": False,
    "accepts_messages": False,
}


class CannotMerge(Exception):
    """Something forbids it; the sentences say what."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class ChangedMeanwhile(Exception):
    """One of the records changed since the preview."""


@transaction.atomic
def merge_records(
    kept: Organisation,
    gone: Organisation,
    *,
    choices: Mapping[str, str],
    versions: tuple[int, int],
    by: User,
    at: datetime.datetime,
) -> Merge:
    """Make of two records one: everything that points at the second moves.

    `choices` says « kept » or « gone » field by field, `versions` are those of the
    preview. The view has asked for a fresh proof of identity. Raises
    PermissionDenied, ChangedMeanwhile, CannotMerge.
    """
    _require_merger(by)
    kept, gone = _locked(kept, gone, versions)
    seat_of_gone = chosen(kept, gone, "territory_id", choices) == GONE
    fates = fates_of(kept, gone, seat_of_gone=seat_of_gone)
    refused = [sentence for fate in fates for sentence in fate.refused]
    if refused:
        raise CannotMerge(refused)
    values = merged_values(kept, gone, choices)
    snapshot = _snapshot(kept, gone, fates, values)
    _carry_out(kept, fates)
    _write(kept, gone, values, on=at.date())
    made = Merge.objects.create(
        kept=kept, gone=gone, snapshot=snapshot, merged_by=by, merged_at=at
    )
    for one in (gone, kept):
        one.refresh_from_db()
        record_changed(one)
    tell_followers(kept, gone)
    moved = sum(len(fate.moved) for fate in fates)
    _record("organisations_merged", made, by=by, at=at, moved=moved)
    return made


@transaction.atomic
def undo_merge(made: Merge, *, by: User, at: datetime.datetime) -> None:
    """Part two records again; each gets back what was its own.

    Raises PermissionDenied, IllegalMove; CannotMerge when something stands on it.
    """
    _require_merger(by)
    sentences = reasons_against(made)
    if sentences:
        raise CannotMerge(sentences)
    move(made, to=MergeState.UNDONE, moves=MOVES, undone_at=at, undone_by=by)
    part(made)
    for one in (made.kept, made.gone):
        one.refresh_from_db()
        record_changed(one)
    tell_followers(made.kept, made.gone)
    _record("merge_undone", made, by=by, at=at)


@transaction.atomic
def tell_apart(pair: LikelyPair, *, by: User, at: datetime.datetime) -> None:
    """« Ce ne sont pas les mêmes »: never proposed again. Raises PermissionDenied."""
    _require_merger(by)
    told = LikelyPair.objects.filter(pk=pair.pk, told_apart_at=None)
    if told.update(told_apart_at=at, told_apart_by=by):
        record(
            "organisations_told_apart",
            at=at,
            actor=by.uuid,
            object_kind="pair",
            object_uuid=pair.uuid,
        )


@transaction.atomic
def forget_snapshots(*, before: datetime.datetime) -> int:
    """Empty the snapshots of the merges made before that moment; says how many."""
    return (
        Merge.objects.filter(merged_at__lt=before)
        .exclude(snapshot={})
        .update(snapshot={})
    )


def _require_merger(by: User) -> None:
    if not can_merge_organisations(by):
        raise PermissionDenied


def _locked(
    kept: Organisation, gone: Organisation, versions: tuple[int, int]
) -> tuple[Organisation, Organisation]:
    """Both rows as they are now, locked in one order."""
    keys = sorted([kept.pk, gone.pk])
    rows = Organisation.objects.select_for_update(of=("self",))
    found = {row.pk: row for row in rows.filter(pk__in=keys).order_by("pk")}
    one, other = found[kept.pk], found[gone.pk]
    if RecordStatus.MERGED in {one.record_status, other.record_status}:
        raise CannotMerge([_("L’une des deux fiches est déjà fusionnée.")])
    if (one.version, other.version) != versions:
        raise ChangedMeanwhile
    return one, other


def _snapshot(
    kept: Organisation, gone: Organisation, fates: list[Fate], values: dict[str, Any]
) -> dict[str, Any]:
    """All that is needed to go back, and to know what came since."""
    dropped = [row for fate in fates for row in fate.dropped]
    told = {
        "gone": {name: getattr(gone, name) for name in GIVEN_UP},
        "was": {name: getattr(kept, name) for name in values},
        "is": values,
        "modified_on": kept.last_modified_on,
        "moved": [
            [fate.relation.key, [row.pk for row in fate.moved]] for fate in fates
        ],
        "own": [
            [one.key, list(one.of(kept).values_list("pk", flat=True))]
            for one in relations()
            if one.is_protected
        ],
        "dropped": json.loads(serializers.serialize("json", dropped)),
    }
    return dict(json.loads(json.dumps(told, cls=DjangoJSONEncoder)))


def _carry_out(kept: Organisation, fates: list[Fate]) -> None:
    for fate in fates:
        rows = fate.relation.model._base_manager
        rows.filter(pk__in=[row.pk for row in fate.dropped]).delete()
        column = fate.relation.column.attname
        rows.filter(pk__in=[r.pk for r in fate.moved]).update(**{column: kept.pk})


def _write(
    kept: Organisation, gone: Organisation, values: dict[str, Any], *, on: datetime.date
) -> None:
    Organisation.objects.filter(pk=kept.pk).update(
        **values, last_modified_on=on, version=F("version") + 1
    )
    Organisation.objects.filter(pk=gone.pk).update(**GIVEN_UP, version=F("version") + 1)


def _record(
    action: str, made: Merge, *, by: User, at: datetime.datetime, **detail: int
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid,
        object_kind="merge",
        object_uuid=made.uuid,
        kept=str(made.kept.uuid),
        gone=str(made.gone.uuid),
        **detail,
    )
