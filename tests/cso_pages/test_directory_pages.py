"""The directory as a visitor reads it: found, counted, hidden, asked anything."""

import gzip
import re
from io import StringIO

import pytest
from django.core.management import call_command

from cso_pages.directory.actions import hide_organisation, show_organisation
from cso_pages.directory.indexing import move_stamp
from cso_pages.directory.listing import directory_index
from cso_pages.directory.models import Organisation
from cso_pages.search.models import SearchEntry
from tests.conftest import NOW, TODAY
from tests.cso_pages.directory_ways import choose, listed

pytestmark = pytest.mark.django_db


def page(client, **asked) -> str:
    response = client.get("/annuaire/", asked)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'card__title"><a href="[^"]+">([^<]+)<', html)


@pytest.fixture
def three(reference):
    """One acts in two territories, one elsewhere, one tells no domain."""
    return [
        listed(
            "Association Exemple Ɲɛtaa des écoles",
            sigle="AENE",
            work=(("education", "mopti"), ("education", "segou"), ("sante", "mopti")),
        ),
        listed("Réseau Exemple Gao", kind="reseau", territory="gao"),
        listed("ONG Exemple Ségou", kind="ong-nationale", territory="segou"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3),
        ({"territoire": "segou"}, 2),
        ({"territoire": "segou", "domaine": "education"}, 1),
        ({"territoire": "segou", "domaine": "sante"}, 0),
        ({"domaine": "sante", "type": "association"}, 1),
        ({"type": "reseau", "territoire": "mopti"}, 0),
        ({"q": "netaa"}, 1),
        ({"q": "ÉCOLE"}, 1),
        ({"q": "aene"}, 1),
        ({"q": "sante"}, 1),
        ({"q": "gao reseaux"}, 1),
        ({"territoire": "nulle-part"}, 3),
    ],
)
def test_filters_and_words_find_each_organisation_once(client, three, asked, found):
    assert len(titles(page(client, **asked))) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"q": '"'},
        {"q": "a\x00b"},
        {"q": "é" * 10_000},
        {"q": "%_'; --"},
        {"q": b"\xed\xa0\xbd"},
        {"territoire": "x" * 5_000, "domaine": '"', "type": "\x00"},
        {"page": "-1"},
        {"page": "0"},
        {"page": "9" * 400},
        {"page": "²"},
        {"page": "deux"},
    ],
)
def test_whatever_is_asked_is_answered(client, three, asked):
    page(client, **asked)


@pytest.mark.parametrize("slug", ["inconnue-222222", '"', "é" * 300, "%00", "aedf"])
def test_an_unknown_address_is_not_found(client, three, slug):
    assert client.get(f"/annuaire/{slug}/").status_code == 404


def test_pages_hold_everyone_once(client, reference):
    for number in range(45):
        listed(f"Association Exemple {number:02}")
    seen = [t for n in ("1", "2", "3") for t in titles(page(client, page=n))]
    assert len(seen) == 45 and len(set(seen)) == 45
    assert titles(page(client, page="99")) == titles(page(client, page="3"))


def test_the_list_takes_as_many_queries_whatever_their_number(
    client, three, django_assert_max_num_queries
):
    """Five, three more to read again after a change; two of the menus now and then."""
    page(client)
    with django_assert_max_num_queries(7):
        page(client)
    for number in range(30):
        listed(f"Autre {number}", work=(("sante", "gao"), ("sante", "kayes")))
    with django_assert_max_num_queries(10):
        page(client)
    with django_assert_max_num_queries(7):
        page(client, territoire="gao", q="autre")


def test_a_profile_takes_few_queries(client, cast, django_assert_max_num_queries):
    address = cast.association.get_absolute_url()
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)


