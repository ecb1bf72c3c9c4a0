"""Rights come from dated mandates: first and last day included, and nothing else."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from cso_pages.mandates.actions import end_mandate, grant_mandate
from cso_pages.mandates.models import Mandate, Role
from cso_pages.permissions import (
    can_change_mandates_of,
    can_enter_editing_desk,
    can_invite,
    forget_mandates,
    has_role,
    holds_a_staff_mandate,
    mandates_of,
    organisations_of,
    territories_of,
)
from portal.journal.models import AuditEntry
from tests.conftest import NOW, TODAY, make_person

DAY = datetime.timedelta(days=1)

# starts, ends (days from today, None = open), in force today?
BOUNDARIES = [
    (0, None, True),
    (-1, None, True),
    (1, None, False),
    (-10, 0, True),
    (-10, -1, False),
    (-10, 1, True),
    (0, 0, True),
    (1, 1, False),
    (-1, -1, False),
]


@pytest.mark.parametrize(("starts", "ends", "in_force"), BOUNDARIES)
def test_a_mandate_counts_from_its_first_day_to_its_last(starts, ends, in_force, cast):
    Mandate.objects.create(
        user=cast.stranger,
        role=Role.SECRETARIAT,
        starts_on=TODAY + starts * DAY,
        ends_on=None if ends is None else TODAY + ends * DAY,
    )
    assert bool(mandates_of(cast.stranger, today=TODAY)) is in_force


def test_the_clock_of_the_portal_is_read_where_no_day_is_given(cast):
    today = datetime.date.today()
    grant_mandate(
        cast.stranger, Role.FINANCE, by=None, at=NOW, starts_on=today, ends_on=today
    )
    assert has_role(cast.stranger, Role.FINANCE)
    Mandate.objects.filter(user=cast.stranger).update(
        starts_on=today - 2 * DAY, ends_on=today - DAY
    )
    forget_mandates(cast.stranger)
    assert not has_role(cast.stranger, Role.FINANCE)


STAFF = {"mariam", "ibrahim", "coumba", "admin"}


@pytest.mark.parametrize(
    "name",
    [
        "aminata",
        "sira",
        "bintou",
        "fatoumata",
        "regional",
        "mariam",
        "ibrahim",
        "coumba",
        "steering",
        "observer",
        "admin",
        "stranger",
    ],
)
def test_who_is_staff_and_who_invites(name, cast):
    person = getattr(cast, name)
    assert holds_a_staff_mandate(person) is (name in STAFF)
    assert can_enter_editing_desk(person) is (name in STAFF)
    assert can_invite(person) is (name == "mariam")
    assert can_change_mandates_of(person, cast.aminata) is (name == "mariam")


def test_a_visitor_holds_nothing(db):
    nobody = AnonymousUser()
    assert mandates_of(nobody) == ()
    assert not holds_a_staff_mandate(nobody)
    assert organisations_of(nobody, Role.FOCAL_SIGNATURE) == set()


def test_being_a_superuser_gives_no_right(cast):
    cast.stranger.is_superuser = cast.stranger.is_staff = True
    cast.stranger.save()
    assert not has_role(cast.stranger, *Role.values)
    assert not can_invite(cast.stranger)
    assert not can_enter_editing_desk(cast.stranger)


def test_a_closed_account_holds_nothing(cast):
    cast.mariam.is_active = False
    assert mandates_of(cast.mariam) == ()


def test_a_role_bears_on_its_own_organisation_and_territory_only(cast):
    focal = {Role.FOCAL_SIGNATURE}
    assert organisations_of(cast.aminata, *focal) == {cast.association.pk}
    assert organisations_of(cast.sira, *focal) == set()
    assert organisations_of(cast.mariam, *Role.values) == set()
    assert territories_of(cast.regional, Role.REGIONAL_FOCAL) == {"mopti"}
    assert territories_of(cast.aminata, *Role.values) == set()


def test_mandates_are_read_once_a_request(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        for _again in range(3):
            has_role(cast.aminata, Role.SECRETARIAT)


def test_nobody_grants_herself_a_role(cast):
    with pytest.raises(PermissionDenied):
        grant_mandate(
            cast.mariam, Role.FINANCE, by=cast.mariam, at=NOW, starts_on=TODAY
        )
    assert Mandate.objects.filter(user=cast.mariam).count() == 1


def test_nobody_ends_her_own_role(cast):
    mandate = Mandate.objects.get(user=cast.mariam)
    with pytest.raises(PermissionDenied):
        end_mandate(mandate, by=cast.mariam, today=TODAY, at=NOW)


@pytest.mark.parametrize("name", ["aminata", "ibrahim", "admin", "stranger"])
def test_only_the_secretariat_grants_roles(name, cast):
    with pytest.raises(PermissionDenied):
        grant_mandate(
            cast.sira,
            Role.FINANCE,
            by=getattr(cast, name),
            at=NOW,
            starts_on=TODAY,
        )


def test_granting_leaves_a_trace_without_a_name(cast):
    mandate = grant_mandate(
        cast.stranger, Role.STEERING, by=cast.mariam, at=NOW, starts_on=TODAY
    )
    entry = AuditEntry.objects.get(action="mandate_granted")
    assert (entry.actor, entry.object_uuid) == (cast.mariam.uuid, mandate.uuid)
    assert entry.detail == {"role": "steering", "person": str(cast.stranger.uuid)}


def test_an_ended_mandate_stops_at_once(cast):
    mandate = Mandate.objects.get(user=cast.ibrahim)
    assert has_role(cast.ibrahim, Role.MONITORING)
    today = datetime.date.today()
    end_mandate(mandate, by=cast.mariam, today=today, at=NOW)
    forget_mandates(cast.ibrahim)
    assert not has_role(cast.ibrahim, Role.MONITORING)
    mandate.refresh_from_db()
    assert mandate.ends_on == today - DAY
    assert AuditEntry.objects.filter(action="mandate_ended").count() == 1


def test_a_mandate_given_today_by_mistake_disappears(cast):
    mandate = grant_mandate(
        cast.stranger, Role.FINANCE, by=cast.mariam, at=NOW, starts_on=TODAY
    )
    end_mandate(mandate, by=cast.mariam, today=TODAY, at=NOW)
    assert not Mandate.objects.filter(user=cast.stranger).exists()


def test_ending_twice_does_not_move_the_last_day(cast):
    mandate = Mandate.objects.get(user=cast.ibrahim)
    end_mandate(mandate, by=cast.mariam, today=TODAY, at=NOW)
    end_mandate(mandate, by=cast.mariam, today=TODAY + 5 * DAY, at=NOW)
    mandate.refresh_from_db()
    assert mandate.ends_on == TODAY - DAY


@pytest.mark.parametrize(
    ("role", "field"),
    [
        (Role.FOCAL_DRAFTS, "organisation"),
        (Role.FOCAL_SIGNATURE, "organisation"),
        (Role.NETWORK_LEAD, "organisation"),
        (Role.REGIONAL_FOCAL, "territory"),
    ],
)
def test_a_role_says_what_it_bears_on(role, field, cast):
    with pytest.raises(ValidationError) as refused:
        grant_mandate(cast.stranger, role, by=None, at=NOW, starts_on=TODAY)
    assert list(refused.value.message_dict) == [field]


def test_a_role_of_the_whole_coordination_keeps_no_organisation(cast):
    mandate = grant_mandate(
        cast.stranger,
        Role.STEERING,
        by=None,
        at=NOW,
        starts_on=TODAY,
        organisation=cast.association,
    )
    assert mandate.organisation is None


def test_the_database_refuses_a_mandate_that_ends_before_it_starts(cast):
    with pytest.raises(IntegrityError):
        Mandate.objects.create(
            user=cast.stranger,
            role=Role.OBSERVER,
            starts_on=TODAY,
            ends_on=TODAY - DAY,
        )


def signed_in(client, person):
    client.force_login(person)
    return client


def still_in(client):
    return client.get("/compte/").status_code == 200


def test_losing_a_role_ends_the_sessions(client, cast):
    signed_in(client, cast.aminata)
    assert still_in(client)
    end_mandate(
        Mandate.objects.get(user=cast.aminata), by=cast.mariam, today=TODAY, at=NOW
    )
    assert not still_in(client)


@pytest.mark.parametrize(
    ("role", "stays"), [(Role.SECRETARIAT, False), (Role.STEERING, True)]
)
def test_a_staff_role_is_entered_by_a_new_sign_in(role, stays, client, db, home):
    person = make_person("nouvelle@essai.test", "Nouvelle")
    signed_in(client, person)
    grant_mandate(person, role, by=None, at=NOW, starts_on=TODAY)
    assert still_in(client) is stays
