"""A record is confirmed by six ways, one row each; its day moves by nothing else."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cso_pages.directory.actions import confirm_record
from cso_pages.directory.confirmations import Confirmation, ConfirmedBy
from cso_pages.directory.models import Organisation
from cso_pages.directory.states import RecordStatus
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW, TODAY
from tests.cso_pages.directory_ways import listed

pytestmark = pytest.mark.django_db
NOBODY = "the link"
OWN = {"aminata", "sira"}
PEOPLE = [
    NOBODY, "aminata", "sira", "bintou", "fatoumata", "regional", "mariam",
    "ibrahim", "coumba", "steering", "observer", "admin", "stranger",
]  # fmt: skip
# Who may confirm the association of Mopti, by which way.
ALLOWED = {
    "workspace": OWN | {"regional"},
    "region": OWN | {"regional"},
    "link": {NOBODY},
    "phone": {"regional", "mariam"},
    "paper": {"regional", "mariam"},
    "edit": {"regional", "mariam"},
    "publication": set(),
}


def ago(days):
    return TODAY - datetime.timedelta(days=days)


def confirm(organisation, by, **said):
    return confirm_record(organisation, by=by, **{"on": TODAY, "at": NOW} | said)


@pytest.mark.parametrize("channel", sorted(ALLOWED))
def test_who_confirms_by_which_way(cast, channel):
    done = set()
    for name in PEOPLE:
        try:
            confirm(cast.association, getattr(cast, name, None), channel=channel)
        except PermissionDenied:
            continue
        done.add(name)
    assert done == ALLOWED[channel]
    assert Confirmation.objects.count() == len(done)


@pytest.mark.parametrize(
    ("name", "channel"),
    [(NOBODY, "link"), ("aminata", "workspace"), ("regional", "region")],
)
def test_the_way_is_read_from_who_confirms(cast, name, channel):
    person = getattr(cast, name, None)
    told = confirm(cast.association, person)
    assert (told.channel, told.typed_by) == (channel, person)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_day_to_come_or_too_long_ago_confirms_nothing(cast, days):
    with pytest.raises(ValidationError):
        confirm(cast.association, cast.regional, channel="phone", on=ago(days))
    cast.association.refresh_from_db()
    assert cast.association.last_confirmed_on is None
    assert not Confirmation.objects.exists()


def test_the_row_says_how_and_the_journal_says_no_text(cast):
    told = confirm(
        cast.association,
        cast.mariam,
        channel="phone",
        answered_as="  secrétaire \n générale ",
        source="appel du matin",
        on=ago(365),
    )
    assert told.answered_as == "secrétaire générale"
    assert (told.confirmed_on, told.source) == (ago(365), "appel du matin")
    entry = AuditEntry.objects.get(action="organisation_confirmed")
    assert entry.detail == {"channel": "phone"}


def test_what_is_noted_late_moves_no_day_back(cast):
    confirm(cast.association, cast.aminata, on=ago(3))
    confirm(cast.association, cast.mariam, channel="paper", on=ago(30))
    cast.association.refresh_from_db()
    assert cast.association.last_confirmed_on == ago(3)
    assert Confirmation.objects.count() == 2


@pytest.mark.parametrize("status", RecordStatus.values)
def test_only_a_listed_record_is_confirmed(cast, status):
    Organisation.objects.filter(pk=cast.association.pk).update(record_status=status)
    if status in {"published", "to_confirm", "stale"}:
        confirm(cast.association, cast.aminata)
        cast.association.refresh_from_db()
        assert cast.association.record_status == "published"
    else:
        with pytest.raises(IllegalMove):
            confirm(cast.association, cast.aminata)
        assert not Confirmation.objects.exists()


def test_a_row_in_hand_that_aged_meanwhile_is_confirmed_all_the_same(cast):
    Organisation.objects.filter(pk=cast.association.pk).update(record_status="stale")
    assert cast.association.record_status == "published"
    confirm(cast.association, cast.aminata)
    cast.association.refresh_from_db()
    assert cast.association.record_status == "published"


def test_putting_a_record_on_line_is_the_first_row(reference):
    made = listed()
    told = Confirmation.objects.get(organisation=made)
    assert (told.channel, told.confirmed_on) == (ConfirmedBy.PUBLICATION, TODAY)


@given(
    said=st.lists(
        st.tuples(st.sampled_from(["phone", "paper", "link"]), st.integers(0, 365)),
        min_size=1,
        max_size=5,
    )
)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_day_is_the_latest_said_in_whatever_order(cast, said):
    Organisation.objects.filter(pk=cast.other.pk).update(last_confirmed_on=None)
    for channel, days in said:
        by = None if channel == "link" else cast.mariam
        confirm(cast.other, by, channel=channel, on=ago(days))
    cast.other.refresh_from_db()
    assert cast.other.last_confirmed_on == ago(min(days for _channel, days in said))
