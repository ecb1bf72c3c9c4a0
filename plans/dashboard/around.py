"""What a network or a region sees of its organisations' reports: how far, not what."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from cso_pages.directory.models import OrgLink
from cso_pages.mandates.models import Role
from cso_pages.permissions import organisations_of, territories_of
from plans.outline.quarters import Quarter
from plans.reporting.models import Report
from plans.reporting.states import ReportState

if TYPE_CHECKING:
    from portal.accounts.models import User

ORDER = {
    ReportState.OPEN: 0,
    ReportState.DRAFT: 1,
    ReportState.TO_COMPLETE: 2,
    ReportState.SENT: 3,
    ReportState.IN_REVIEW: 3,
    ReportState.VALIDATED: 4,
    ReportState.NOT_SENT: 0,
    ReportState.ENDORSED: 1,
    ReportState.REOPENED: 2,
    ReportState.TO_COSIGN: 3,
    ReportState.LOCKED: 4,
    ReportState.ANNULLED: 4,
    ReportState.DISPENSED: 4,
}


@dataclass(frozen=True)
class Followed:
    """One organisation's last report; `uuid` only when its content may be read."""

    organisation: str
    territory: str
    quarter: Quarter
    state: str
    uuid: UUID | None
    is_received: bool


def reports_around(user: "User") -> list[Followed]:
    """The latest quarter's reports of the organisations one follows; one query.

    Who is furthest behind comes first. Of a draft only its existence is told.
    """
    members = OrgLink.objects.filter(
        umbrella__in=organisations_of(user, Role.NETWORK_LEAD)
    ).values("member")
    same = Report.objects.filter(organisation=OuterRef("organisation"))
    latest = same.order_by("-period__year", "-period__quarter").values("pk")[:1]
    followed = (
        Report.objects.filter(
            Q(organisation__in=members)
            | Q(organisation__territory__in=territories_of(user, Role.REGIONAL_FOCAL)),
            pk=Subquery(latest),
        )
        .select_related("organisation__territory", "period")
        .order_by(F("organisation__name"))
    )
    rows = [_followed(report) for report in followed]
    return sorted(rows, key=lambda row: ORDER[ReportState(row.state)])


def _followed(report: Report) -> Followed:
    return Followed(
        organisation=report.organisation.name,
        territory=report.organisation.territory.name,
        quarter=Quarter(report.period.year, report.period.quarter),
        state=report.state,
        uuid=report.uuid if report.first_sent_at else None,
        is_received=report.first_sent_at is not None,
    )
