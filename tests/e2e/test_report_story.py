"""The member's journey: from the sign-in to the receipt, and what came back."""

import re
import tempfile
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from plans.reporting.actions import add_evidence, open_period, send_report
from plans.reporting.models import Report
from plans.reporting.states import ReportState
from tests.conftest import NOW, PASSWORD
from tests.plans.conftest import OPENED, a_picture, fill
from tests.plans.factories import another_activity, validated_report
from tests.plans.test_reporting_opening import an_indicator
from tests.plans.test_reporting_saving import come_back

DONE = "9 causeries dans 6 villages, avec les relais communautaires."


@pytest.fixture
def three(cast, outline) -> Report:
    """A report of three activities, as in the mock-ups; 14 talks are validated."""
    for code, title in (
        ("1.2.1.4", "Appui au comité de veille de Konna"),
        ("3.1.1.1", "Plan de renforcement interne"),
    ):
        activity = another_activity(outline, code=code, organisation=cast.association)
        activity.title = title
        activity.save()
        an_indicator(activity, cast.association, "2026-01-01")
    validated_report(outline, value=14)
    open_period(outline.t3, by=None, at=OPENED)
    return Report.objects.get(organisation=cast.association, period=outline.t3)


@pytest.fixture
def sent(cast, outline) -> Report:
    """A report of one activity, sent."""
    open_period(outline.t3, by=None, at=OPENED)
    report = Report.objects.get(organisation=cast.association)
    send_report(fill(report, by=cast.aminata), by=cast.aminata, at=NOW)
    return report


@pytest.fixture
def enter(page, site):
    """Be signed in already."""

    def as_(person, on=None):
        client = Client()
        client.force_login(person)
        session = client.cookies["sessionid"].value
        (on or page).context.add_cookies(
            [{"name": "sessionid", "value": session, "url": site}]
        )

    return as_


class Hands:
    """What a person does on a page, counted: fields and buttons, pages loaded."""

    def __init__(self, page):
        self.page = page
        self.actions = 0
        self.pages = 0
        page.on("load", self._loaded)

    def _loaded(self, _page):
        self.pages += 1

    def fill(self, label, text):
        self.actions += 1
        self.page.get_by_label(label, exact=True).fill(text)

    def tick(self, label):
        self.actions += 1
        self.page.get_by_label(label).check()

    def press(self, name, role="button"):
        self.actions += 1
        self.page.get_by_role(role, name=name).first.click()


def fill_talks(hands):
    hands.tick("En cours")
    hands.fill("Quelle part de l’activité est faite, depuis son début\u202f?", "40")
    hands.fill("Causeries tenues ce trimestre", "9")
    for who, number in (
        ("Femmes 18 ans et plus", "184"),
        ("Filles moins de 18 ans", "96"),
        ("Hommes 18 ans et plus", "71"),
        ("Garçons moins de 18 ans", "12"),
    ):
        hands.fill(who, number)
    hands.fill("4. Ce qui a été fait", DONE)


def fill_short(hands):
    hands.tick("Réalisée")
    hands.fill("Clubs ouverts ce trimestre", "3")
    hands.fill("3. Ce qui a été fait", "Tout est fait.")


def journey(page, site, person, looks_right):
    """Sign in, fill three activities, check, send. Returns the hands."""
    hands = Hands(page)
    page.goto(f"{site}/compte/login/")
    hands.fill("Adresse e-mail", person.email)
    hands.fill("Mot de passe", PASSWORD)
    hands.press("Se connecter")
    page.wait_for_url("**/espace/")
    page.goto(f"{site}/espace/rapports/")
    looks_right(page)
    hands.press("Commencer", role="link")
    page.wait_for_url("**/etape/1/")
    looks_right(page)
    fill_talks(hands)
    hands.press("Enregistrer et continuer")
    page.wait_for_url("**/etape/2/")
    fill_short(hands)
    hands.press("Enregistrer et continuer")
    page.wait_for_url("**/etape/3/")
    fill_short(hands)
    hands.press("Enregistrer et continuer")
    page.wait_for_url("**/verifier/")
    looks_right(page)
    hands.tick("Nous avons relu ces chiffres")
    hands.press("Envoyer le rapport")
    page.wait_for_url("**/recu/")
    looks_right(page)
    return hands


def test_a_focal_point_reports_her_quarter(
    page, site, cast, outline, three, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 800})
    hands = journey(page, site, cast.aminata, looks_right)
    expect(page.get_by_text("T3-2026-0001-5", exact=True)).to_be_visible()
    expect(page.get_by_text("3 activités, 4 indicateurs")).to_be_visible()
    three.refresh_from_db()
    assert three.state == ReportState.SENT
    revision = three.revisions.get()
    assert revision.values.get(indicator=outline.talks_held).value == 9
    assert revision.values.get(indicator=outline.people).value == 363
    assert hands.pages <= 12
    assert hands.actions <= 45


