"""What the organisation is told of a decision; subjects stay neutral."""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cso_pages.permissions import FOCAL_ROLES
from plans.reporting.recipients import holders_of
from plans.review.models import ReviewDecision
from portal.notices.actions import notify


def tell_of_return(
    decision: ReviewDecision, *, questions: int, at: datetime.datetime
) -> None:
    """Ask the focal points to complete the commented questions."""
    body = ngettext(
        "Le secrétariat demande de compléter %(number)s réponse. "
        "Les autres sont gardées : vous n’avez rien à retaper.",
        "Le secrétariat demande de compléter %(number)s réponses. "
        "Les autres sont gardées : vous n’avez rien à retaper.",
        questions,
    ) % {"number": questions}
    _tell(decision, "report_returned", _("Rapport %(period)s : à compléter"), body, at)


def tell_of_validation(decision: ReviewDecision, *, at: datetime.datetime) -> None:
    """Say that the report counts."""
    body = _(
        "Votre rapport est validé. "
        "Ses chiffres comptent maintenant dans le plan. Merci."
    )
    _tell(decision, "report_validated", _("Rapport %(period)s : validé"), body, at)


def _tell(
    decision: ReviewDecision,
    kind: str,
    subject: str,
    body: str,
    at: datetime.datetime,
) -> None:
    report = decision.revision.report
    if decision.note:
        body += "\n\n" + _("Message du secrétariat :") + f"\n{decision.note}"
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
