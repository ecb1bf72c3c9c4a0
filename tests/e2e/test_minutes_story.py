"""The secretariat writes and publishes minutes; a visitor reads them on a phone."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from coordination_space.minutes.models import Minutes
from coordination_space.minutes.states import MinutesState
from portal.notices.models import Notice
from tests.coordination_space.meeting_ways import a_meeting, begun_minutes

pytestmark = pytest.mark.e2e


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def browse(browser, browser_context_args, site):
    """A browser of one's own: a person signed in, or a visitor."""
    opened = []

    def start(person=None, width=360, javascript=True):
        context = browser.new_context(
            **{**browser_context_args, "viewport": {"width": width, "height": 800}},
            java_script_enabled=javascript,
        )
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


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (1280, False)])
def test_from_the_meeting_to_the_published_minutes_in_six_pages_at_most(
    browse, site, cast, looks_right, width, javascript
):
    check = looks_right if javascript else lambda page: None
    meeting = a_meeting(cast)
    mariam = browse(cast.mariam, width, javascript)
    pages = []
    mariam.on(
        "framenavigated",
        lambda frame: pages.append(frame.url.partition("?")[0].partition("#")[0]),
    )
    mariam.goto(f"{site}/espace/reunions/{meeting.uuid}/")
    check(mariam)
    mariam.get_by_role("button", name="Rédiger le compte rendu").click()
    mariam.wait_for_url("**/compte-rendu/")
    check(mariam)
    for box in mariam.get_by_role("radio", name="Présente", exact=True).all():
        box.check()
    if javascript:
        mariam.get_by_text("Quorum atteint").wait_for()
    mariam.get_by_label("Ce qui a été dit, point 1").fill("Les chiffres sont lus.")
    mariam.get_by_role("button", name="Ajouter une décision au point 2").click()
    mariam.wait_for_url("**decision=**")
    mariam.get_by_label(re.compile("^Décision 1")).fill("La date reste le 15.")
    mariam.get_by_role("button", name="Ajouter une recommandation au point 2").click()
    mariam.get_by_label("Quoi").wait_for()
    mariam.get_by_label("Quoi").fill("Appeler les absentes")
    mariam.get_by_label("Qui", exact=True).select_option(str(cast.association.pk))
    mariam.get_by_label("Pour le").fill("2027-03-01")
    check(mariam)
    mariam.get_by_role("button", name="Aperçu et publication").click()
    mariam.wait_for_url("**/apercu/**")
    expect(mariam.get_by_text("Les chiffres sont lus.")).to_be_visible()
    check(mariam)
    mariam.get_by_label("Tout le monde").check()
    mariam.get_by_role("button", name="Publier").click()
    mariam.get_by_text("C’est publié.").wait_for()
    check(mariam)
    mariam.get_by_role("link", name="Lire le compte rendu").click()
    mariam.wait_for_url("**/reunions/revue-**")
    distinct = [page for page in dict.fromkeys(pages) if "about:" not in page]
    assert len(distinct) <= 6, distinct

    visitor = browse(width=360, javascript=javascript)
    visitor.goto(f"{site}/reunions/")
    check(visitor)
    visitor.get_by_role("link", name="Revue trimestrielle").click()
    expect(visitor.get_by_text("La date reste le 15.")).to_be_visible()
    check(visitor)

    assert Notice.objects.filter(recipient=cast.bintou, kind="minutes.out").exists()
    aminata = browse(cast.aminata, 360, javascript)
    aminata.goto(f"{site}/espace/")
    check(aminata)
    aminata.get_by_role("link", name=re.compile("^Dire où on en est")).click()
    check(aminata)
    aminata.get_by_label("Ce qui a été fait").fill("Toutes jointes.")
    aminata.get_by_role("button", name="C’est réalisé").click()
    aminata.get_by_text("C’est noté.").wait_for()
    assert Minutes.objects.get().state == MinutesState.PUBLISHED


def test_words_survive_a_lost_network_and_a_power_cut(browse, site, cast):
    minutes = begun_minutes(cast)
    page = browse(cast.mariam, 1280)
    address = f"{site}/espace/reunions/{minutes.meeting.uuid}/compte-rendu/"
    page.goto(address)
    box = page.get_by_label("Ce qui a été dit, point 1")
    page.context.set_offline(True)
    box.fill("Écrit sans réseau.")
    page.get_by_label("Ce qui a été dit, point 2").focus()
    page.get_by_text("Pas de réponse du réseau.").first.wait_for()
    expect(box).to_have_value("Écrit sans réseau.")
    page.context.set_offline(False)
    box.fill("Écrit sans réseau, puis avec.")
    page.get_by_label("Ce qui a été dit, point 2").focus()
    page.get_by_text(re.compile("^Enregistré à")).wait_for()
    page.context.close()
    again = browse(cast.mariam, 1280)
    again.goto(address)
    kept = again.get_by_label("Ce qui a été dit, point 1")
    expect(kept).to_have_value("Écrit sans réseau, puis avec.")
