"""Story: the secretariat invites a person, who opens her account and enters."""

import pytest
from playwright.sync_api import expect

from tests.portal.accounts_ways import (
    NEW_PASSWORD,
)


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def invite_nana(page, site, organisation):
    page.goto(f"{site}/espace/invitations/")
    page.get_by_label("Prénom").fill("Nana")
    page.get_by_label("Nom", exact=True).fill("Essai")
    page.get_by_label("Adresse e-mail").fill("nana@essai.test")
    page.get_by_label("Rôle").select_option("point focal (saisie)")
    page.get_by_label("Organisation").select_option(organisation.name)
    page.get_by_role("button", name="Préparer le lien").click()
    return page.get_by_label("Lien d’invitation").input_value()


def test_from_the_invitation_to_the_workspace(
    page, width, site, cast, sign_in, looks_right, new_context
):
    page.set_viewport_size({"width": width, "height": 780})
    sign_in(cast.mariam)
    page.goto(f"{site}/espace/invitations/")
    looks_right(page)
    page.get_by_role("button", name="Préparer le lien").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looks_right(page)
    link = invite_nana(page, site, cast.association)
    looks_right(page)

    hers = new_context().new_page()
    hers.set_viewport_size({"width": width, "height": 780})
    hers.goto(link)
    expect(hers.get_by_text("Nana Essai")).to_be_visible()
    looks_right(hers)
    hers.get_by_label("Mot de passe", exact=True).fill("court")
    hers.get_by_role("button", name="Ouvrir mon compte").click()
    expect(hers.get_by_role("alert")).to_contain_text("trop court")
    looks_right(hers)
    hers.get_by_label("Mot de passe", exact=True).fill(NEW_PASSWORD)
    hers.get_by_role("button", name="Ouvrir mon compte").click()
    expect(hers.get_by_text("Votre compte est ouvert")).to_be_visible()
    hers.get_by_label("Adresse e-mail").fill("nana@essai.test")
    hers.get_by_label("Mot de passe", exact=True).fill(NEW_PASSWORD)
    hers.get_by_role("button", name="Se connecter").click()
    hers.wait_for_url(f"{site}/espace/**")

    again = new_context().new_page()
    again.goto(link)
    expect(again.get_by_role("heading", name="Ce lien ne marche pas")).to_be_visible()
    looks_right(again)


def test_a_link_sent_by_mistake_is_closed(
    page, site, cast, sign_in, looks_right, new_context
):
    sign_in(cast.mariam)
    link = invite_nana(page, site, cast.association)
    page.get_by_role("button", name="Fermer le lien de Nana").click()
    expect(page.get_by_text("Ce lien ne marche plus.")).to_be_visible()
    looks_right(page)
    hers = new_context(java_script_enabled=False).new_page()
    hers.goto(link)
    expect(hers.get_by_role("heading", name="Ce lien ne marche pas")).to_be_visible()
