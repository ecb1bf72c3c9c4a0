"""Says to a reviewer, in a sentence, why her decision was not recorded."""

from django.utils.translation import gettext as _

from plans.reporting.models import Report
from plans.reporting.states import ReportState
from plans.review.holding import HeldByAnother, Superseded
from plans.review.models import DecisionKind, ReviewDecision
from portal.kit.workflow import IllegalMove


def what_happened(report: Report, refusal: IllegalMove) -> str:
    """What somebody else did in the meantime; `report` is read again."""
    report.refresh_from_db()
    if isinstance(refusal, Superseded):
        told = _("L’organisation a envoyé une nouvelle version. Relisez-la d’abord.")
    elif isinstance(refusal, HeldByAnother):
        told = _("%(person)s examine ce rapport en ce moment.") % {
            "person": report.reviewer or _("Une autre personne")
        }
    elif report.state in {ReportState.VALIDATED, ReportState.LOCKED}:
        told = _decided(report)
    elif report.state == ReportState.TO_COSIGN:
        told = _("Ce rapport porte déjà une signature : il est à contresigner.")
    elif report.state == ReportState.TO_COMPLETE:
        told = _decided(report)
    elif report.state == ReportState.SENT:
        told = _("Ce rapport est déjà dans la file.")
    else:
        told = _("L’organisation a repris ce rapport : il n’est plus à valider.")
    kept = _("Votre décision n’est pas enregistrée. Ce que vous avez écrit est gardé.")
    return f"{told} {kept}"


def _decided(report: Report) -> str:
    decision = (
        ReviewDecision.objects.filter(revision__report=report)
        .select_related("by")
        .order_by("-at")
        .first()
    )
    person = decision.by if decision and decision.by else _("Une autre personne")
    if decision is not None and decision.kind == DecisionKind.RETURNED:
        sentence = _("%(person)s vient de renvoyer ce rapport à compléter.")
    else:
        sentence = _("%(person)s vient de valider ce rapport.")
    return sentence % {"person": person}
