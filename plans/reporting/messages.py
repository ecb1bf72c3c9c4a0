"""The messages of the report cycle: to who reviews, who wrote, who signs.

Subjects stay neutral, for a phone that others look at. The text of a receipt fits an
SMS: 160 signs of plain letters (GSM-7), without accents.
"""

import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cso_pages.mandates.models import Role
from cso_pages.permissions import FOCAL_ROLES
from plans.reporting.models import Report, ReportRevision
from plans.reporting.recipients import holders_of
from portal.accounts.models import User
from portal.notices.actions import notify

REVIEW_WITHIN = datetime.timedelta(days=10)


def receipt_text(revision: ReportRevision) -> str:
    """What can be kept or passed on by SMS."""
    sent = timezone.localtime(revision.sent_at)
    period = revision.report.period
    return (
        f"Rapport T{period.quarter} {period.year} envoye le {sent:%d/%m} "
        f"a {sent:%H}h{sent:%M}. Recu {revision.receipt}. "
        "Coordination nationale des OSC."
    )


def tell_of_sending(revision: ReportRevision, *, at: datetime.datetime) -> None:
    report = revision.report
    on = timezone.localdate(at)
    notify(
        holders_of(Role.SECRETARIAT, on=on),
        kind="report_received",
        subject=_("Rapport %(period)s reçu, %(receipt)s")
        % {"period": report.period, "receipt": revision.receipt},
        body=_("%(organisation)s a envoyé son rapport %(period)s, version %(number)s.")
        % {
            "organisation": report.organisation,
            "period": report.period,
            "number": revision.number,
        },
        path=reverse("review_report", args=[report.uuid]),
        at=at,
    )
    notify(
        holders_of(*FOCAL_ROLES, organisation=report.organisation, on=on),
        kind="report_receipt",
        subject=_("Rapport %(period)s : votre reçu") % {"period": report.period},
        body=receipt_text(revision),
        path=reverse("report_receipt", args=[report.uuid]),
        at=at,
    )


def tell_who_signs(
    report: Report, *, by: User, on: datetime.date, at: datetime.datetime
) -> int:
    """Returns how many people were told."""
    signers = holders_of(Role.FOCAL_SIGNATURE, organisation=report.organisation, on=on)
    notify(
        signers,
        kind="report_signature",
        subject=_("Rapport %(period)s : à relire et à envoyer")
        % {"period": report.period},
        body=_(
            "%(person)s a préparé le rapport %(period)s. "
            "Relisez-le, puis envoyez-le avant l’échéance."
        )
        % {"person": by, "period": report.period},
        path=reverse("report_check", args=[report.uuid]),
        at=at,
    )
    return len(signers)
