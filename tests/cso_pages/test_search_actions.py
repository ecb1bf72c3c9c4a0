"""The table of search: who finds what, by which words."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cso_pages.permissions import audiences_of
from cso_pages.search.actions import put_in_search, take_out_of_search
from cso_pages.search.models import EntryKind, SearchEntry


@pytest.fixture
def entry(db):
    put_in_search(
        EntryKind.RESOURCE,
        7,
        url="/ressources/egalite/",
        title="Égalité devant la loi",
        text="Les réseaux de Ɲɛtaa",
        audience="public",
        territories=["mopti", "gao"],
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("egalite", 1), ("ÉGAL", 1), ("réseau", 1), ("netaa", 1), ("ɲɛtaa", 1),
        ("loi réseaux", 1), ("loi absent", 0), ('"', 1), ("\x00", 1), ("%", 1),
        ("' OR 1=1", 0), ("_", 1),
    ],
)  # fmt: skip
def test_a_word_is_found_by_its_beginning(entry, query, found):
    assert SearchEntry.objects.matching(query).count() == found


def test_writing_again_replaces_and_taking_out_removes(entry):
    put_in_search(EntryKind.RESOURCE, 7, url="/r/", title="Autre", audience="public")
    assert SearchEntry.objects.get().words == " autre "
    take_out_of_search(EntryKind.RESOURCE, 7)
    take_out_of_search(EntryKind.RESOURCE, 7)
    assert not SearchEntry.objects.exists()


PUBLIC, MEMBERS, ALL = 1, 2, 3


@pytest.mark.parametrize(
    ("person", "audiences"),
    [
        ("aminata", MEMBERS), ("sira", MEMBERS), ("fatoumata", MEMBERS),
        ("regional", MEMBERS), ("mariam", ALL), ("ibrahim", MEMBERS),
        ("coumba", MEMBERS), ("steering", MEMBERS), ("observer", PUBLIC),
        ("admin", PUBLIC), ("stranger", PUBLIC),
    ],
)  # fmt: skip
def test_who_is_of_which_audience(cast, person, audiences):
    order = ("public", "members", "secretariat")
    assert audiences_of(getattr(cast, person)) == order[:audiences]


def test_a_visitor_is_of_the_public(db):
    assert audiences_of(AnonymousUser()) == ("public",)


def test_who_speaks_for_no_member_is_of_the_public(cast):
    cast.other.is_member = False
    cast.other.save()
    assert audiences_of(cast.bintou) == ("public",)
