"""What a reviewer may do with the life of a report, in the state it is in."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from coordination_space.bodies.models import BodyKind
from coordination_space.meetings.outcomes import Decision
from coordination_space.meetings.states import DecisionState
from plans.lifecycle.annulling import (
    ask_annulment,
    confirm_annulment,
    drop_annulment,
    waiting_for,
)
from plans.lifecycle.dispensing import dispense_report, lift_dispensation
from plans.lifecycle.models import Annulment
from plans.lifecycle.reopening import (
    abandon_reopening,
    admit_late_report,
    reopen_report,
)
from plans.permissions import can_review_report, can_steer_report
from plans.reporting.models import Report
from plans.reporting.states import ReportState

if TYPE_CHECKING:
    from portal.accounts.models import User


@dataclass(frozen=True)
class Act:
    """A form of the page: what it is called, what it does, what it asks for."""

    code: str
    label: str
    hint: str
    needs_reason: bool = True
    needs_decision: bool = False


@dataclass(frozen=True)
class Steering:
    """A report and the acts offered to a reviewer; `locked` says why none is."""

    report: Report
    acts: tuple[Act, ...]
    annulment: Annulment | None
    decisions: tuple[Decision, ...]
    locked: str


def steering_of(report: Report, user: "User") -> Steering:
    """Four queries at most."""
    if not can_steer_report(user, report):
        told = _("Vous avez un mandat dans cette organisation : une autre personne "
                 "doit agir.")  # fmt: skip
        return Steering(report, (), None, (), told)
    annulment = waiting_for(report) if report.state == ReportState.VALIDATED else None
    acts = tuple(_offered(report, user, annulment))
    asks = any(act.needs_decision for act in acts)
    return Steering(
        report, acts, annulment, tuple(decisions_to_cite()) if asks else (), ""
    )


def decisions_to_cite() -> list[Decision]:
    """The comité's decisions in force, newest first."""
    of_comite = Decision.objects.filter(
        state=DecisionState.IN_FORCE, body__kind=BodyKind.STEERING
    )
    return list(of_comite.select_related("body").order_by("-exercice", "-number"))


def _offered(report: Report, user: "User", annulment: Annulment | None) -> list[Act]:
    state = report.state
    never_sent = report.first_sent_at is None
    if state in {ReportState.OPEN, ReportState.DRAFT} and never_sent:
        return [_dispense()]
    if state == ReportState.DISPENSED:
        return [_lift()]
    if state == ReportState.NOT_SENT:
        return [_admit()]
    if not can_review_report(user, report):
        return []
    if annulment is not None:
        return _about(annulment, user)
    if state == ReportState.VALIDATED:
        return [_reopen(needs_decision=False), _annul()]
    if state == ReportState.LOCKED:
        return [_reopen(needs_decision=True)]
    return [_abandon()] if state == ReportState.REOPENED else []


def _about(annulment: Annulment, user: "User") -> list[Act]:
    drop = Act("ecarter", _("Écarter l’annulation"), _("Le rapport reste validé."))
    if annulment.asked_by_id == user.pk:
        return [drop]
    hint = _("Ses chiffres ne comptent plus, tout de suite. La version précédente ne "
             "revient pas.")  # fmt: skip
    confirm = Act("confirmer", _("Confirmer l’annulation"), hint, needs_reason=False)
    return [confirm, drop]


def _dispense() -> Act:
    hint = _("Rien n’est attendu d’elle pour ce trimestre : elle quitte le nombre "
             "attendu des totaux.")  # fmt: skip
    return Act("dispenser", _("Dispenser de ce rapport"), hint)


def _lift() -> Act:
    hint = _("Le rapport est de nouveau attendu ; ce qui était saisi est gardé.")
    return Act("lever", _("Lever la dispense"), hint)


def _admit() -> Act:
    hint = _(
        "L’organisation peut encore saisir et envoyer. Le rapport reste en retard."
    )
    return Act("admettre", _("Ouvrir une saisie exceptionnelle"), hint)


def _reopen(*, needs_decision: bool) -> Act:
    hint = _("L’organisation corrige et renvoie. La version validée compte jusqu’à la "
             "validation de la suivante.")  # fmt: skip
    return Act("rouvrir", _("Rouvrir"), hint, needs_decision=needs_decision)


def _abandon() -> Act:
    hint = _("Personne n’a encore rien changé : la version validée reste.")
    return Act("abandonner", _("Abandonner la réouverture"), hint)


def _annul() -> Act:
    hint = _("Une deuxième personne confirme ; alors ses chiffres ne comptent plus.")
    return Act("annuler", _("Demander l’annulation"), hint)


Doing = Callable[..., Any]
DOES: dict[str, Doing] = {
    "dispenser": dispense_report,
    "lever": lift_dispensation,
    "admettre": admit_late_report,
    "rouvrir": reopen_report,
    "abandonner": abandon_reopening,
    "annuler": ask_annulment,
    "ecarter": drop_annulment,
}


def act_on(
    report: Report,
    code: str,
    *,
    by: "User",
    reason: str,
    decision: Decision | None,
    at: datetime.datetime,
) -> None:
    """Do one of the acts. Raises KeyError for an unknown one, and what it raises."""
    if code == "confirmer":
        confirm_annulment(report, by=by, at=at)
    elif code == "rouvrir":
        reopen_report(report, by=by, reason=reason, decision=decision, at=at)
    else:
        DOES[code](report, by=by, reason=reason, at=at)
