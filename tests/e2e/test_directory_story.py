"""A visitor finds an organisation; a member hides hers, and nobody finds it."""

import re

import pytest
from playwright.sync_api import expect

from cso_pages.directory.indexing import record_changed
from cso_pages.directory.parts import Intervention


@pytest.fixture
def known(cast):
    """The association works in one domain, in two territories."""
    for where in ("mopti", "bandiagara"):
        Intervention.objects.create(
            organisation=cast.association, theme_id="prevention-vbg", territory_id=where
        )
    record_changed(cast.association)
    return cast.association


def test_a_visitor_finds_an_organisation(page, site, known, width, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}/annuaire/")
    looks_right(page)
    if width < 1024:
        page.get_by_text("Filtrer par territoire").click()
        looks_right(page)
    page.get_by_role("link", name=re.compile("^Prévention des VBG")).first.click()
    expect(page.get_by_role("status").get_by_text("1 organisation")).to_be_visible()
    page.get_by_role("link", name=re.compile("promotion des droits")).click()
    page.get_by_role("heading", level=1, name=known.name).wait_for()
    looks_right(page)
    page.goto(f"{site}/annuaire/?q=introuvable")
    expect(
        page.get_by_text("Aucune organisation ne répond à ces filtres")
    ).to_be_visible()
    looks_right(page)


def test_a_member_hides_her_organisation_and_a_visitor_no_longer_finds_it(
    page, browser, site, known, cast, sign_in, looks_right
):
    sign_in(cast.aminata)
    page.goto(f"{site}/espace/organisation/")
    looks_right(page)
    page.get_by_role("link", name="Masquer notre organisation").click()
    looks_right(page)
    page.get_by_role("button", name="Masquer maintenant").click()
    page.get_by_text("L’organisation est masquée.").wait_for()
    looks_right(page)
    visitor = browser.new_context(locale="fr-FR").new_page()
    gone = visitor.goto(f"{site}{known.get_absolute_url()}")
    assert gone.status == 404
    visitor.goto(f"{site}/annuaire/?q=delta")
    expect(visitor.get_by_text("Aucune organisation ne répond")).to_be_visible()
    visitor.context.close()
    page.get_by_role("link", name="Rendre de nouveau publique").click()
    page.get_by_role("button", name="Rendre publique maintenant").click()
    page.get_by_text("L’organisation est de nouveau publique.").wait_for()


def test_a_member_confirms_her_record(page, site, known, cast, sign_in, looks_right):
    sign_in(cast.sira)
    page.goto(f"{site}/espace/organisation/{known.uuid}/")
    looks_right(page)
    page.get_by_role("button", name="Tout est juste").click()
    page.get_by_text("Merci. La fiche est confirmée").wait_for()


def test_someone_finds_a_number_in_three_taps(page, site, cast, looks_right):
    page.goto(site)
    page.get_by_role(
        "link", name=re.compile("Informations utiles|Services par")
    ).first.click()
    looks_right(page)
    page.get_by_role("link", name=re.compile("^Mopti")).click()
    looks_right(page)
    expect(page).to_have_title("Informations utiles")
