"""The shapes of the desk's screens: an import at a glance, its rows, its workbook."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from cso_pages.upkeep.imports.analysis import Analysis
from cso_pages.upkeep.imports.entries import Entry
from cso_pages.upkeep.imports.headers import Table
from cso_pages.upkeep.imports.undoing import built_upon
from cso_pages.upkeep.imports.writing import RECORD
from cso_pages.upkeep.models import ImportRow, ImportRun
from cso_pages.upkeep.states import ImportState, RowStatus

PER_PAGE = 50
ASKED_PER_PAGE = 30


@dataclass(frozen=True)
class Undoing:
    """What undoing would take away, or the sentences that say why it cannot be."""

    created: int
    completed: int
    reasons: list[str]


def rows_of(run: ImportRun, *, status: str, page: str | None) -> Page[ImportRow]:
    rows = run.rows.select_related("organisation")
    if status in RowStatus.values:
        rows = rows.filter(status=status)
    return Paginator(rows, PER_PAGE).get_page(page)


def undoing_of(run: ImportRun) -> Undoing:
    made = run.things.filter(kind=RECORD).count()
    others = run.things.exclude(kind=RECORD).values("organisation").distinct().count()
    return Undoing(made, others, built_upon(run))


def facts_of(run: ImportRun) -> dict[str, Any]:
    """What the person at the desk may do of it now."""
    is_open = run.state in {ImportState.READ, ImportState.COMMITTED}
    told = run.outcome
    writes = bool(told.get("new") or told.get("more"))
    return {
        "may_commit": is_open and writes and not told.get("written"),
        "may_undo": run.state == ImportState.COMMITTED,
        "may_give_up": run.state in {ImportState.RECEIVED, ImportState.READ},
        "may_decide": is_open or run.state == ImportState.RECEIVED,
    }


def kept_analysis(run: ImportRun) -> Analysis:
    """The list as it was last understood, for its annotated workbook."""
    tables = {
        sheet["name"]: Table(
            header_rows=(sheet["header"] or 0,),
            first_data=(sheet["header"] or 0) + 1,
            fields={},
            labels={at: label for at, label, _field, _samples in sheet["columns"]},
        )
        for sheet in run.layout
        if sheet["read"]
    }
    entries = [
        Entry(sheet, number, cells, status, messages)
        for sheet, number, cells, status, messages in run.rows.values_list(
            "sheet", "number", "cells", "status", "messages"
        )
    ]
    return Analysis(run.digest, "", entries, tables, list(run.notes))
