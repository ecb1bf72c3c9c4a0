"""Three changes proposed on a phone, two accepted; the public sees exactly two."""

import pytest
from playwright.sync_api import expect

from cso_pages.upkeep.requests.models import ChangeRequest


@pytest.fixture
def browser_context_args(browser_context_args):
    """A phone without JavaScript."""
    return {**browser_context_args, "java_script_enabled": False}


def test_three_are_proposed_two_accepted_and_the_public_sees_two(
    browser, page, site, cast, sign_in, settings
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    record = f"{site}/espace/organisation/{cast.association.uuid}/"
    sign_in(cast.aminata)
    page.goto(f"{record}modifier/")
    page.get_by_role("link", name="Général").click()
    page.get_by_label("Ce que nous faisons").fill("Causeries dans le Delta.")
    page.get_by_label("Sigle").fill("NOUVEAU")
    page.get_by_role("button", name="Garder ces changements").click()
    expect(page.get_by_text("C’est gardé.")).to_be_visible()
    page.get_by_role("link", name="Quoi, et où").click()
    page.get_by_text("Ajouter une action").first.click()
    action = page.get_by_role("group", name="Ajouter une action").first
    action.get_by_label("Domaine").select_option("excision")
    action.get_by_label("Territoire").select_option("mopti")
    page.get_by_role("button", name="Garder ces changements").click()
    expect(page.get_by_role("rowheader")).to_have_count(3)
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("C’est envoyé.")).to_be_visible()

    request = ChangeRequest.objects.get()
    desk = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR"
    ).new_page()
    desk.set_default_timeout(90_000)
    sign_in(cast.regional, on=desk)
    desk.goto(f"{site}/espace/annuaire/demandes/")
    desk.get_by_role("link", name="Décider").click()
    desk.wait_for_url(f"{site}{request.get_absolute_url()}")
    for field, verdict in (
        ("Sigle", "Refuser"),
        ("Ce que nous faisons", "Accepter"),
        ("Qui fait quoi, où", "Accepter"),
    ):
        desk.get_by_role("group", name=field).get_by_label(verdict).check()
    desk.get_by_role("group", name="Sigle").get_by_label("Raison").fill("Déjà pris.")
    desk.get_by_role("button", name="Répondre champ par champ").click()
    expect(desk.get_by_text("Répondu. L’organisation est prévenue.")).to_be_visible()

    page.goto(f"{record}modifier/")
    expect(page.get_by_text("Déjà pris.")).to_be_visible()
    expect(page.get_by_text("acceptée en partie")).to_be_visible()
    page.goto(f"{site}{cast.association.get_absolute_url()}")
    expect(page.get_by_text("Causeries dans le Delta.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Abandon des MGF")).to_be_visible()
    expect(page.get_by_text("NOUVEAU")).to_have_count(0)
    desk.context.close()


@pytest.mark.parametrize("wide", [360, 1280])
def test_every_screen_of_the_requests_looks_right(
    browser, site, cast, sign_in, settings, looks_right, wide
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    context = browser.new_context(
        viewport={"width": wide, "height": 800}, locale="fr-FR"
    )
    context.set_default_timeout(90_000)
    page = context.new_page()
    record = f"{site}/espace/organisation/{cast.association.uuid}/"
    sign_in(cast.aminata, on=page)
    for end in ("", "lecteurs/", "pieces/", "modifier/", *(
        f"modifier/{slug}/" for slug in ("general", "actions", "groupes", "contacts")
    )):  # fmt: skip
        page.goto(f"{record}{end}")
        looks_right(page)
    page.goto(f"{record}modifier/general/")
    page.get_by_label("Ce que nous faisons").fill("Causeries.")
    page.get_by_role("button", name="Garder ces changements").click()
    page.get_by_role("button", name="Envoyer la demande").click()
    expect(page.get_by_text("C’est envoyé.")).to_be_visible()
    context.clear_cookies()
    sign_in(cast.regional, on=page)
    page.goto(f"{site}/espace/annuaire/demandes/")
    looks_right(page)
    page.get_by_role("link", name="Décider").click()
    page.wait_for_url("**/demandes/*-*/")
    looks_right(page)
    context.close()
