"""A member proposes, the secretariat accepts and publishes, a visitor reads, shares."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from coordination_space.sharing.models import Proposal
from tests.coordination_space.proposals import a_paper
from tests.cso_pages.library_rows import a_document, a_resource

TITLE = "Ɲɛtaa : la parole des filles"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def browse(browser, browser_context_args, site):
    """A browser of one's own: a person signed in, or a visitor."""
    opened = []

    def start(person=None, width=360, javascript=True, **options):
        size = {"width": width, "height": 800}
        context = browser.new_context(
            **{**browser_context_args, "viewport": size, **options},
            java_script_enabled=javascript,
        )
        context.set_default_timeout(90_000)
        opened.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        return context.new_page()

    yield start
    for context in opened:
        context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_finds_reads_and_shares(browse, site, cast, looks_right, javascript):
    check = looks_right if javascript else lambda page: None
    a_resource("Accès à la justice", themes=["justice"], resource_type="guide")
    a_resource(TITLE, themes=["jeunes"], document=a_document("Ɲɛtaa.pdf"))
    page = browse(javascript=javascript, permissions=["clipboard-write"])
    page.goto(f"{site}/ressources/")
    check(page)
    page.get_by_text(re.compile("Filtrer")).click()
    page.get_by_role("link", name=re.compile("^Jeunes")).click()
    page.get_by_role("link", name=TITLE.replace(" :", "\u00a0:")).click()
    page.get_by_text("Sans acte, on discute.").wait_for()
    check(page)
    share = page.get_by_role("link", name="WhatsApp").get_attribute("href")
    assert share.startswith("https://wa.me/?text=") and "ressources" in share
    copy = page.get_by_role("button", name="Copier le lien")
    if javascript:
        copy.click()
        page.get_by_text("Lien copié").wait_for()
    else:
        expect(copy).to_be_hidden()
        expect(page.get_by_text(f"{site}/ressources/").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_proposed_accepted_published_and_read(browse, site, cast, looks_right, width):
    aminata = browse(cast.aminata, width)
    aminata.goto(f"{site}/espace/ressources/")
    looks_right(aminata)
    aminata.get_by_role("link", name="Déposer une ressource").click()
    looks_right(aminata)
    aminata.get_by_label("Titre").fill(TITLE)
    aminata.get_by_role("button", name="Envoyer au secrétariat").click()
    aminata.get_by_text("Écrivez un résumé en trois lignes.").first.wait_for()
    looks_right(aminata)
    aminata.get_by_label("Ce que c’est").select_option("note")
    aminata.get_by_label(re.compile("Résumé")).fill("Ce que demandent les filles.")
    aminata.get_by_label(re.compile("^Texte")).fill("Un texte à lire à l’écran.")
    aminata.get_by_label("Jeunes filles et engagement des hommes et garçons").check()
    paper = a_paper("Ɲɛtaa à Sɛgu.pdf")
    aminata.get_by_label(re.compile("Fichiers")).set_input_files(
        {"name": paper.name, "mimeType": "application/pdf", "buffer": paper.read()}
    )
    aminata.get_by_role("button", name="Envoyer au secrétariat").click()
    aminata.get_by_text("Ressource envoyée.").wait_for()
    looks_right(aminata)

    mariam = browse(cast.mariam, width)
    mariam.goto(f"{site}/espace/")
    mariam.get_by_role("link", name=re.compile("Ressources en relecture")).click()
    looks_right(mariam)
    mariam.get_by_role("link", name=re.compile("^Relire")).click()
    looks_right(mariam)
    mariam.get_by_role("button", name="Accepter la ressource").click()
    mariam.get_by_role("link", name="Ouvrir la page dans Contenus").wait_for()
    looks_right(mariam)
    mariam.set_viewport_size({"width": 1280, "height": 900})
    mariam.get_by_role("link", name="Ouvrir la page dans Contenus").click()
    mariam.wait_for_load_state("networkidle")  # the buttons of the form are scripts
    mariam.get_by_role("button", name=re.compile("Plus d.actions")).first.click()
    mariam.get_by_role("button", name="Publier").first.click()
    mariam.get_by_text(re.compile("publiée")).first.wait_for()

    visitor = browse(width=width)
    page = Proposal.objects.get().page
    visitor.goto(f"{site}{page.url}")
    expect(visitor.get_by_text("Un texte à lire à l’écran.")).to_be_visible()
    looks_right(visitor)
    with visitor.expect_download() as saved:
        visitor.get_by_role("link", name=re.compile(r"\(PDF\)")).click()
    assert saved.value.suggested_filename.startswith("Ɲɛtaa_à_Sɛgu")

    aminata.reload()
    aminata.get_by_role("link", name=re.compile("Voir la page publiée")).click()
    aminata.get_by_text("Un texte à lire à l’écran.").wait_for()