def test_the_same_journey_without_javascript(
    browser, browser_context_args, site, cast, outline, three, looks_right
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    journey(page, site, cast.aminata, lambda page: None)
    three.refresh_from_db()
    assert three.state == ReportState.SENT
    assert three.revisions.get().values.get(indicator=outline.talks_held).value == 9
    context.close()


def test_wrong_answers_are_told_and_nothing_typed_is_lost(
    page, site, cast, three, enter, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 800})
    enter(cast.aminata)
    page.goto(f"{site}/espace/rapports/{three.uuid}/etape/1/")
    hands = Hands(page)
    fill_talks(hands)
    hands.fill("Causeries tenues ce trimestre", "neuf")
    hands.fill("Garçons moins de 18 ans", "")
    with tempfile.TemporaryDirectory() as folder:
        bad = Path(folder) / "programme.exe"
        bad.write_bytes(b"MZ\x90\x00" * 40)
        good = Path(folder) / "liste-konna.jpg"
        good.write_bytes(a_picture().read())
        page.get_by_label("Ajouter des fichiers").set_input_files([bad, good])
        hands.press("Enregistrer et continuer")
        page.wait_for_selector("role=alert")
    looks_right(page)
    expect(page.get_by_text("Votre brouillon est bien gardé.")).to_be_visible()
    expect(page.get_by_label("Causeries tenues ce trimestre")).to_have_value("neuf")
    expect(page.get_by_label("4. Ce qui a été fait")).to_have_value(DONE)
    expect(page.get_by_role("link", name="liste-konna.jpg")).to_be_visible()
    expect(page.get_by_text("programme.exe").first).to_be_visible()
    hands.fill("Causeries tenues ce trimestre", "9")
    hands.fill("Garçons moins de 18 ans", "12")
    hands.tick("Les personnes visibles ont donné leur accord.")
    hands.press("Enregistrer et continuer")
    page.wait_for_url("**/etape/2/")


def test_the_enter_key_keeps_the_draft_and_removes_no_file(
    page, site, cast, three, enter
):
    line = three.lines.get(position=1)
    add_evidence(line, a_picture(), by=cast.sira, at=NOW)
    enter(cast.aminata)
    page.goto(f"{site}/espace/rapports/{three.uuid}/etape/1/")
    page.get_by_label("Causeries tenues ce trimestre").fill("9")
    page.get_by_label("Causeries tenues ce trimestre").press("Enter")
    page.wait_for_selector("text=Brouillon enregistré")
    expect(page.get_by_role("link", name="liste-konna.jpg")).to_be_visible()
    assert line.evidence.kept().count() == 1
    page.get_by_role("button", name="Retirer liste-konna.jpg").click()
    page.wait_for_selector("role=link[name='liste-konna.jpg']", state="detached")
    assert not line.evidence.exists()


def test_two_people_choose_between_their_texts(
    page, browser, site, cast, three, enter, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 800})
    address = f"{site}/espace/rapports/{three.uuid}/etape/1/"
    other = browser.new_context(locale="fr-FR").new_page()
    enter(cast.sira, on=other)
    other.goto(address)
    enter(cast.aminata)
    page.goto(address)
    other.get_by_label("4. Ce qui a été fait").fill("Texte de Sira.")
    other.get_by_role("button", name="Enregistrer le brouillon").click()
    other.wait_for_selector("text=Brouillon enregistré")
    page.get_by_label("4. Ce qui a été fait").fill("Texte d’Aminata.")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.wait_for_selector("text=Deux personnes ont écrit ici")
    looks_right(page)
    expect(page.get_by_text("Texte de Sira.")).to_be_visible()
    page.get_by_label(re.compile("Garder ma version")).check()
    page.get_by_role("button", name="Enregistrer ces choix").click()
    page.wait_for_url("**/etape/2/")
    assert three.lines.get(position=1).answers["done"] == "Texte d’Aminata."
    other.context.close()


def test_a_report_that_came_back_is_completed(
    page, site, cast, sent, outline, enter, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 800})
    come_back(sent, f"value-{outline.talks_held.pk}", "done")
    enter(cast.sira)
    page.goto(f"{site}/espace/rapports/{sent.uuid}/")
    looks_right(page)
    expect(page.get_by_text("Complétez 2 réponses, le reste est bon")).to_be_visible()
    page.get_by_label("Causeries tenues ce trimestre").fill("8")
    page.get_by_role("button", name="Enregistrer et vérifier").click()
    page.wait_for_url("**/verifier/")
    looks_right(page)
    page.get_by_role("button", name="Prévenir la personne qui signe").click()
    page.wait_for_selector("text=La personne qui signe est prévenue.")
    enter(cast.aminata)
    page.reload()
    page.get_by_label("Nous avons relu ces chiffres").check()
    page.get_by_role("button", name="Renvoyer le rapport").click()
    page.wait_for_url("**/recu/")
    looks_right(page)
    assert sent.revisions.count() == 2


@pytest.mark.parametrize("person", ["stranger", "fatoumata", "aminata"])
def test_lists_and_paper_look_right(
    page, site, cast, sent, enter, looks_right, width, person
):
    page.set_viewport_size({"width": width, "height": 800})
    enter(getattr(cast, person))
    page.goto(f"{site}/espace/rapports/")
    looks_right(page)
    if person == "fatoumata":
        page.goto(f"{site}/espace/rapports/{sent.uuid}/")
        looks_right(page)
    if person == "aminata":
        page.goto(f"{site}/espace/rapports/{sent.uuid}/fiche/")
        looks_right(page)
