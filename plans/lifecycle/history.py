"""What happened to a report, act by act, from rows that are only ever added to."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cso_pages.mandates.models import ORGANISATION_ROLES, Mandate
from plans.permissions import can_open_review_queue, can_see_draft
from plans.reporting.models import Report
from plans.review.models import DecisionKind, ReviewDecision
from portal.journal.models import AuditEntry

if TYPE_CHECKING:
    from portal.accounts.models import User

LABELS = {
    "report_started": gettext_lazy("Saisie commencée"),
    "signature_requested": gettext_lazy("Signature demandée"),
    "report_endorsed": gettext_lazy("Visa de la responsable"),
    "visa_taken_back": gettext_lazy("Visa repris pour corriger"),
    "report_sent": gettext_lazy("Envoyé"),
    "report_withdrawn": gettext_lazy("Envoi retiré par l’organisation"),
    "report_taken": gettext_lazy("Examen commencé"),
    "report_released": gettext_lazy("Remis dans la file"),
    "report_returned": gettext_lazy("Renvoyé à compléter"),
    "report_first_signed": gettext_lazy("Validé, à contresigner"),
    "report_validated": gettext_lazy("Validé"),
    "report_locked": gettext_lazy("Verrouillé à la clôture"),
    "report_reopened": gettext_lazy("Rouvert"),
    "reopening_abandoned": gettext_lazy("Réouverture abandonnée"),
    "annulment_asked": gettext_lazy("Annulation demandée"),
    "annulment_dropped": gettext_lazy("Annulation écartée"),
    "report_annulled": gettext_lazy("Annulé"),
    "report_dispensed": gettext_lazy("Dispensé"),
    "dispensation_lifted": gettext_lazy("Dispense levée"),
    "report_not_sent": gettext_lazy("Non remis à la clôture"),
    "late_report_admitted": gettext_lazy("Saisie exceptionnelle après la clôture"),
    "report_reminded": gettext_lazy("Rappel envoyé"),
}
SIDE = {
    "report_started", "signature_requested", "report_endorsed", "visa_taken_back",
    "report_sent", "report_withdrawn",
}  # fmt: skip
NOTED = {
    "report_returned": DecisionKind.RETURNED,
    "report_validated": DecisionKind.VALIDATED,
}


@dataclass(frozen=True)
class Event:
    """One act; `person` is empty for those who only read the report."""

    at: datetime.datetime
    label: str
    role: str
    person: str
    version: int | None
    receipt: str
    reason: str
    decision: str


def history_of(report: Report, viewer: "User") -> list[Event]:
    """Every act on a report, oldest first; five queries at most."""
    entries = list(
        AuditEntry.objects.filter(
            object_kind="report", object_uuid=report.uuid, action__in=LABELS
        )
        .select_related("motive__decision")
        .order_by("at", "pk")
    )
    mandates = _mandates_of({entry.actor for entry in entries if entry.actor})
    reviews = can_open_review_queue(viewer)
    notes = _notes(report) if reviews or can_see_draft(viewer, report) else {}
    return [
        _event(entry, report, mandates, notes, is_named=reviews) for entry in entries
    ]


def _event(
    entry: AuditEntry,
    report: Report,
    mandates: dict[UUID, list[Mandate]],
    notes: dict[tuple[int, str], str],
    *,
    is_named: bool,
) -> Event:
    version = entry.detail.get("revision")
    motive = getattr(entry, "motive", None)
    held = _held(entry, report, mandates)
    decision = motive.decision if motive else None
    return Event(
        at=entry.at,
        label=str(LABELS[entry.action]),
        role=_role(entry, held),
        person=str(held.user) if held and is_named else "",
        version=version,
        receipt=entry.detail.get("receipt", ""),
        reason=motive.text
        if motive
        else notes.get((version or 0, NOTED.get(entry.action, "")), ""),
        decision=decision.reference if decision else "",
    )


def _role(entry: AuditEntry, held: Mandate | None) -> str:
    if entry.actor is None:
        return _("le portail, automatiquement")
    if held is None:
        return _("une personne dont le mandat n’est plus connu")
    return str(held.get_role_display())


def _held(
    entry: AuditEntry, report: Report, mandates: dict[UUID, list[Mandate]]
) -> Mandate | None:
    """The mandate she acted by that day: the organisation's own, or another one."""
    if entry.actor is None:
        return None
    day = timezone.localdate(entry.at)
    held = [
        mandate
        for mandate in mandates.get(entry.actor, [])
        if mandate.starts_on <= day
        and (mandate.ends_on is None or day <= mandate.ends_on)
    ]
    for mandate in held:
        own = mandate.organisation_id == report.organisation_id
        if own if entry.action in SIDE else mandate.role not in ORGANISATION_ROLES:
            return mandate
    return held[0] if held else None


def _mandates_of(actors: set[UUID]) -> dict[UUID, list[Mandate]]:
    found: dict[UUID, list[Mandate]] = defaultdict(list)
    rows = Mandate.objects.filter(user__uuid__in=actors).select_related("user")
    for mandate in rows.order_by("pk"):
        found[mandate.user.uuid].append(mandate)
    return found


def _notes(report: Report) -> dict[tuple[int, str], str]:
    """What reviewers wrote to the organisation, by version and kind of decision."""
    rows = ReviewDecision.objects.filter(revision__report=report)
    return {
        (number, kind): note
        for number, kind, note in rows.values_list("revision__number", "kind", "note")
    }
