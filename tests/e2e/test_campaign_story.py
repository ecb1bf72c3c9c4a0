"""The secretariat asks; a visitor without JavaScript answers by one button, once."""

import re

from django.core import mail
from playwright.sync_api import expect

from cso_pages.upkeep.campaigns.models import UpdateCampaign
from tests.cso_pages.campaign_ways import give_an_address, links_in_the_mail, work_off


def test_a_campaign_is_answered_by_its_link(
    page, browser, site, cast, sign_in, looks_right, settings
):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    give_an_address(cast.network)
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    page.goto(f"{site}/espace/annuaire/campagnes/nouvelle/")
    looks_right(page)
    page.get_by_label("Nom de la campagne").fill("Mise à jour d’essai")
    page.get_by_label("Message aux organisations").fill("Votre fiche est-elle juste ?")
    page.get_by_role("button", name="Voir combien").click()
    expect(page.get_by_text("3 organisations")).to_be_visible()
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.get_by_text("Le brouillon est enregistré.").wait_for()
    mail.outbox.clear()
    page.get_by_role("button", name="Ouvrir : les courriels partent").click()
    page.get_by_text("La campagne est ouverte").wait_for()
    looks_right(page)
    expect(page.get_by_text("aucune confirmée sur 3 fiches listées")).to_be_visible()
    work_off()
    to_network = next(
        link
        for link, message in zip(links_in_the_mail(), mail.outbox, strict=True)
        if message.to == ["contact@exemple.test"]
    )
    phone = browser.new_context(
        locale="fr-FR",
        java_script_enabled=False,
        viewport={"width": 360, "height": 780},
    )
    visitor = phone.new_page()
    visitor.goto(f"{site}{to_network}")
    expect(visitor.get_by_role("heading", name=cast.network.name)).to_be_visible()
    visitor.get_by_role("button", name=re.compile("Rien n’a changé")).click()
    expect(visitor.get_by_text("Merci, la fiche est confirmée")).to_be_visible()
    visitor.goto(f"{site}{to_network}")
    expect(visitor.get_by_text("Cette fiche est déjà confirmée")).to_be_visible()
    assert phone.cookies() == []
    phone.close()
    page.reload()
    expect(page.get_by_text("1 confirmée sur 3 fiches listées")).to_be_visible()
    assert UpdateCampaign.objects.get().state == "open"
