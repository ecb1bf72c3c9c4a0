"""The reports on the desk, oldest first, each with what a reviewer should know."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils.translation import gettext as _

from plans.outline.quarters import Quarter
from plans.permissions import is_of_organisation, written_by
from plans.reporting.models import (
    Evidence,
    IndicatorValue,
    Report,
    ReportingPeriod,
    ReportLine,
    ReportRevision,
)
from plans.reporting.states import AWAITING_REVIEW, ReportState, ValueState
from plans.review.holding import is_stale

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Entry:
    """One report in the queue; `locked` says why this reviewer may not decide."""

    pk: int
    uuid: UUID
    revision: int
    organisation_pk: int
    organisation: str
    territory: str
    quarter: Quarter
    lines: int
    received_at: datetime.datetime
    version: int
    gaps: tuple[str, ...]
    holder: str
    locked: str
    waits_for_signature: bool = False


@dataclass(frozen=True)
class Queue:
    """The desk: what came back, what has a gap, what is complete; oldest first."""

    to_cosign: tuple[Entry, ...]
    came_back: tuple[Entry, ...]
    with_gap: tuple[Entry, ...]
    complete: tuple[Entry, ...]

    def __len__(self) -> int:
        return len(self.oldest_first())

    def oldest_first(self) -> list[Entry]:
        everything = (
            *self.to_cosign,
            *self.came_back,
            *self.with_gap,
            *self.complete,
        )
        return sorted(everything, key=lambda entry: entry.received_at)


@dataclass(frozen=True)
class Received:
    """What came in for a quarter, of what is expected."""

    quarter: Quarter
    expected: int
    received: int
    validated: int
    to_complete: int
    on_the_desk: int

    @property
    def missing(self) -> int:
        return self.expected - self.received


def review_queue(user: "User", *, at: datetime.datetime) -> Queue:
    """Every report to decide on that this person may know of; one query."""
    entries = [
        _entry(report, user, at)
        for report in _on_the_desk(user).order_by("received_at", "pk")
    ]
    fresh = [entry for entry in entries if not entry.waits_for_signature]
    return Queue(
        to_cosign=tuple(entry for entry in entries if entry.waits_for_signature),
        came_back=tuple(entry for entry in fresh if entry.version > 1),
        with_gap=tuple(e for e in fresh if e.version == 1 and e.gaps),
        complete=tuple(e for e in fresh if e.version == 1 and not e.gaps),
    )


def received_by_quarter(periods: "QuerySet[ReportingPeriod]") -> list[Received]:
    """Counts of the reports of some quarters, latest first; one query."""
    counted = periods.annotate(
        expected=Count("reports", filter=~Q(reports__state=ReportState.DISPENSED)),
        received=Count("reports", filter=Q(reports__first_sent_at__isnull=False)),
        validated=Count("reports", filter=Q(reports__revision_in_force__isnull=False)),
        to_complete=_in_state(ReportState.TO_COMPLETE),
        on_the_desk=_in_state(*AWAITING_REVIEW),
    ).filter(expected__gt=0)
    return [
        Received(
            Quarter(period.year, period.quarter),
            period.expected,
            period.received,
            period.validated,
            period.to_complete,
            period.on_the_desk,
        )
        for period in counted.order_by("-year", "-quarter")
    ]


def _in_state(*states: str) -> Count:
    return Count("reports", filter=Q(reports__state__in=states))


def _on_the_desk(user: "User") -> QuerySet[Any]:
    latest = ReportRevision.objects.standing().filter(report=OuterRef("pk"))
    latest = latest.order_by("-number")
    without_file = ReportLine.objects.filter(report=OuterRef("pk")).exclude(
        Exists(Evidence.objects.kept().filter(line=OuterRef("pk")))
    )
    unknown = IndicatorValue.objects.filter(
        revision__report=OuterRef("pk"),
        revision__number=OuterRef("version"),
        state=ValueState.NOT_AVAILABLE,
    )
    mine = Report.objects.filter(written_by(user), pk=OuterRef("pk"))
    return (
        Report.objects.visible_to(user)
        .awaiting_review()
        .select_related("organisation__territory", "period", "reviewer")
        .annotate(
            version=Subquery(latest.values("number")[:1]),
            revision=Subquery(latest.values("pk")[:1]),
            first_signer=Subquery(latest.values("first_signature__by")[:1]),
            received_at=Subquery(latest.values("sent_at")[:1]),
            line_count=Count("lines"),
            lacks_file=Exists(without_file),
            lacks_value=Exists(unknown),
            is_mine=Exists(mine),
        )
    )


def _entry(report: Any, user: "User", at: datetime.datetime) -> Entry:
    """One annotated row, as `_on_the_desk` made it."""
    return Entry(
        pk=report.pk,
        uuid=report.uuid,
        revision=report.revision,
        organisation_pk=report.organisation_id,
        organisation=report.organisation.name,
        territory=report.organisation.territory.name,
        quarter=Quarter(report.period.year, report.period.quarter),
        lines=report.line_count,
        received_at=report.received_at,
        version=report.version,
        gaps=gap_labels(lacks_value=report.lacks_value, lacks_file=report.lacks_file),
        holder=_holder(report, user, at),
        locked=why_locked(
            user,
            report,
            has_written=report.is_mine,
            has_signed=report.first_signer == user.pk,
        ),
        waits_for_signature=report.state == ReportState.TO_COSIGN,
    )


def gap_labels(*, lacks_value: bool, lacks_file: bool) -> tuple[str, ...]:
    """The gaps of a report in a few words each."""
    labels: Iterable[tuple[bool, str]] = (
        (lacks_value, _("Pas de donnée")),
        (lacks_file, _("Pièce manquante")),
    )
    return tuple(label for is_there, label in labels if is_there)


def why_locked(
    user: "User", report: Report, *, has_written: bool, has_signed: bool = False
) -> str:
    """Why this reviewer leaves a report to somebody else; empty when she need not."""
    if is_of_organisation(user, report):
        return _(
            "Vous avez un mandat dans cette organisation : "
            "une autre personne doit relire."
        )
    if has_written:
        return _("Vous avez écrit dans ce rapport : une autre personne doit relire.")
    if has_signed and report.state == ReportState.TO_COSIGN:
        return _("Vous avez signé la première : une autre personne doit contresigner.")
    return ""


def _holder(report: Report, user: "User", at: datetime.datetime) -> str:
    """Who else examines it now; empty when it is free or hers."""
    if report.state != ReportState.IN_REVIEW or report.reviewer_id == user.pk:
        return ""
    if is_stale(report, at=at):
        return ""
    return str(report.reviewer or _("une autre personne"))
