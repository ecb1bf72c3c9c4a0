"""Reads and writes a list that was received, at once or as a job."""

import datetime
import hashlib

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.upkeep.actions import commit_import, counts_of, keep_rows, record_import
from cso_pages.upkeep.imports.analysis import Analysis, Progress, analyse_opened
from cso_pages.upkeep.imports.context import Memory, memory
from cso_pages.upkeep.imports.files import open_list
from cso_pages.upkeep.imports.planning import Plan, plan
from cso_pages.upkeep.imports.refusals import Refused
from cso_pages.upkeep.lists.layout import layout_of
from cso_pages.upkeep.lists.outcome import outcome_of, planned_of
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.states import MOVES, ImportState
from portal.accounts.models import User
from portal.jobs.registry import job
from portal.jobs.work import CannotDo, Work
from portal.kit.workflow import IllegalMove, move

LONG = 800  # rows: a longer list is read in the background


class DirectoryMoved(Exception):
    """The directory changed since the trial; it was made again."""


@transaction.atomic
def read_now(
    run: ImportRun, *, at: datetime.datetime, progress: Progress | None = None
) -> None:
    """Keep what the list says, what it asks and what it would do; write nothing else.

    A list whose headers are not found stays « reçu », with its first rows to look at.
    """
    try:
        analysis, plans, known = _analyse(run, at=at, progress=progress)
    except Refused as refused:
        run.notes, run.outcome = [str(refused)], {}
        run.save(update_fields=["layout", "notes", "outcome"])
        return
    _keep(run, analysis, plans, known)
    if run.state == ImportState.RECEIVED:
        move(run, to=ImportState.READ, moves=MOVES, read_at=at)
        record_import("import_read", run, by=run.last_by, at=at, **counts_of(analysis))


@transaction.atomic
def commit_now(run: ImportRun, *, by: User, at: datetime.datetime) -> None:
    """Write what was tried. Raises DirectoryMoved, IllegalMove, PermissionDenied."""
    tried = run.outcome.get("fingerprint")
    try:
        analysis, plans, known = _analyse(run, at=at)
    except Refused as refused:
        raise DirectoryMoved from refused
    done = outcome_of(analysis, plans)
    if tried != done["fingerprint"]:
        raise DirectoryMoved
    planned = planned_of(plans, known)
    commit_import(
        run, analysis, memory=known, by=by, at=at, plans=plans, planned=planned
    )
    run.outcome = {**done, "written": True}
    run.save(update_fields=["outcome"])


def _analyse(
    run: ImportRun, *, at: datetime.datetime, progress: Progress | None = None
) -> tuple[Analysis, list[Plan], Memory]:
    """The list as it is understood now. Raises Refused."""
    with run.file.open("rb") as file:
        data = file.read()
    opened, known = open_list(data), memory()
    run.layout = layout_of(opened, known.mappings, run.headers)
    analysis = analyse_opened(
        opened,
        digest=hashlib.sha256(data).hexdigest(),
        memory=known,
        today=timezone.localdate(at),
        headers=run.headers,
        progress=progress,
    )
    return analysis, plan(analysis, known), known


def _keep(run: ImportRun, analysis: Analysis, plans: list[Plan], known: Memory) -> None:
    keep_rows(run, analysis, planned_of(plans, known))
    run.notes = analysis.notes
    run.outcome = outcome_of(analysis, plans)
    for name, value in counts_of(analysis).items():
        setattr(run, name, value)
    run.save(update_fields=["layout", "notes", "outcome", *counts_of(analysis)])


@job("upkeep.read_list")
def read_list(work: Work) -> None:
    """A long list, read again from its first row whatever an attempt left."""
    run = ImportRun.objects.get(uuid=work.payload["run"])

    def told(done: int, total: int) -> None:
        work.progress(done, total, _("Lecture des lignes"))

    read_now(run, at=timezone.now(), progress=told)


@job("upkeep.commit_list")
def commit_list(work: Work) -> None:
    """A long list, written in one transaction or not at all."""
    run = ImportRun.objects.get(uuid=work.payload["run"])
    by = User.objects.get(uuid=work.payload["by_uuid"])
    work.progress(1, 2, _("Écriture des fiches"))
    try:
        commit_now(run, by=by, at=timezone.now())
    except DirectoryMoved as moved:
        raise CannotDo(
            _("L’annuaire a changé depuis l’essai. Relisez la liste, puis enregistrez.")
        ) from moved
    except IllegalMove as illegal:
        raise CannotDo(_("Cet import n’attend plus d’être enregistré.")) from illegal
