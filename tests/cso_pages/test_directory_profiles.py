"""Many records told at once are told as one by one, in a fixed number of queries."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import GroupTie
from cso_pages.directory.profiles import profile_of, profiles_of
from tests.cso_pages.directory_ways import choose, listed
from tests.markers_directory import fill

pytestmark = pytest.mark.django_db
PEOPLE = ["visitor", "aminata", "bintou", "fatoumata", "mariam", "stranger"]


@pytest.fixture
def rich(cast):
    """Three records filled; one opens what it may, one closes what it may."""
    fill(cast.association)
    fill(cast.network)
    fill(cast.other)
    choose(cast.network, networks="public", work="public", mission="public")
    choose(cast.other, themes="secretariat", summary="members", groups="public")
    GroupTie.objects.create(organisation=cast.other, tie="led_by", group_id="femmes")
    OrgLink.objects.create(umbrella=cast.network, member=cast.other)
    cast.association.languages.set(["fr", "bm"])
    return cast


def reader(cast, person):
    return getattr(cast, person, AnonymousUser())


def rows():
    return list(Organisation.objects.select_related("org_type", "territory"))


@pytest.mark.parametrize("person", PEOPLE)
def test_told_together_is_told_one_by_one(rich, person):
    user = reader(rich, person)
    together = profiles_of(rows(), user)
    assert together == [profile_of(one, user) for one in rows()]
    assert len(set(map(repr, together))) == 3


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("more", [0, 12])
def test_the_parts_take_nine_queries_whatever_the_number(
    rich, person, more, django_assert_max_num_queries
):
    for _ in range(more):
        fill(listed())
    user, found = reader(rich, person), rows()
    profiles_of(found[:1], user)  # her mandates are read once
    with django_assert_max_num_queries(9):
        assert len(profiles_of(found, user)) == 3 + more
