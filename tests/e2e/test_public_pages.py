"""A visitor reads the public pages: on a phone, on a desk, without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from cso_pages.directory.indexing import reindex as index_the_directory

PAGES = [
    "/",
    "/annuaire/",
    "/coordination/",
    "/plan/",
    "/ressources/",
    "/reunions/",
    "/actualites/",
    "/aide/",
    "/aide/naviguer-en-securite/",
    "/recherche/",
    "/recherche/?q=mopti",
    "/recherche/?q=introuvable",
    "/comment-lire-les-etats/",
    "/glossaire/",
    "/donnees-personnelles/",
    "/accessibilite/",
    "/nulle-part/",
    "/compte/login/",
]


@pytest.fixture
def told(page):
    """What the browser complains of: a refused script, a missing file, an error."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


@pytest.fixture
def asked(page):
    """The addresses that the pages ask for."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def test_every_public_page_is_accessible_and_fits(
    page, site, outline, width, looks_right, told, asked
):
    page.set_viewport_size({"width": width, "height": 780})
    for address in PAGES:
        page.goto(site + address)
        looks_right(page)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {
        urlsplit(site).netloc
    }
    lost = "Failed to load resource: the server responded with a status of 404"
    assert [text for text in told if not text.startswith(lost)] == []


def test_every_public_page_fits_the_smallest_screen(page, site, outline):
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in PAGES:
        page.goto(site + address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_the_menu_opens_and_fits(page, site, outline, looks_right):
    page.goto(site)
    page.get_by_text("Menu", exact=True).click()
    link = page.get_by_role("link", name="La Coordination", exact=True)
    link.click()
    expect(page.get_by_role("heading", name="La Coordination", level=1)).to_be_visible()
    page.get_by_text("Menu", exact=True).click()
    expect(link).to_have_attribute("aria-current", "page")
    looks_right(page)


def test_reading_leaves_no_cookie(page, site, outline):
    for address in PAGES:
        if not address.startswith("/compte/"):
            page.goto(site + address)
    assert page.context.cookies() == []


def test_a_visitor_without_javascript_finds_an_organisation(browser, site, cast):
    index_the_directory()
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(site)
    page.get_by_role("searchbox", name="Rechercher dans le portail").fill("delta")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.get_by_text(cast.association.name)).to_be_visible()
    context.close()


def test_the_skip_link_leads_to_the_content(page, site, home):
    page.goto(f"{site}/glossaire/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Aller au contenu")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#contenu$"))


def test_the_quick_exit_never_hides_what_has_the_focus(page, site, home):
    """WCAG 2.4.11, at the size of a phone."""
    page.goto(f"{site}/aide/naviguer-en-securite/")
    hidden = []
    for _step in range(30):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => {
              const exit = document.querySelector("[data-quick-exit]");
              const here = document.activeElement;
              if (here === exit || here === document.body) return [];
              const a = here.getBoundingClientRect(), b = exit.getBoundingClientRect();
              const over = a.left >= b.left && a.right <= b.right
                && a.top >= b.top && a.bottom <= b.bottom;
              return over ? [here.textContent] : [];
            }"""
        )
    assert hidden == []
