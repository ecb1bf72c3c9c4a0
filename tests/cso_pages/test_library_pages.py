"""The library: its list, its filters, the page of a resource, its feed."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from cso_pages.search.models import SearchEntry
from cso_pages.search.results import search_results
from portal.kit.words import slug_of
from tests.cso_pages.library_rows import a_document, a_resource, withdrawn

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MP3 = (b"\xff\xfb\x90\x64" + b"\0" * 413) * 4


@pytest.fixture
def library(cast):
    """Three resources that the filters tell apart."""
    return [
        a_resource("Le mariage d’enfants", themes=["mariage-enfants", "education"]),
        a_resource("Guide de justice", resource_type="guide", themes=["justice"]),
        a_resource("Ɲɛtaa sira", language_id="bm", themes=["education"],
                   summary="An ka taa ɲɛ."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3), ("type=guide", 1), ("theme=education", 2), ("langue=bm", 1),
        ("theme=education&langue=fr", 1), ("q=justice", 1), ("q=netaa", 1),
        ("q=ɲɛtaa", 1), ("q=mairie&theme=education", 1), ("type=canevas", 0),
        ("type=inconnu", 3), ("theme=%00", 3), ('q="', 3), ("q=%00", 3),
        ("langue=fr' OR 1=1", 3), ("page=99", 3), ("page=-1", 3), ("page=%22", 3),
        ("q=introuvable", 0), ("type=guide&type=note", 2), ("q=" + "é" * 5000, 0),
    ],
)  # fmt: skip
def test_the_filters_narrow_and_any_input_is_answered(client, library, query, found):
    html = client.get(f"/ressources/?{query}").text
    assert html.count('<article class="card"') == found
    if not found:
        assert "Aucune ressource ne répond à cette recherche" in html


def test_each_filter_is_counted_among_what_the_others_leave(client, library):
    html = client.get("/ressources/?theme=education").text
    assert "bamanankan" in html and "Guide" not in html.split("</details>")[0]
    assert 'href="/ressources/?theme=education&amp;langue=bm"' in html
    assert 'href="/ressources/" aria-current="true"' in html


def test_a_long_list_turns_its_pages_by_links(client, cast):
    for day in range(1, 15):
        a_resource(f"Numéro {day}", dated_on=datetime.date(2026, 9, day))
    first = client.get("/ressources/?type=note").text
    assert first.count('<article class="card"') == 12
    assert "Numéro 14" in first and 'href="/ressources/?type=note&amp;page=2"' in first
    assert client.get("/ressources/?page=2").text.count('<article class="card"') == 2


def test_an_empty_library_says_so(client, cast):
    assert "Aucune ressource n’est encore publiée" in client.get("/ressources/").text


def test_the_page_reads_first_and_gives_its_files_second(client, cast):
    page = a_resource(
        document=a_document("Note à lire.pdf"),
        organisations=[cast.association],
        themes=["justice"],
    )
    html = client.get(page.url).text
    assert html.index("Sans acte, on discute") < html.index("Note en français (PDF)")
    assert "1 page" in html and "Ko" in html or "octets" in html
    assert "https://wa.me/?text=Cinq%20messages" in html
    assert "http%3A//testserver/ressources/" in html
    assert f"{cast.association.name} (2026). Cinq messages" in html
    assert html.count("<h1") == 1 and "1 min de lecture" in html.replace("\xa0", " ")
    assert "<script>" not in html and " style=" not in html


def test_a_text_in_a_national_language_says_so(client, library):
    html = client.get(library[2].url).text
    assert '<div lang="bm"><h1>Ɲɛtaa sira</h1>' in html
    assert library[2].url == "/ressources/%C9%B2%C9%9Btaa-sira/"
    assert slug_of("Ɲɛtaa sira") in library[2].slug


def test_a_recording_loads_nothing_before_it_is_played(client, cast):
    page = a_resource(document=a_document("Message.mp3", data=MP3))
    page.files.update(transcript="I ni ce.", language="bm")
    html = client.get(page.url).text
    assert 'preload="none"' in html and "autoplay" not in html
    assert "Lire la transcription" in html and "I ni ce." in html
    assert "à écouter" in client.get("/ressources/").text


def test_a_testimony_is_announced(client, cast):
    page = a_resource(has_testimony=True)
    html = client.get(page.url).text
    assert html.index("contient un témoignage") < html.index("Sans acte, on discute")


def test_related_resources_share_a_theme(client, library):
    html = client.get(library[0].url).text
    assert "À lire aussi" in html and library[2].title in html
    assert library[1].title not in html


def test_the_feed_is_valid_and_neutral(client, library):
    withdrawn(library[1])
    answer = client.get("/ressources/flux.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.find(f"{ATOM}title").text.startswith("Ressources de la Coordination")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/ressources/flux.xml"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for entry in entries:
        for part in ("id", "title", "updated", "link"):
            assert entry.find(f"{ATOM}{part}") is not None


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as made:
        client.get(address)
    return len(made)


def test_the_list_takes_the_same_queries_for_one_and_for_many(client, library):
    a_resource("Avec un fichier", document=a_document(), themes=["justice"])
    few = queries_of(client, "/ressources/")
    for number in range(4):
        a_resource(f"Encore {number}", document=a_document(), themes=["justice"])
    assert queries_of(client, "/ressources/") == few <= 20
    assert queries_of(client, library[0].url) <= 22


def shown(template, **context):
    return Template("{% load library %}" + template).render(Context(context))


def test_other_pages_show_public_resources_only(cast):
    mine = {"organisations": [cast.association]}
    a_resource("Publique", **mine)
    a_resource("Interne", audience="members", **mine)
    a_resource("Brouillon", publish=False, **mine)
    for html in (
        shown("{% latest_resources %}"),
        shown("{% resources_of one %}", one=cast.association),
    ):
        assert "Publique" in html
        assert "Interne" not in html and "Brouillon" not in html
    cast.association.hidden_at = datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    assert "Publique" not in shown("{% resources_of one %}", one=cast.association)


def test_the_search_finds_titles_first_and_says_the_kind(client, cast):
    a_resource("Tout sur le budget")
    a_resource("Autre chose", summary="Un mot du budget.",
               dated_on=datetime.date(2026, 10, 8))  # fmt: skip
    html = client.get("/recherche/?q=budgets").text
    assert "2 réponses" in html and "Ressource" in html
    assert html.index("Tout sur le budget") < html.index("Autre chose")


def test_the_search_is_narrowed_by_kind_and_takes_few_queries(
    client, cast, django_assert_max_num_queries
):
    for number in range(25):
        SearchEntry.objects.create(
            kind="organisation", ref=number, url="/annuaire/", title=f"Budget {number}",
            words=" budget ", title_words=" budget ", audience="public",
        )  # fmt: skip
    a_resource("Tout sur le budget")
    html = client.get("/recherche/?q=budget").text
    assert "genre=organisation" in html and "Page 1 sur 2" in html.replace("\xa0", " ")
    assert "1 sur" not in client.get("/recherche/?q=budget&genre=resource").text
    assert client.get("/recherche/?q=budget&genre=%22&page=x").status_code == 200
    client.force_login(cast.mariam)
    client.get("/recherche/?q=budget")
    with django_assert_max_num_queries(6):
        search_results({"q": "budget"}, user=cast.mariam)
