"""What the desk does with a list: receive, map, decide, commit; one hand at a time."""

import datetime
import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from cso_pages.upkeep.actions import (
    decide,
    record_import,
    remember_columns,
    require_keeper,
)
from cso_pages.upkeep.imports.files import open_list
from cso_pages.upkeep.lists.work import LONG, commit_now, read_now
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.states import MOVES, ImportState
from portal.accounts.models import User
from portal.jobs.actions import ask_for
from portal.kit.workflow import IllegalMove, move

READ, COMMIT = "upkeep.read_list", "upkeep.commit_list"
OPEN = frozenset(
    {ImportState.RECEIVED.value, ImportState.READ.value, ImportState.COMMITTED.value}
)


class ChangedMeanwhile(Exception):
    """Somebody else moved this import since the page was opened, or it is busy."""


@transaction.atomic
def receive_list(
    data: bytes, *, file_name: str, by: User, at: datetime.datetime
) -> ImportRun:
    """Keep a file that opens, and read it: at once, or as a job when it is long.

    Raises PermissionDenied; Refused, with a French sentence.
    """
    require_keeper(by)
    opened = open_list(data)
    run = ImportRun.objects.create(
        file_name=file_name[-200:],
        digest=hashlib.sha256(data).hexdigest(),
        state=ImportState.RECEIVED,
        asked_by=by,
        last_by=by,
        read_at=at,
    )
    run.file.save(f"{run.uuid}.liste", ContentFile(data))
    record_import("import_received", run, by=by, at=at)
    long = sum(len(sheet.rows) for sheet in opened.sheets) > LONG
    _read(run, long=long, by=by, at=at)
    return run


@transaction.atomic
def choose_header(
    run: ImportRun,
    sheet: str,
    row: int,
    *,
    version: int,
    by: User,
    at: datetime.datetime,
) -> None:
    """Take that row (from 1) as the headers of a sheet, and read the list again.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove.
    """
    _claim(run, version=version, by=by)
    run.headers = {**run.headers, sheet: row - 1}
    run.save(update_fields=["headers"])
    _read(run, long=run.rows_read > LONG, by=by, at=at)


@transaction.atomic
def choose_columns(
    run: ImportRun,
    mappings: dict[str, dict[str, str]],
    *,
    version: int,
    by: User,
    at: datetime.datetime,
) -> None:
    """Remember the fields of the columns (by signature), and read the list again.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove.
    """
    _claim(run, version=version, by=by)
    for signature, fields in mappings.items():
        remember_columns(signature, fields, by=by, at=at)
    _read(run, long=run.rows_read > LONG, by=by, at=at)


@transaction.atomic
def answer_questions(
    run: ImportRun,
    answers: dict[tuple[str, str], str],
    *,
    version: int,
    by: User,
    at: datetime.datetime,
) -> None:
    """Remember what was decided of the texts of a list, and read it again.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove.
    """
    _claim(run, version=version, by=by)
    for (kind, key), answer in answers.items():
        decide(kind, key, answer, by=by, at=at, run=run)
    _read(run, long=run.rows_read > LONG, by=by, at=at)


@transaction.atomic
def read_again(
    run: ImportRun, *, version: int, by: User, at: datetime.datetime
) -> None:
    """Read the list with what the portal knows now.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove.
    """
    _claim(run, version=version, by=by)
    _read(run, long=run.rows_read > LONG, by=by, at=at)


@transaction.atomic
def commit_list(
    run: ImportRun, *, version: int, by: User, at: datetime.datetime
) -> None:
    """Write what was tried and nothing else; as a job when it is long.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove; DirectoryMoved when the
    trial no longer says what would be written.
    """
    _claim(run, version=version, by=by)
    if run.state == ImportState.RECEIVED:
        raise IllegalMove(run.state)
    if run.rows_read > LONG:
        _ask(run, COMMIT, by=by, at=at)
    else:
        commit_now(run, by=by, at=at)


@transaction.atomic
def give_up(run: ImportRun, *, version: int, by: User, at: datetime.datetime) -> None:
    """Leave a list that was never written; its file and its rows go at once.

    Raises PermissionDenied, ChangedMeanwhile, IllegalMove.
    """
    _claim(run, version=version, by=by)
    move(run, to=ImportState.DROPPED, moves=MOVES)
    run.rows.all().delete()
    run.file.delete(save=False)
    run.layout, run.file = [], ""
    run.save(update_fields=["layout", "file"])
    record_import("import_dropped", run, by=by, at=at)


def _claim(run: ImportRun, *, version: int, by: User) -> None:
    """Of two people on one import the first goes on; the other is told."""
    require_keeper(by)
    if run.state not in OPEN:
        raise IllegalMove(run.state)
    claimed = ImportRun.objects.filter(
        pk=run.pk, version=version, state=run.state
    ).update(version=F("version") + 1, last_by=by)
    if not claimed or run.is_busy:
        raise ChangedMeanwhile
    run.refresh_from_db()


def _read(run: ImportRun, *, long: bool, by: User, at: datetime.datetime) -> None:
    if long:
        _ask(run, READ, by=by, at=at)
    else:
        read_now(run, at=at)


def _ask(run: ImportRun, kind: str, *, by: User, at: datetime.datetime) -> None:
    run.job = ask_for(
        kind,
        title=run.file_name[:200],
        by=by,
        at=at,
        run=str(run.uuid),
        by_uuid=str(by.uuid),
    )
    run.save(update_fields=["job"])
