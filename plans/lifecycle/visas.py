"""The visa of the responsable, for the organisations that want it before sending."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import Role
from cso_pages.permissions import organisations_of
from plans.lifecycle.holding import hold, show
from plans.lifecycle.models import VisaRule
from plans.lifecycle.motives import account
from plans.permissions import can_see_draft, signs_for
from plans.reporting.models import Report
from plans.reporting.returned import was_returned
from plans.reporting.states import MOVES, ReportState
from portal.accounts.models import User
from portal.journal.actions import record
from portal.kit.workflow import IllegalMove, move


@dataclass(frozen=True)
class VisaChoice:
    """An organisation that one signs for, and whether it wants a visa."""

    organisation: int
    name: str
    is_wanted: bool


def visas_of(user: User) -> list[VisaChoice]:
    """What the signature may choose, one line an organisation; one query."""
    mine = Organisation.objects.filter(
        pk__in=organisations_of(user, Role.FOCAL_SIGNATURE)
    )
    rules = VisaRule.objects.filter(organisation=OuterRef("pk"))
    rows = mine.annotate(wanted=Exists(rules)).order_by("name")
    return [VisaChoice(*row) for row in rows.values_list("pk", "name", "wanted")]


@transaction.atomic
def ask_for_visas(
    organisation: Organisation, *, wanted: bool, by: User, at: datetime.datetime
) -> None:
    """Have every sending of an organisation wait for its visa, or no longer.

    Only who signs for it decides. Raises PermissionDenied.
    """
    if organisation.pk not in organisations_of(by, Role.FOCAL_SIGNATURE):
        raise PermissionDenied
    if wanted:
        VisaRule.objects.get_or_create(
            organisation=organisation, defaults={"wanted_since": at}
        )
    else:
        VisaRule.objects.filter(organisation=organisation).delete()
    record(
        "visa_wanted" if wanted else "visa_no_longer_wanted",
        at=at,
        actor=by.uuid,
        object_kind="organisation",
        object_uuid=organisation.uuid,
    )


@transaction.atomic
def endorse_report(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Give the visa: nobody writes any more, a focal point may send.

    Raises PermissionDenied unless `by` signs for the organisation, IllegalMove.
    """
    held = hold(report, by=by, may=signs_for)
    move(held, to=ReportState.ENDORSED, moves=MOVES)
    account("report_endorsed", held, by=by, at=at)
    show(report, held)


@transaction.atomic
def take_visa_back(report: Report, *, by: User, at: datetime.datetime) -> None:
    """Write again: the visa falls. Raises PermissionDenied or IllegalMove."""
    held = hold(report, by=by, may=can_see_draft)
    if held.state != ReportState.ENDORSED:
        raise IllegalMove(f"a report that is {held.state} bears no visa")
    back = ReportState.TO_COMPLETE if was_returned(held) else ReportState.DRAFT
    move(held, to=back, moves=MOVES)
    account("visa_taken_back", held, by=by, at=at)
    show(report, held)
