"""What people are told of the life of a report; subjects stay neutral."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.mandates.models import Role
from cso_pages.permissions import FOCAL_ROLES
from plans.reporting.models import Report
from plans.reporting.recipients import holders_of
from portal.accounts.models import User
from portal.notices.actions import notify


def tell_of_opening(report: Report, *, at: datetime.datetime) -> None:
    body = _(
        "Le rapport %(period)s de %(organisation)s est ouvert. "
        "Il est attendu au plus tard le %(day)s."
    ) % {
        "period": report.period,
        "organisation": report.organisation,
        "day": _day(report.period.due_on),
    }
    _tell_focal(report, "report_opened", _("Rapport %(period)s : ouvert"), body, at)


def tell_of_dispensation(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _("Vous n’avez pas de rapport à rendre pour %(period)s.") % {
        "period": report.period
    }
    _tell_why(
        report, "report_dispensed", _("Rapport %(period)s : dispensé"), body, reason, at
    )


def tell_of_lifting(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _("Le rapport %(period)s est de nouveau attendu, au plus tard le %(day)s.")
    body %= {"period": report.period, "day": _day(report.period.due_on)}
    _tell_why(
        report, "report_expected", _("Rapport %(period)s : attendu"), body, reason, at
    )


def tell_of_reopening(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _(
        "Votre rapport est rouvert : corrigez-le et renvoyez-le. "
        "La version validée compte jusqu’à la validation de la suivante."
    )
    _tell_why(
        report, "report_reopened", _("Rapport %(period)s : rouvert"), body, reason, at
    )


def tell_of_abandon(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _("Il n’y a plus rien à corriger : la version validée reste.")
    _tell_why(report, "report_kept", _("Rapport %(period)s : validé"), body, reason, at)


def tell_of_admission(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _(
        "Vous pouvez encore saisir et envoyer ce rapport. Il reste compté en retard."
    )
    _tell_why(
        report, "report_admitted", _("Rapport %(period)s : rouvert"), body, reason, at
    )


def tell_of_annulment(report: Report, *, reason: str, at: datetime.datetime) -> None:
    body = _("Ce rapport est annulé : ses chiffres ne comptent plus dans le plan.")
    _tell_why(
        report, "report_annulled", _("Rapport %(period)s : annulé"), body, reason, at
    )


def tell_of_missing(report: Report, *, at: datetime.datetime) -> None:
    body = _(
        "Le trimestre est clos et nous n’avons pas reçu ce rapport. "
        "Écrivez au secrétariat permanent si vous pouvez encore l’envoyer."
    )
    subject = _("Rapport %(period)s : non remis")
    _tell_focal(report, "report_not_sent", subject, body, at)


def tell_of_annulment_asked(
    report: Report, *, by: User, reason: str, at: datetime.datetime
) -> None:
    """Ask the other reviewers: one of them confirms or drops it."""
    _tell_reviewers(
        report,
        kind="annulment_asked",
        subject=_("Rapport %(period)s : annulation à confirmer"),
        body=_("%(person)s demande d’annuler ce rapport.") % {"person": by}
        + _why(reason),
        path=reverse("report_steer", args=[report.uuid]),
        but=by,
        at=at,
    )


def tell_of_first_signature(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Ask the other reviewers: one of them signs after the first."""
    _tell_reviewers(
        report,
        kind="report_to_cosign",
        subject=_("Rapport %(period)s : à contresigner"),
        body=_("%(person)s a validé ce rapport. Une deuxième personne doit signer.")
        % {"person": by},
        path=reverse("review_report", args=[report.uuid]),
        but=by,
        at=at,
    )


def tell_of_reminder(report: Report, *, body: str, at: datetime.datetime) -> None:
    _tell_focal(report, "report_reminder", _("Rapport %(period)s : rappel"), body, at)


def _tell_why(
    report: Report,
    kind: str,
    subject: str,
    body: str,
    reason: str,
    at: datetime.datetime,
) -> None:
    _tell_focal(report, kind, subject, body + _why(reason), at)


def _why(reason: str) -> str:
    return "\n\n" + _("Raison :") + f"\n{reason}"


def _tell_focal(
    report: Report, kind: str, subject: str, body: str, at: datetime.datetime
) -> None:
    notify(
        holders_of(
            *FOCAL_ROLES, organisation=report.organisation, on=timezone.localdate(at)
        ),
        kind=kind,
        subject=subject % {"period": report.period},
        body=body,
        path=reverse("report", args=[report.uuid]),
        at=at,
    )


def _tell_reviewers(
    report: Report,
    *,
    kind: str,
    subject: str,
    body: str,
    path: str,
    but: User,
    at: datetime.datetime,
) -> None:
    people = holders_of(Role.SECRETARIAT, Role.MONITORING, on=timezone.localdate(at))
    notify(
        [person for person in people if person.pk != but.pk],
        kind=kind,
        subject=subject % {"period": report.period},
        body=body,
        path=path,
        at=at,
    )


def _day(day: datetime.date) -> str:
    return f"{day:%d/%m/%Y}"
