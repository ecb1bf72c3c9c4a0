"""Who may do what with the plan and its reports; plain predicates."""

from typing import TYPE_CHECKING

from django.db import models

from cso_pages.mandates.models import Role
from cso_pages.permissions import FOCAL_ROLES, has_role, mandates_of, organisations_of
from plans.lifecycle.models import VisaRule
from plans.reporting.models import Report
from plans.reporting.states import ReportState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

REVIEWER_ROLES = (Role.SECRETARIAT, Role.MONITORING)
EXPORTER_ROLES = (
    Role.SECRETARIAT,
    Role.EDITOR,
    Role.MONITORING,
    Role.FINANCE,
    Role.STEERING,
    Role.OBSERVER,
    Role.FOCAL_DRAFTS,
    Role.FOCAL_SIGNATURE,
    Role.NETWORK_LEAD,
    Role.REGIONAL_FOCAL,
)


# The member's side


def can_see_draft(user: "User | AnonymousUser", report: Report) -> bool:
    """A draft is its own organisation's alone."""
    return report.organisation_id in organisations_of(user, *FOCAL_ROLES)


def can_edit_report(user: "User | AnonymousUser", report: Report) -> bool:
    """Both focal points write; what was sent is closed until it comes back."""
    return report.is_editable and can_see_draft(user, report)


def can_send_report(user: "User | AnonymousUser", report: Report) -> bool:
    """Only the signature sends; once she gave her visa, either focal point may."""
    if report.state == ReportState.ENDORSED:
        return can_see_draft(user, report)
    return report.is_editable and signs_for(user, report) and not wants_visa(report)


def can_endorse_report(user: "User | AnonymousUser", report: Report) -> bool:
    """The signature gives the visa that her organisation wants."""
    return report.is_editable and signs_for(user, report) and wants_visa(report)


def wants_visa(report: Report) -> bool:
    """Whether its organisation has each sending wait for a visa."""
    return VisaRule.objects.filter(organisation=report.organisation_id).exists()


def can_withdraw_report(user: "User | AnonymousUser", report: Report) -> bool:
    """The signature takes back what waits in the queue and nobody has taken."""
    return report.state == ReportState.SENT and signs_for(user, report)


def can_ask_for_signature(user: "User | AnonymousUser", report: Report) -> bool:
    """Who writes without signing tells who signs."""
    return can_edit_report(user, report) and not signs_for(user, report)


def signs_for(user: "User | AnonymousUser", report: Report) -> bool:
    """Whether she holds the signature of the organisation that owes the report."""
    return report.organisation_id in organisations_of(user, Role.FOCAL_SIGNATURE)


# The reviewer's side


def can_open_review_queue(user: "User | AnonymousUser") -> bool:
    """Whether the reports to review are this person's work."""
    return has_role(user, *REVIEWER_ROLES)


def can_review_report(user: "User | AnonymousUser", report: Report) -> bool:
    """Whether this person may decide on a report.

    Never its author, its submitter, or who holds a mandate in that organisation
    (domain §5): nobody approves her own work.
    """
    if not can_open_review_queue(user) or is_of_organisation(user, report):
        return False
    return not Report.objects.filter(written_by(user), pk=report.pk).exists()


def can_steer_report(user: "User | AnonymousUser", report: Report) -> bool:
    """Whether this person may dispense an organisation of a report, or let it in late.

    Never who holds a mandate in that organisation.
    """
    return can_open_review_queue(user) and not is_of_organisation(user, report)


def can_close_periods(user: "User | AnonymousUser") -> bool:
    """Whether this person closes quarters and sets their days and thresholds."""
    return has_role(user, Role.MONITORING)


def is_of_organisation(user: "User | AnonymousUser", report: Report) -> bool:
    """Whether she holds any mandate in the organisation that owes the report."""
    return any(
        mandate.organisation_id == report.organisation_id
        for mandate in mandates_of(user)
    )


def written_by(user: "User | AnonymousUser") -> models.Q:
    """The reports in which this person typed, put a file, or that she sent."""
    if not user.is_authenticated:
        return models.Q(pk__in=[])
    return (
        models.Q(revisions__sent_by=user.uuid)
        | models.Q(lines__saved_by=user.uuid)
        | models.Q(lines__evidence__added_by=user.uuid)
    )


def can_export_plan(user: "User | AnonymousUser") -> bool:
    """Whether this person may ask for the plan's table as a file."""
    return has_role(user, *EXPORTER_ROLES)
