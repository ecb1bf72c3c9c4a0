"""Stories: a person signs in, makes mistakes, asks for a code, changes her password."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD
from tests.portal.accounts_ways import (
    NEW_PASSWORD,
    code_of_the_mail,
)


@pytest.fixture
def at_width(page, width):
    page.set_viewport_size({"width": width, "height": 780})
    return page


def fill_in(page, person, password):
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter").click()


def test_she_mistypes_then_enters(at_width, site, cast, looks_right):
    page = at_width
    page.goto(f"{site}/compte/login/")
    looks_right(page)
    fill_in(page, cast.aminata, "ce n’est pas le bon")
    expect(page.get_by_role("alert")).to_contain_text("n’est pas le bon")
    expect(page.get_by_label("Adresse e-mail")).to_have_value(cast.aminata.email)
    looks_right(page)
    fill_in(page, cast.aminata, PASSWORD)
    page.wait_for_url(f"{site}/espace/**")


def test_she_looks_at_what_she_types(page, site, cast):
    page.goto(f"{site}/compte/login/")
    field = page.get_by_label("Mot de passe", exact=True)
    field.fill("visible ?")
    page.get_by_label("Afficher le mot de passe").check()
    expect(field).to_have_attribute("type", "text")
    page.get_by_label("Afficher le mot de passe").uncheck()
    expect(field).to_have_attribute("type", "password")


def test_she_pastes_her_password(page, site, cast, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/compte/login/")
    page.get_by_label("Adresse e-mail").fill(cast.aminata.email)
    page.evaluate("text => navigator.clipboard.writeText(text)", PASSWORD)
    page.get_by_label("Mot de passe", exact=True).focus()
    page.keyboard.press("Control+V")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/espace/**")


def test_she_enters_with_a_code_by_mail(at_width, site, cast, looks_right):
    page = at_width
    page.goto(f"{site}/compte/login/")
    page.get_by_role("link", name="Recevoir un code par e-mail").click()
    looks_right(page)
    page.get_by_label("Adresse e-mail").fill(cast.aminata.email)
    page.get_by_role("button", name="Recevoir le code").click()
    looks_right(page)
    page.get_by_label("Code à 8 chiffres").fill("0000 0000")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_contain_text("Ce code n’est pas le bon")
    looks_right(page)
    page.get_by_label("Code à 8 chiffres").fill(code_of_the_mail())
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(f"{site}/espace/**")


def test_she_forgot_her_password(at_width, site, cast, looks_right):
    page = at_width
    page.goto(f"{site}/compte/login/")
    page.get_by_role("link", name="Mot de passe oublié").click()
    looks_right(page)
    page.get_by_label("Adresse e-mail").fill(cast.aminata.email)
    page.get_by_role("button", name="Recevoir le code").click()
    page.get_by_label("Code à 8 chiffres").fill(code_of_the_mail())
    page.get_by_role("button", name="Continuer").click()
    looks_right(page)
    page.get_by_label("Nouveau mot de passe").fill("motdepasse2026")
    page.get_by_role("button", name="Enregistrer le mot de passe").click()
    expect(page.get_by_role("alert")).to_contain_text("trop connu")
    looks_right(page)
    page.get_by_label("Nouveau mot de passe").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Enregistrer le mot de passe").click()
    looks_right(page)
    page.get_by_role("main").get_by_role("link", name="Se connecter").click()
    fill_in(page, cast.aminata, NEW_PASSWORD)
    page.wait_for_url(f"{site}/espace/**")


def test_she_closes_her_other_phone(
    at_width, site, cast, sign_in, looks_right, new_context
):
    other = new_context(user_agent="Mozilla/5.0 (Android 12) Firefox/132.0").new_page()
    sign_in(cast.aminata, on=other)
    page = sign_in(cast.aminata, on=at_width)
    page.goto(f"{site}/compte/")
    looks_right(page)
    page.get_by_role("link", name="Appareils connectés").click()
    expect(page.get_by_text("Firefox sur Android")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Déconnecter cet appareil").click()
    expect(page.get_by_text("Cet appareil est déconnecté.")).to_be_visible()
    looks_right(page)
    other.goto(f"{site}/compte/")
    expect(other).to_have_url(f"{site}/compte/login/?next=/compte/")


def test_she_changes_her_password(at_width, site, cast, sign_in, looks_right):
    page = sign_in(cast.aminata, on=at_width)
    page.goto(f"{site}/compte/")
    page.get_by_role("link", name="Changer mon mot de passe").click()
    looks_right(page)
    page.get_by_label("Mot de passe actuel", exact=True).fill(PASSWORD)
    page.get_by_label("Nouveau mot de passe", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Enregistrer le mot de passe").click()
    page.wait_for_url(f"{site}/compte/login/**")
    fill_in(page, cast.aminata, NEW_PASSWORD)
    page.wait_for_url(f"{site}/espace/**")


def test_back_after_the_lock_shows_nothing(page, site, cast, sign_in, looks_right):
    sign_in(cast.aminata)
    page.goto(f"{site}/compte/")
    expect(page.get_by_text(cast.aminata.email)).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Verrouiller").click()
    expect(page.get_by_text("Verrouillé.")).to_be_visible()
    looks_right(page)
    page.go_back()
    expect(page.get_by_text(cast.aminata.email)).not_to_be_visible()
    expect(page).to_have_url(re.compile(f"^{site}/compte/login/"))


def test_everything_works_without_javascript(site, cast, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/compte/login/")
    expect(page.get_by_label("Afficher le mot de passe")).not_to_be_visible()
    fill_in(page, cast.aminata, "ce n’est pas le bon")
    expect(page.get_by_role("alert")).to_contain_text("n’est pas le bon")
    page.get_by_label("Ce téléphone est partagé").check()
    fill_in(page, cast.aminata, PASSWORD)
    page.wait_for_url(f"{site}/espace/**")
    page.goto(f"{site}/compte/")
    page.get_by_role("main").get_by_role("button", name="Verrouiller").click()
    expect(page.get_by_text("Verrouillé.")).to_be_visible()
