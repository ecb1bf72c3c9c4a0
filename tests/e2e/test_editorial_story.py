"""Story: the secretariat composes the home page, a visitor sees it and writes."""

import re

import pytest
from playwright.sync_api import expect

from coordination_space.governance.models import GovernanceDocument
from cso_pages.contact.models import ContactMessage
from cso_pages.news.models import NewsIndexPage
from cso_pages.pages.models import HomePage
from cso_pages.reference.audiences import Audience
from tests.access_samples_editorial import a_text


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def publish(page):
    page.get_by_role("button", name=re.compile("Plus d.actions")).first.click()
    page.get_by_role("button", name="Publier").first.click()
    page.wait_for_url("**/gestion/pages/**")
    page.wait_for_load_state("networkidle")


def test_an_editor_removes_and_moves_a_block_and_the_visitor_sees_it(
    page, browser, site, cast, outline, sign_in, looks_right
):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    home = HomePage.objects.get().pk
    page.goto(f"{site}/gestion/pages/{home}/edit/")
    blocks = page.locator("[data-streamfield-child]")
    territories = page.locator("section", has_text="Territoires").last
    territories.get_by_role("button", name="Supprimer").click()
    page.get_by_label(re.compile("Phrase d.accueil", re.I)).fill("Ensemble, toujours.")
    assert blocks.count() > 4
    publish(page)
    reader = browser.new_page(viewport={"width": 360, "height": 780})
    reader.goto(site)
    expect(reader.get_by_text("Ensemble, toujours.")).to_be_visible()
    expect(reader.get_by_text("Qui agit dans les 20 territoires")).to_have_count(0)
    looks_right(reader)
    reader.close()
    assert [text for text in complaints if "Content Security Policy" in text] == []


SCREENS = [
    "territory/", "territory/new/", "territory/edit/mopti/", "orgtype/", "theme/",
    "theme/edit/excision/", "group/", "language/", "glossaryterm/new/", "images/",
    "documents/", "operations/",
]  # fmt: skip


def test_no_screen_of_the_desk_is_blocked(page, site, cast, sign_in):
    blocked, outside = [], []
    page.on(
        "console",
        lambda m: blocked.append(m.text) if "Content Security" in m.text else None,
    )
    page.on(
        "request",
        lambda r: (
            None
            if r.url.startswith((site, "data:", "blob:"))
            else outside.append(r.url)
        ),
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    home, news = HomePage.objects.get().pk, NewsIndexPage.objects.get().pk
    for path in [
        *SCREENS,
        f"pages/{home}/edit/",
        f"pages/add/cso_pages/newspage/{news}/",
        f"pages/{news}/edit/",
    ]:
        answer = page.goto(f"{site}/gestion/{path}")
        page.wait_for_load_state("networkidle")
        assert answer.status == 200, path
    assert (blocked, outside) == ([], [])


def test_a_visitor_writes_to_the_secretariat_without_javascript(
    browser, site, cast, looks_right, width
):
    context = browser.new_context(
        java_script_enabled=False,
        locale="fr-FR",
        viewport={"width": width, "height": 780},
    )
    page = context.new_page()
    page.goto(f"{site}/contact/")
    page.get_by_label("une question", exact=True).check()
    page.get_by_label("Votre message").fill("Quand se tient la réunion ?")
    page.wait_for_timeout(3500)
    page.get_by_role("button", name="Envoyer le message").click()
    expect(page.get_by_role("heading", name="Votre message est parti")).to_be_visible()
    assert context.cookies() == []
    context.close()
    assert ContactMessage.objects.get().text == "Quand se tient la réunion ?"


PUBLIC = [
    "/coordination/qui-sommes-nous/", "/coordination/organes/",
    "/coordination/textes/", "/coordination/textes/statuts/", "/contact/",
    "/contact/recu/", "/mentions-legales/",
]  # fmt: skip


def test_every_new_page_is_accessible_and_fits(page, site, cast, looks_right, width):
    a_text(cast, audience=Audience.PUBLIC, title="Statuts", kind="statuts")
    page.set_viewport_size({"width": width, "height": 780})
    for address in PUBLIC:
        page.goto(site + address)
        looks_right(page)


def test_the_secretariat_adds_a_version_of_a_text(
    page, site, cast, sign_in, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 780})
    sign_in(cast.mariam)
    page.goto(f"{site}/espace/textes/")
    page.get_by_role("link", name="Ouvrir un texte").click()
    page.get_by_label("Type de texte").select_option("charte")
    page.get_by_label("Titre", exact=True).fill("Charte d’essai")
    page.get_by_label("tout le monde").check()
    looks_right(page)
    page.get_by_role("button", name="Ouvrir ce texte").click()
    page.get_by_label("Adoptée le").fill("2026-02-12")
    page.get_by_label("Texte à lire à l’écran").fill("Article 1\nNe pas nuire.")
    looks_right(page)
    page.get_by_role("button", name="Enregistrer cette version").click()
    expect(page.get_by_text("La version 1 est enregistrée")).to_be_visible()
    looks_right(page)
    document = GovernanceDocument.objects.get()
    page.goto(site + document.get_absolute_url())
    expect(page.get_by_text("Ne pas nuire.")).to_be_visible()
