"""An organisation registers from a telephone, is cut off, comes back; it is public."""

import re

import pytest
from playwright.sync_api import expect

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.registration import traps
from cso_pages.upkeep.registration.models import Registration

NAME = "Association neuve des teinturières"


@pytest.fixture(autouse=True)
def a_quick_hand(monkeypatch):
    """The story does not wait three seconds before its first answer."""
    monkeypatch.setattr(traps, "FASTEST_SECONDS", -1)


def next_step(page):
    page.get_by_role("button", name="Enregistrer et continuer").click()


def test_four_steps_with_a_cut_then_the_secretariat_accepts(
    page, browser, site, cast, settings, sign_in, looks_right
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    phone = {"viewport": {"width": 360, "height": 780}, "java_script_enabled": False}
    context = browser.new_context(locale="fr-FR", **phone)
    context.set_default_timeout(90_000)
    first = context.new_page()
    first.goto(f"{site}/annuaire/")
    first.get_by_role("link", name="Inscrire mon organisation").click()
    first.get_by_role("link", name="Commencer").click()
    first.get_by_label("1. Nom de l’organisation").fill(NAME)
    first.get_by_label("3. Territoire du siège").select_option("segou")
    first.get_by_role("button", name="Continuer").click()
    expect(
        first.get_by_text("Votre brouillon est gardé. Notez ce code")
    ).to_be_visible()
    code = re.search(r"\b\w{4}-\w{4}-\w{4}\b", first.inner_text("main"))[0]
    first.get_by_label("Association", exact=True).check()
    next_step(first)
    expect(first.get_by_role("heading", level=1)).to_have_text(
        "Ce que vous faites, et où"
    )
    context.close()  # the telephone is out of power

    context = browser.new_context(locale="fr-FR", **phone)
    context.set_default_timeout(90_000)
    second = context.new_page()
    second.goto(f"{site}/annuaire/inscrire/")
    second.get_by_label("Votre code").fill(code.lower().replace("-", " "))
    second.get_by_role("button", name="Ouvrir le dossier").click()
    second.get_by_label("Autonomisation économique des femmes").check()
    second.get_by_label("Ségou").check()
    second.get_by_label("oui, chaque domaine").check()
    second.get_by_label("10. Ce que vous faites").fill("Nous teignons ensemble.")
    next_step(second)
    second.get_by_label("12. Téléphone").fill("12")
    next_step(second)
    expect(second.get_by_role("alert")).to_contain_text("Ce numéro n’est pas complet.")
    second.get_by_label("12. Téléphone").fill("+223 70 00 00 81")
    next_step(second)
    second.get_by_role("button", name="Nommez au moins un point focal.").click()
    person = second.get_by_role("group", name="16. Point focal")
    person.get_by_label("Nom", exact=True).fill("Fictive")
    person.get_by_label("Téléphone").fill("+223 70 00 00 82")
    person.get_by_label("Cette personne est d’accord").check()
    next_step(second)
    second.get_by_label("22. Vos prénom et nom").fill("Awa Fictive")
    second.get_by_label("je préside ou je dirige").check()
    second.get_by_label("25. Ce que nous avons écrit").check()
    second.get_by_role("button", name="Envoyer l’inscription").click()
    expect(second.get_by_text("Votre inscription est envoyée")).to_be_visible()
    assert context.cookies() == []
    context.close()

    row = Registration.objects.get()
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    page.goto(f"{site}/espace/annuaire/inscriptions/")
    looks_right(page)
    page.get_by_role("link", name=NAME).click()
    page.get_by_role("heading", level=1, name=NAME).wait_for()
    expect(page.get_by_text(row.receipt).first).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Accepter et publier").click()
    page.get_by_text("L’organisation est dans l’annuaire.").wait_for()
    made = Organisation.objects.get(name=NAME)
    visitor = browser.new_context(locale="fr-FR").new_page()
    visitor.goto(f"{site}{made.get_absolute_url()}")
    expect(visitor.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    expect(visitor.get_by_text("+223 70 00 00 81")).to_have_count(0)
    visitor.context.close()


def test_the_screens_of_a_registration_are_readable_by_all(
    page, site, width, looks_right
):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/annuaire/inscrire/")
    looks_right(page)
    page.get_by_role("link", name="Commencer").click()
    page.get_by_label("1. Nom de l’organisation").fill("ONG Exemple Action Filles")
    page.get_by_label("2. Sigle").fill("OEAF")
    page.get_by_label("3. Territoire du siège").select_option("segou")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_text("ressemble à la vôtre").wait_for()
    looks_right(page)
    page.get_by_role("button", name="Non, continuer").click()
    for title in ("Qui vous êtes", "Ce que vous faites, et où"):
        page.get_by_role("heading", level=1, name=title).wait_for()
        looks_right(page)
        next_step(page)
    page.get_by_role("heading", level=1, name="Comment vous joindre").wait_for()
    looks_right(page)
    next_step(page)
    page.get_by_role("heading", level=1, name="Vérifier et envoyer").wait_for()
    looks_right(page)
    page.get_by_role("button", name="Enregistrer et m’arrêter").click()
    page.get_by_role("heading", level=1, name="Votre brouillon est gardé").wait_for()
    looks_right(page)
    page.goto(f"{site}/annuaire/inscrire/fiche/")
    looks_right(page)


def test_the_printed_form_is_two_pages(page, site, tmp_path):
    from pypdf import PdfReader

    page.goto(f"{site}/annuaire/inscrire/fiche/")
    printed = tmp_path / "fiche.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    assert len(PdfReader(printed).pages) == 2
