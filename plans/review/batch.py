"""Batch acceptance: which reports on the desk may be validated without being opened.

Each one is its own act, with its own journal line; one that moved is told, not forced.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from plans.lifecycle.warnings import Warnings, warnings_on
from plans.permissions import can_open_review_queue
from plans.reporting.models import Report
from plans.review.actions import validate_report
from plans.review.queue import Entry, review_queue
from portal.kit.workflow import IllegalMove

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Candidate:
    """A report on the desk; `why` is why it is left out, empty when it is taken."""

    entry: Entry
    why: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """What one person may accept at once, and what she has to open."""

    taken: tuple[Candidate, ...]
    left_out: tuple[Candidate, ...]


class Chosen(NamedTuple):
    """A report ticked, and the version that the page showed."""

    report: UUID
    version: int


class Skipped(NamedTuple):
    """One that was ticked and not validated."""

    organisation: str
    why: str


def batch_for(user: "User", *, at: datetime.datetime) -> Batch:
    """Sort the desk in two; five queries, whatever its length."""
    entries = review_queue(user, at=at).oldest_first()
    warnings = warnings_on({entry.pk: entry.revision for entry in entries})
    known = _with_a_validated_report(entry.organisation_pk for entry in entries)
    candidates = [
        Candidate(entry, tuple(_why_not(entry, warnings[entry.pk], known)))
        for entry in entries
    ]
    return Batch(
        taken=tuple(one for one in candidates if not one.why),
        left_out=tuple(one for one in candidates if one.why),
    )


def _with_a_validated_report(organisations: Iterable[int]) -> set[int]:
    counted = Report.objects.counted().filter(organisation__in=set(organisations))
    return set(counted.values_list("organisation", flat=True))


def _why_not(entry: Entry, warnings: Warnings, known: set[int]) -> Iterable[str]:
    if entry.locked:
        yield _("à relire par une autre personne")
    if entry.holder:
        yield _("en cours d’examen par %(person)s") % {"person": entry.holder}
    if entry.waits_for_signature:
        yield _("à contresigner")
    yield from entry.gaps
    if warnings.outliers:
        yield _("chiffre inhabituel")
    if warnings.is_sensitive:
        yield _("indicateur sensible")
    elif warnings.causes and not entry.waits_for_signature:
        yield _("deuxième signature demandée")
    if entry.organisation_pk not in known:
        yield _("premier rapport de l’organisation")


def accept_batch(
    chosen: Sequence[Chosen], *, by: "User", at: datetime.datetime
) -> tuple[int, list[Skipped]]:
    """Validate those that may be; says how many, and which were skipped and why.

    Raises PermissionDenied for who does not review.
    """
    if not can_open_review_queue(by):
        raise PermissionDenied
    batch = batch_for(by, at=at)
    offered = {Chosen(one.entry.uuid, one.entry.version) for one in batch.taken}
    reasons = {one.entry.uuid: ", ".join(one.why) for one in batch.left_out}
    reports = {
        report.uuid: report
        for report in Report.objects.visible_to(by)
        .filter(uuid__in=[one.report for one in chosen])
        .select_related("organisation", "period")
    }
    accepted, skipped = 0, []
    for one in chosen:
        report = reports.get(one.report)
        if report is None:
            continue
        if one not in offered:
            skipped.append(_skipped(report, reasons.get(report.uuid, "")))
        elif _accept(report, one, by=by, at=at):
            accepted += 1
        else:
            skipped.append(_skipped(report))
    return accepted, skipped


def _accept(report: Report, one: Chosen, *, by: "User", at: datetime.datetime) -> bool:
    """Whether it was validated: somebody may have been quicker."""
    try:
        decision = validate_report(report, by=by, at=at, seen=one.version)
    except (IllegalMove, PermissionDenied):
        return False
    return decision is not None


def _skipped(report: Report, why: str = "") -> Skipped:
    return Skipped(report.organisation.name, why or _("il a changé entre-temps"))