def test_pages_are_light(client, reference):
    for number in range(25):
        listed(
            "Association Exemple pour la promotion des droits des femmes rurales, "
            f"des filles et des personnes handicapées {number}",
            work=(("education", "mopti"), ("sante", "gao"), ("justice", "kayes")),
            summary="Nous ouvrons la parole dans 14 villages du Delta. " * 3,
        )
    for html in (page(client), page(client, territoire="gao")):
        assert len(gzip.compress(html.encode())) < 14_000


HIDDEN = ["hidden", "withdrawn", "draft"]


@pytest.mark.parametrize("how", HIDDEN)
def test_an_organisation_left_out_answers_as_an_unknown_page(client, cast, how):
    address = cast.other.get_absolute_url()
    assert client.get(address).status_code == 200
    if how == "hidden":
        hide_organisation(cast.other, by=cast.mariam, on=TODAY, at=NOW)
    else:
        Organisation.objects.filter(pk=cast.other.pk).update(record_status=how)
    unknown = client.get("/annuaire/personne-222222/")
    left_out = client.get(address)
    assert left_out.status_code == unknown.status_code == 404
    assert left_out.content == unknown.content
    assert dict(left_out.items()) == dict(unknown.items())


def test_a_hidden_organisation_leaves_every_public_page_at_once(client, cast, outline):
    choose(cast.association, networks="public")
    choose(cast.network, networks="public")
    public = [
        "/", "/annuaire/", "/annuaire/?q=delta", "/annuaire/?territoire=mopti",
        cast.network.get_absolute_url(), "/plan/", "/recherche/?q=delta",
        "/sitemap.xml", "/aide/",
    ]  # fmt: skip
    before = {one: client.get(one).content.decode() for one in public}
    seen = [one for one, html in before.items() if "du Delta" in html]
    assert {"/annuaire/", "/plan/", cast.network.get_absolute_url()} <= set(seen)
    hide_organisation(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    for one in public:
        html = client.get(one).content.decode()
        assert "du Delta" not in html and cast.association.slug not in html, one
    assert "une organisation membre" in client.get("/plan/").content.decode()
    show_organisation(cast.association, by=cast.aminata, at=NOW)
    assert "du Delta" in page(client)


def test_a_domain_closed_to_the_public_leaves_the_filters(client, three):
    assert 'href="/annuaire/?domaine=sante"' in page(client)
    choose(three[0], themes="members")
    html = page(client)
    assert 'href="/annuaire/?domaine=sante"' not in html
    assert len(titles(page(client, territoire="segou"))) == 1
    assert titles(page(client, q="education")) == []


def test_the_address_stays_when_the_name_changes(three):
    slug = three[0].slug
    assert re.fullmatch(r"aene-[2-9a-z]{6}", slug)
    three[0].name = "Autre nom"
    three[0].save()
    assert Organisation.objects.get(pk=three[0].pk).slug == slug


def test_national_letters_stand_in_an_address(client, reference):
    made = listed("Ɲɛtaa")
    assert made.slug.startswith("ɲɛtaa-")
    assert client.get(made.get_absolute_url()).status_code == 200


def test_an_empty_record_says_so(client, reference):
    made = listed("Groupement Exemple Badenya", source="répertoire fictif, 2024")
    html = client.get(made.get_absolute_url()).content.decode()
    assert "Cette organisation n’a pas encore écrit sa présentation." in html
    assert "Pas encore indiqués" in html
    assert "répertoire fictif, 2024" in html
    assert "Aucune activité dans le plan en cours." in html


def test_what_is_counted_is_kept_until_the_directory_changes(three):
    first = directory_index()
    assert directory_index() is first
    move_stamp()
    assert directory_index() is not first


def test_reindexing_writes_what_is_listed_and_removes_the_rest(three):

    SearchEntry.objects.all().delete()
    SearchEntry.objects.create(
        kind="organisation", ref="parti", url="/x/", title="Partie", audience="public"
    )
    call_command("reindex", stdout=StringIO())
    refs = set(
        SearchEntry.objects.filter(kind="organisation").values_list("ref", flat=True)
    )
    assert refs == {str(one.uuid) for one in three}
