"""The tree of pages: menus, addresses, blocks, what search engines learn."""

import json

import pytest
from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, PageViewRestriction

from cso_pages.pages.actions import ensure_pages
from cso_pages.pages.first_texts import as_stream
from cso_pages.pages.home_blocks import arranged
from cso_pages.pages.menus import read_menus
from cso_pages.pages.models import HomePage, RoomPage, StandardPage
from cso_pages.search.models import SearchEntry

HEAD = ["Annuaire", "La Coordination", "Plan d’action", "Ressources", "Réunions",
        "Actualités"]  # fmt: skip


def a_page(parent, title="Nos principes", **fields):
    page = StandardPage(title=title, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_the_head_follows_the_tree(pages):
    menus = read_menus()
    assert [entry.label for entry in menus.head] == HEAD
    assert [entry.address for entry in menus.head] == [
        "/annuaire/", "/coordination/", "/plan/", "/ressources/", "/reunions/",
        "/actualites/",
    ]  # fmt: skip


def test_the_head_never_holds_more_than_six(pages):
    a_page(pages, "Une page de trop", show_in_menus=True)
    assert [entry.label for entry in read_menus().head] == HEAD


def test_a_page_that_moves_up_moves_in_the_menu(pages):
    news = Page.objects.get(slug="actualites")
    news.move(Page.objects.get(slug="annuaire"), pos="left")
    assert read_menus().head[0].label == "Actualités"


def test_a_page_that_is_withdrawn_or_restricted_leaves_the_menu(pages):
    Page.objects.get(slug="reunions").specific.unpublish()
    meetings = Page.objects.get(slug="actualites")
    PageViewRestriction.objects.create(page=meetings, restriction_type="login")
    labels = [entry.label for entry in read_menus().head]
    assert labels == [one for one in HEAD if one not in ("Réunions", "Actualités")]


def test_the_foot_has_its_columns(pages):
    foot = {title: [e.label for e in entries] for title, entries in read_menus().foot}
    assert list(foot) == ["Le portail", "Confiance", "Aide et contact"]
    assert "Accessibilité : partiellement conforme" in foot["Confiance"]
    assert "Contact" in foot["Aide et contact"]


def test_both_menus_cost_two_queries(pages, django_assert_num_queries):
    for number in range(5):
        a_page(pages, f"Page {number}", footer_column="trust")
    with django_assert_num_queries(2):
        read_menus()


@pytest.mark.parametrize(
    ("address", "current"),
    [("/coordination/", "page"), ("/coordination/organes/", "true"), ("/aide/", "")],
)
def test_the_menu_says_where_one_is(address, current, pages, client):
    html = client.get(address).content.decode()
    mark = f' aria-current="{current}"' if current else ""
    assert f'<a class="nav__link" href="/coordination/"{mark}>' in html


def test_the_first_pages_are_made_once_and_never_again(pages):
    Page.objects.get(slug="mentions-legales").delete()
    written = StandardPage.objects.get(slug="accessibilite")
    written.title = "Autrement"
    written.save()
    before = Page.objects.count()
    ensure_pages()
    assert Page.objects.count() == before
    assert StandardPage.objects.get(slug="accessibilite").title == "Autrement"


SLUGS = [
    ("Égalité & paix à Ségou", "egalite-paix-a-segou"),
    ("Ɲɛtaa ni ŋaniya", "ɲɛtaa-ni-ŋaniya"),
    ("Hakɛ bɛɛ ye ɔlɔ", "hakɛ-bɛɛ-ye-ɔlɔ"),
    ("Ɗemngal Ƴoogirde Ɓaleeɓe", "ɗemngal-ƴoogirde-ɓaleeɓe"),
    ("Cœur d’Ænna", "coeur-d-aenna"),
    ("L’été : 16 jours !", "l-ete-16-jours"),
    ("« ? »", "page"),
]


@pytest.mark.parametrize(("title", "slug"), SLUGS)
def test_an_address_is_french_and_keeps_the_national_letters(
    title, slug, pages, client
):
    page = a_page(pages, title)
    assert page.slug == slug
    assert client.get(f"/{slug}/").status_code == 200


def test_an_old_address_leads_to_the_new_one(
    pages, client, django_capture_on_commit_callbacks
):
    page = a_page(pages)
    page.slug = "nos-valeurs"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/nos-principes/")
    assert (answer.status_code, answer.url) == (301, "/nos-valeurs/")
    assert SearchEntry.objects.get(ref=page.pk).url == "/nos-valeurs/"


def test_a_room_has_the_address_of_its_view(pages):
    page = RoomPage.objects.get(room="directory")
    assert page.get_url() == "/annuaire/"
    assert RoomPage.objects.get(room="governance").get_url() == "/coordination/textes/"


def body(*blocks):
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def test_the_visitor_sees_the_blocks_in_their_order(pages, client):
    pages.body = body(
        ("figures", None), ("title", {"text": "Bonjour : nous", "level": "h2"})
    )
    pages.save()
    html = client.get("/").content.decode()
    assert html.index("La Coordination en chiffres") < html.index("Bonjour\u00a0: nous")
    assert "Qui agit dans" not in html and "hero__title" not in html
    assert html.count("<h1") == 1


def test_halves_that_follow_each_other_stand_side_by_side():
    def kinds(*names):
        fake = [type("Block", (), {"block_type": name}) for name in names]
        return [
            (row["layout"], [block.block_type for block in row["blocks"]])
            for row in arranged(fake)
        ]

    assert kinds("plan", "figures", "resources", "meetings", "news") == [
        ("columns", ["plan", "figures"]),
        ("equal", ["resources", "meetings"]),
        ("text", ["news"]),
    ]
    assert kinds("news", "hero", "plan") == [
        ("text", ["news"]), ("full", ["hero"]), ("text", ["plan"]),
    ]  # fmt: skip
    assert kinds("title", "paragraph", "links") == [
        ("prose", ["title", "paragraph"]), ("text", ["links"]),
    ]  # fmt: skip
    assert kinds() == []


def test_a_text_has_no_way_to_hold_raw_html(pages):
    for page in (HomePage, StandardPage):
        names = page._meta.get_field("body").stream_block.child_blocks
        assert not {"html", "raw", "embed"} & set(names)


def test_a_note_on_consent_is_never_searched_or_shown(pages, client):
    secret = "consentement-de-telle-personne"
    page = a_page(
        pages,
        body=body(("image", {"image": None, "alt": "Un marché", "consent": secret})),
    )
    assert secret not in client.get(f"/{page.slug}/").content.decode()
    assert secret not in SearchEntry.objects.get(ref=page.pk).words


def test_a_page_is_found_while_everybody_may_read_it(pages):
    page = a_page(pages, body=as_stream(["Un mot rare : kalanso."]))
    found = SearchEntry.objects.visible_to(AnonymousUser()).matching("kalanso")
    assert found.exists()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not found.exists()
    page.view_restrictions.all().delete()
    page.unpublish()
    assert not found.exists()


def test_a_link_to_a_page_that_was_withdrawn_is_not_offered(pages, client):
    target = a_page(pages, "Bientôt")
    link = {"label": "Par ici", "hint": "", "page": target.pk, "address": "",
            "icon": "list"}  # fmt: skip
    page = a_page(pages, "Carrefour", body=body(("links", {"links": [link]})))
    assert 'href="/bientot/"' in client.get(f"/{page.slug}/").content.decode()
    target.unpublish()
    assert "Par ici" not in client.get(f"/{page.slug}/").content.decode()


def test_a_link_inside_a_text_follows_its_page(pages, client):
    target = a_page(pages, "Cible")
    text = f'Voir <a linktype="page" id="{target.pk}">la cible</a>.'
    page = a_page(pages, "Source", body=as_stream([text]))
    assert '<a href="/cible/">la cible</a>' in client.get("/source/").content.decode()
    assert page.slug == "source"


WRITTEN = [
    "/", "/coordination/", "/coordination/organes/", "/aide/naviguer-en-securite/",
    "/donnees-personnelles/", "/accessibilite/", "/comment-lire-les-etats/",
    "/mentions-legales/", "/actualites/", "/contact/", "/glossaire/",
]  # fmt: skip


@pytest.mark.parametrize("address", WRITTEN)
def test_a_public_page_is_light_and_asks_little(
    address, pages, outline, client, django_assert_max_num_queries
):
    import gzip

    client.get(address)
    with django_assert_max_num_queries(32 if address == "/" else 12):
        answer = client.get(address)
    assert len(gzip.compress(answer.content)) <= 14_000


def test_a_page_names_its_own_address_and_a_missing_one_names_none(pages, client):
    html = client.get("/coordination/?x=1").content.decode()
    assert 'rel="canonical" href="http://testserver/coordination/"' in html
    assert "canonical" not in client.get("/nulle-part/").content.decode()
