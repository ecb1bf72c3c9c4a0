"""Story: a staff member sets up her second factor, then enters the editing desk."""

from playwright.sync_api import expect

from tests.conftest import PASSWORD
from tests.portal.accounts_ways import (
    give_second_factor,
    totp_code,
)


def fill_in(page, site, person):
    page.goto(f"{site}/compte/login/")
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()


def test_she_sets_it_up_and_enters_the_desk(page, width, site, cast, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    fill_in(page, site, cast.mariam)
    expect(
        page.get_by_role("heading", name="Activer la double vérification")
    ).to_be_visible()
    looks_right(page)
    page.goto(f"{site}/gestion/")
    page.wait_for_url(f"{site}/compte/2fa/totp/activate/")
    secret = page.locator("code").inner_text().replace(" ", "")
    code = page.get_by_label("Code à 6 chiffres de l’application")
    code.fill("000000")
    page.get_by_role("button", name="Activer").click()
    expect(page.get_by_role("alert")).to_contain_text("n’est pas le bon")
    assert page.locator("code").inner_text().replace(" ", "") == secret
    looks_right(page)
    code.fill(totp_code(secret))
    page.get_by_role("button", name="Activer").click()
    expect(page.get_by_role("heading", name="Vos codes de secours")).to_be_visible()
    expect(page.locator("ol code")).to_have_count(10)
    looks_right(page)
    page.goto(f"{site}/gestion/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(f"{site}/gestion/")


def test_she_enters_with_a_recovery_code(page, width, site, cast, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    codes = give_second_factor(cast.mariam)
    fill_in(page, site, cast.mariam)
    field = page.get_by_label("Code de l’application, ou code de secours")
    looks_right(page)
    field.fill("123")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("alert")).to_contain_text("n’est pas le bon")
    field.fill(f"{codes[0][:4]} {codes[0][4:]}")
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(f"{site}/espace/**")
    page.goto(f"{site}/compte/2fa/")
    looks_right(page)
    page.get_by_role("link", name="Voir mes codes de secours").click()
    expect(page.get_by_text("Il vous reste 9")).to_be_visible()


def test_she_sets_it_up_without_javascript(site, cast, new_context):
    page = new_context(java_script_enabled=False).new_page()
    fill_in(page, site, cast.ibrahim)
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Code à 6 chiffres de l’application").fill(totp_code(secret))
    page.get_by_role("button", name="Activer").click()
    page.get_by_role("link", name="Je les ai gardés, continuer").click()
    page.wait_for_url(f"{site}/espace/**")


def test_a_focal_point_is_told_that_the_desk_is_not_hers(
    page, width, site, cast, sign_in, looks_right
):
    page.set_viewport_size({"width": width, "height": 780})
    sign_in(cast.aminata)
    page.goto(f"{site}/gestion/")
    expect(
        page.get_by_role("heading", name="Cette partie est réservée")
    ).to_be_visible()
    looks_right(page)
