"""Reads, writes and undoes imports of organisations; remembers what people decide."""

import datetime
import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.indexing import move_stamp, record_changed
from cso_pages.directory.models import Organisation
from cso_pages.permissions import can_import_organisations
from cso_pages.upkeep.imports.analysis import Analysis
from cso_pages.upkeep.imports.context import Memory
from cso_pages.upkeep.imports.planning import Plan, plan
from cso_pages.upkeep.imports.readings import reading_of
from cso_pages.upkeep.imports.undoing import built_upon, take_back
from cso_pages.upkeep.imports.writing import complete_records, open_records
from cso_pages.upkeep.models import ColumnMapping, ImportDecision, ImportRow, ImportRun
from cso_pages.upkeep.states import MOVES, Asked, ImportState, RowStatus
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import move

BATCH = 400
Planned = dict[tuple[str, int], dict[str, Any]]


class BuiltUpon(Exception):
    """Something stands on what an import wrote; the sentences say what."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@transaction.atomic
def read_import(
    analysis: Analysis, *, file_name: str, by: User | None, at: datetime.datetime
) -> ImportRun:
    """Keep a list as it was read, row by row; nothing of the directory moves.

    `by` None is the operator. Raises PermissionDenied.
    """
    require_keeper(by)
    run = ImportRun.objects.create(
        file_name=file_name[:200],
        digest=analysis.digest,
        asked_by=by,
        read_at=at,
        notes=analysis.notes,
        **counts_of(analysis),
    )
    keep_rows(run, analysis)
    record_import("import_read", run, by=by, at=at, **counts_of(analysis))
    return run


@transaction.atomic
def commit_import(
    run: ImportRun,
    analysis: Analysis,
    *,
    memory: Memory,
    by: User | None,
    at: datetime.datetime,
    plans: list[Plan] | None = None,
    planned: Planned | None = None,
) -> list[Plan]:
    """Write what was understood, all of it or nothing; the rest waits.

    New records are « à vérifier »: nobody finds them before they are checked.
    `plans` and `planned`, when the caller has made them of this very analysis.
    Raises PermissionDenied, IllegalMove.
    """
    require_keeper(by)
    plans = plan(analysis, memory) if plans is None else plans
    move(run, to=ImportState.COMMITTED, moves=MOVES, committed_at=at)
    new = [made for made in plans if made.organisation is None]
    known = [made for made in plans if made.organisation is not None]
    open_records(run, new, on=at.date(), source=_source(run))
    changed = complete_records(run, known, on=at.date())
    keep_rows(run, analysis, planned)
    ImportRun.objects.filter(pk=run.pk).update(**counts_of(analysis))
    for organisation in changed:
        record_changed(organisation)
    move_stamp()
    record_import(
        "import_committed", run, by=by, at=at, created=len(new), completed=len(changed)
    )
    return plans


@transaction.atomic
def undo_import(run: ImportRun, *, by: User | None, at: datetime.datetime) -> None:
    """Take a whole import back, while nothing has built on it.

    What it created goes, what it added goes, what it filled is blank again.
    Raises PermissionDenied, BuiltUpon, IllegalMove.
    """
    require_keeper(by)
    sentences = built_upon(run)
    if sentences:
        raise BuiltUpon(sentences)
    move(run, to=ImportState.UNDONE, moves=MOVES, undone_at=at)
    removed, restored = take_back(run)
    for organisation in restored:
        record_changed(organisation)
    move_stamp()
    record_import(
        "import_undone", run, by=by, at=at, removed=removed, restored=len(restored)
    )


@transaction.atomic
def drop_import(run: ImportRun, *, by: User | None, at: datetime.datetime) -> None:
    """Give up a list that was only read. Raises PermissionDenied, IllegalMove."""
    require_keeper(by)
    move(run, to=ImportState.DROPPED, moves=MOVES)
    record_import("import_dropped", run, by=by, at=at)


@transaction.atomic
def decide(
    kind: str,
    source: str,
    answer: str,
    *,
    by: User | None,
    at: datetime.datetime,
    run: ImportRun | None = None,
) -> ImportDecision:
    """Remember what a text stands for; a later decision replaces an earlier one.

    Raises PermissionDenied; ValueError for a kind that nobody asks.
    """
    require_keeper(by)
    if kind not in Asked.values:
        raise ValueError(kind)
    organisation = None
    if kind == Asked.ORGANISATION:
        organisation = _organisation_named(answer)
    decision, _new = ImportDecision.objects.update_or_create(
        kind=kind,
        source=source[:350],
        defaults={
            "answer": answer[:400],
            "organisation": organisation,
            "run": run,
            "decided_by": by,
            "decided_at": at,
        },
    )
    return decision


@transaction.atomic
def remember_columns(
    signature: str, fields: dict[str, str], *, by: User | None, at: datetime.datetime
) -> None:
    """Keep the fields given to the columns of a list, for the next like it.

    Raises PermissionDenied.
    """
    require_keeper(by)
    ColumnMapping.objects.update_or_create(
        signature=signature, defaults={"fields": fields, "decided_at": at}
    )


@transaction.atomic
def forget_rows(*, before: datetime.datetime) -> int:
    """Remove the rows received before that moment; says how many."""
    old = ImportRun.objects.filter(read_at__lt=before)
    for run in old.exclude(file=""):
        run.file.delete(save=True)
    removed, _by_model = ImportRow.objects.filter(run__in=old).delete()
    return removed


def require_keeper(by: User | None) -> None:
    if by is not None and not can_import_organisations(by):
        raise PermissionDenied


def _organisation_named(answer: str) -> Organisation | None:
    try:
        return Organisation.objects.filter(uuid=uuid.UUID(answer)).first()
    except ValueError:
        return None


def counts_of(analysis: Analysis) -> dict[str, int]:
    return {
        "rows_read": len(analysis.entries),
        "understood": analysis.count(RowStatus.UNDERSTOOD),
        "to_decide": analysis.count(RowStatus.TO_DECIDE),
        "rejected": analysis.count(RowStatus.REJECTED),
    }


def keep_rows(
    run: ImportRun, analysis: Analysis, planned: Planned | None = None
) -> None:
    """Its rows as they are understood now, instead of those kept before.

    `planned` says what the row of each organisation would change, by sheet and number.
    """
    planned = planned or {}
    ImportRow.objects.filter(run=run).delete()
    ImportRow.objects.bulk_create(
        [
            ImportRow(
                run=run,
                sheet=entry.sheet[:100],
                number=entry.number,
                cells=entry.cells,
                status=entry.status,
                messages=entry.messages,
                reading=reading_of(entry)
                | planned.get((entry.sheet, entry.number), {}),
                organisation_id=(entry.head or entry).organisation,
            )
            for entry in analysis.entries
        ],
        batch_size=BATCH,
    )


def _source(run: ImportRun) -> str:
    return _("Import « %(file)s »") % {"file": run.file_name[:120]}


def record_import(
    action: str,
    run: ImportRun,
    *,
    by: User | None,
    at: datetime.datetime,
    **detail: int,
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="import",
        object_uuid=run.uuid,
        **detail,
    )
