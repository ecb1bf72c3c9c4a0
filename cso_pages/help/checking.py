"""The numbers to call again, and « vérifié aujourd’hui » in one tap."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.help.models import SHOWN_DAYS, HelpService
from cso_pages.permissions import can_keep_the_directory
from portal.accounts.models import User
from portal.journal.actions import record

REMIND_DAYS = 15  # before a number leaves the site


@dataclass(frozen=True)
class Check:
    """A service and how many days it is still shown: 0 is today, below it is gone."""

    service: HelpService
    days_left: int

    @property
    def is_shown(self) -> bool:
        return 0 <= self.days_left <= SHOWN_DAYS

    @property
    def is_due(self) -> bool:
        return self.days_left <= REMIND_DAYS


def checks_on(today: datetime.date) -> list[Check]:
    """Every service, the oldest check first; one query."""
    rows = HelpService.objects.select_related("territory")
    return [
        Check(row, SHOWN_DAYS - (today - row.verified_on).days)
        for row in rows.order_by("verified_on", "name")
    ]


def due_checks(today: datetime.date) -> int:
    """How many leave the site within 15 days, or left it; one query."""
    oldest = today - datetime.timedelta(days=SHOWN_DAYS - REMIND_DAYS)
    return HelpService.objects.filter(verified_on__lte=oldest).count()


@transaction.atomic
def verify_service(
    service: HelpService, *, by: User, on: datetime.date, at: datetime.datetime
) -> None:
    """Somebody called today and the number answers. Raises PermissionDenied.

    Who called is kept as a function; the journal knows the person.
    """
    if not can_keep_the_directory(by):
        raise PermissionDenied
    HelpService.objects.filter(pk=service.pk).update(
        verified_on=on, verified_by=_("secrétariat permanent")
    )
    service.refresh_from_db()
    record(
        "help_service_verified",
        at=at,
        actor=by.uuid,
        object_kind="help_service",
        number=service.pk,
    )
