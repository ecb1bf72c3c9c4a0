"""A number hides itself 90 days after its check, that day included; one tap renews."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from cso_pages.help.checking import checks_on, due_checks, verify_service
from cso_pages.help.models import HelpService
from cso_pages.help.queries import help_block
from portal.journal.models import AuditEntry
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db


def service(ago):
    return HelpService.objects.create(
        name="Écoute (exemple)",
        kind="helpline",
        phone="00 00 00 01",
        operator="Service fictif",
        verified_on=TODAY - datetime.timedelta(days=ago),
        verified_by="essai",
    )


@pytest.mark.parametrize(
    ("ago", "shown", "left"),
    [(0, True, 90), (89, True, 1), (90, True, 0), (91, False, -1)],
)
def test_the_block_shows_it_to_the_ninetieth_day_included(reference, ago, shown, left):
    made = service(ago)
    assert (help_block(TODAY).number == made) is shown
    (check,) = checks_on(TODAY)
    assert (check.is_shown, check.days_left) == (shown, left)


@pytest.mark.parametrize(("ago", "due"), [(74, 0), (75, 1), (90, 1), (400, 1)])
def test_the_hub_reminds_fifteen_days_before(reference, ago, due):
    service(ago)
    assert due_checks(TODAY) == due
    assert sum(check.is_due for check in checks_on(TODAY)) == due


def test_one_tap_shows_it_again_and_names_nobody(cast):
    made = service(91)
    verify_service(made, by=cast.mariam, on=TODAY, at=NOW)
    assert help_block(TODAY).number == made
    assert made.verified_by == "secrétariat permanent"
    entry = AuditEntry.objects.get(action="help_service_verified")
    assert (entry.actor, entry.detail) == (cast.mariam.uuid, {"number": made.pk})


@pytest.mark.parametrize("name", ["aminata", "regional", "ibrahim", "admin"])
def test_nobody_else_says_that_it_was_checked(cast, name):
    made = service(91)
    with pytest.raises(PermissionDenied):
        verify_service(made, by=getattr(cast, name), on=TODAY, at=NOW)
    made.refresh_from_db()
    assert made.verified_on == TODAY - datetime.timedelta(days=91)
