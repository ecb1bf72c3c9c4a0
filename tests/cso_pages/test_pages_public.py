"""The public pages: there for everybody, light, without a cookie."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse

from cso_pages.directory.indexing import move_stamp
from cso_pages.directory.indexing import reindex as index_the_directory
from cso_pages.directory.models import Organisation
from cso_pages.pages.first_texts import as_stream
from cso_pages.pages.models import StandardPage

ROOMS = [
    ("directory", "Annuaire"),
    ("coordination", "La Coordination"),
    ("resources", "Ressources"),
    ("meetings", "Réunions"),
    ("news", "Actualités"),
    ("help", "Informations utiles"),
    ("safe_browsing", "Naviguer en sécurité"),
    ("search", "Rechercher"),
    ("signs", "Comment lire les états"),
    ("glossary", "Glossaire"),
    ("privacy", "Données personnelles"),
    ("accessibility", "Accessibilité"),
]


@pytest.mark.parametrize(("name", "title"), ROOMS)
def test_each_room_has_its_page_and_no_cookie(client, pages, name, title):
    response = client.get(reverse(name))
    html = response.content.decode()
    assert response.status_code == 200
    assert f"<h1>{title}</h1>" in html
    assert html.count("<h1") == 1
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=10"


@pytest.mark.parametrize(("name", "title"), ROOMS)
def test_a_room_cannot_be_posted_to(client, pages, name, title):
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize("name", ["help", "safe_browsing"])
def test_a_page_of_help_has_a_neutral_title(client, pages, name):
    html = client.get(reverse(name)).content.decode()
    title = html.partition("<title>")[2].partition("</title>")[0]
    assert title in {"Informations utiles", "Naviguer en sécurité"}


def test_no_telephone_number_is_invented(client, pages):
    for address in ("/", "/aide/", "/aide/naviguer-en-securite/"):
        assert "tel:" not in client.get(address).content.decode()


def test_the_home_page_counts_what_is_listed(client, cast):
    Organisation.objects.filter(pk=cast.other.pk).update(is_member=False)
    html = client.get("/").content.decode()
    assert "3 organisations dans l’annuaire, 2 membres de la Coordination." in html
    assert 'href="/annuaire/?territoire=segou"' in html
    assert html.count("data-area=") == 20


def test_the_home_page_of_an_empty_portal_says_so(client, home):
    html = client.get("/").content.decode()
    assert "Aucune organisation n’est encore publiée dans l’annuaire." in html
    assert "0 organisations" not in html


def test_the_home_page_may_be_kept_by_everybody(client, cast):
    response = client.get("/")
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=10"
    client.force_login(cast.aminata)
    assert client.get("/")["Cache-Control"] == "no-store, private"


def test_the_home_page_takes_few_queries(
    client, outline, django_assert_max_num_queries
):
    move_stamp()
    client.get("/")
    with django_assert_max_num_queries(32):
        client.get("/")


@pytest.mark.parametrize(
    "asked",
    ["Mopti", '"', 'a"', "\x00", "a\x00b", "%", "_", "'; --", "\ud83d", "é" * 5000, ""],
)
def test_any_search_is_answered(client, cast, asked):
    typed = asked.encode("utf-8", "surrogatepass")
    response = client.get("/recherche/", {"q": typed})
    assert response.status_code == 200


def test_a_search_finds_what_is_listed_and_nothing_else(client, cast):
    Organisation.objects.filter(pk=cast.network.pk).update(record_status="withdrawn")
    index_the_directory()
    html = client.get("/recherche/?q=mopti").content.decode()
    assert "1 réponse" in html
    assert cast.association.name in html and cast.network.name not in html


def test_a_search_without_result_says_what_it_means(client, cast):
    html = client.get("/recherche/", {"q": "<b>Taoudénit"}).content.decode()
    assert "Rien ne répond à cette recherche" in html
    assert "&lt;b&gt;Taoudénit" in html and "<b>Taoud" not in html


def test_leaving_quickly_ends_the_session(client, cast, settings):
    client.force_login(cast.aminata)
    response = client.get("/quitter/")
    assert response.status_code == 302
    assert response["Location"] == settings.QUICK_EXIT_URL
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "_auth_user_id" not in client.session


def test_public_pages_offer_to_leave_and_the_workspace_does_not(client, cast, pages):
    link = 'href="/quitter/" rel="nofollow noreferrer"'
    assert link in client.get("/aide/").content.decode()
    client.force_login(cast.aminata)
    assert link not in client.get("/espace/messages/").content.decode()


def test_the_sitemap_tells_public_pages_only(client, pages):
    draft = StandardPage(title="Brouillon", slug="brouillon", live=False)
    shown = StandardPage(title="Charte", slug="charte")
    for page in (draft, shown):
        pages.add_child(instance=page)
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    addresses = {found.text for found in tree.iter(f"{space}loc")}
    assert "http://testserver/" in addresses
    assert "http://testserver/charte/" in addresses
    assert "http://testserver/annuaire/" in addresses
    assert not [one for one in addresses if "brouillon" in one or "espace" in one]


def test_robots_are_kept_out_of_private_places(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /espace/" in text and "Disallow: /quitter/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_a_written_page_is_printed_in_good_french(client, home):
    home.add_child(
        instance=StandardPage(
            title="Qui sommes-nous ?",
            slug="qui",
            intro="Voici : nous.",
            body=as_stream(['Une <a href="https://exemple.test/?a=1">question</a> ?']),
        )
    )
    html = client.get("/qui/").content.decode()
    assert "<h1>Qui sommes-nous\u202f?</h1>" in html
    assert "Voici\u00a0: nous." in html
    assert 'href="https://exemple.test/?a=1"' in html


def test_a_page_for_some_is_kept_by_no_cache(client, cast, home):
    page = home.add_child(instance=StandardPage(title="Réservée", slug="reservee"))
    page.view_restrictions.create(restriction_type="login")
    closed = client.get("/reservee/")
    assert closed.status_code == 302
    assert "public" not in closed.get("Cache-Control", "")
    client.force_login(cast.aminata)
    opened = client.get("/reservee/")
    assert "Réservée" in opened.content.decode()
    assert opened["Cache-Control"] == "no-store, private"
