"""The journey's second half: returned, completed, validated, and the plan moves."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from plans.reporting.actions import open_period, send_report
from plans.reporting.models import Report
from plans.reporting.states import ReportState
from plans.review.models import ReviewComment
from tests.conftest import NOW
from tests.plans.clock import ScreenClock
from tests.plans.conftest import OPENED, fill
from tests.plans.factories import validated_report

TYPED = "Dites dans quelles communes, en une phrase."
WRITTEN = "9 causeries dans les communes de Konna et de Djenné."


@pytest.fixture(autouse=True)
def the_plan_page_of_october(settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    monkeypatch.setattr("plans.dashboard.views.timezone", ScreenClock)


@pytest.fixture
def report(cast, outline) -> Report:
    """14 talks are validated; 9 more are sent, with everything filled."""
    validated_report(outline, value=14)
    open_period(outline.t3, by=None, at=OPENED)
    report = Report.objects.get(organisation=cast.association, period=outline.t3)
    fill(report, by=cast.aminata)
    send_report(report, by=cast.aminata, at=NOW)
    return report


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


def share_of_talks(page, site):
    """What a visitor reads of the talks on the plan page."""
    page.goto(f"{site}/plan/")
    row = page.get_by_role("row").filter(has_text="1.1.1.2")
    told = re.sub(r"\s+", " ", row.inner_text())
    return re.search(r"Nombre de causeries tenues (\d+ %) (\d+ sur \d+)", told).groups()


@pytest.mark.parametrize(
    ("width", "javascript"), [(360, True), (1280, True), (360, False)]
)
def test_returned_completed_validated_and_the_plan_moves_by_that_much(
    browse, site, cast, outline, report, looks_right, width, javascript
):
    check = looks_right if javascript else lambda page: None
    visitor = browse(width=width, javascript=javascript)
    assert share_of_talks(visitor, site) == ("39 %", "14 sur 36")
    check(visitor)

    mariam = browse(cast.mariam, width, javascript)
    mariam.goto(f"{site}/espace/")
    check(mariam)
    mariam.get_by_role("link", name=re.compile("^Relire")).click()
    check(mariam)
    question = mariam.get_by_role("region", name=re.compile("Ce qui a été fait"))
    question.get_by_text("Commenter cette réponse").click()
    question.get_by_label(re.compile("Commentaire, question")).fill(TYPED)
    mariam.get_by_role("button", name="Renvoyer à compléter").click()
    mariam.get_by_text("Rapport renvoyé à compléter.").wait_for()
    check(mariam)
    assert share_of_talks(visitor, site) == ("39 %", "14 sur 36")

    aminata = browse(cast.aminata, width, javascript)
    aminata.goto(f"{site}/espace/")
    check(aminata)
    aminata.get_by_role("link", name=re.compile("^Compléter")).click()
    aminata.get_by_text(TYPED).first.wait_for()
    check(aminata)
    aminata.get_by_label(re.compile("Ce qui a été fait")).fill(WRITTEN)
    aminata.get_by_role("button", name="Enregistrer et vérifier").click()
    aminata.get_by_label(re.compile("Nous avons relu ces chiffres")).check()
    aminata.get_by_role("button", name="Renvoyer le rapport").click()
    aminata.wait_for_url("**/recu/")
    assert share_of_talks(visitor, site) == ("39 %", "14 sur 36")

    mariam.goto(f"{site}/espace/validation/")
    if width < 1024:
        expect(mariam.get_by_text("La file : 1 rapport")).to_be_visible()
    mariam.get_by_role("link", name=re.compile("^Association Exemple")).click()
    expect(mariam.get_by_text(WRITTEN)).to_be_visible()
    expect(mariam.get_by_text(TYPED)).to_be_visible()
    check(mariam)
    mariam.get_by_role("button", name="Valider le rapport").click()
    mariam.get_by_text("Rapport validé.").wait_for()
    check(mariam)

    assert share_of_talks(visitor, site) == ("64 %", "23 sur 36")
    report.refresh_from_db()
    assert report.state == ReportState.VALIDATED
    assert report.revision_in_force.number == 2


def test_two_reviewers_at_once_and_nothing_typed_is_lost(
    browse, site, cast, report, looks_right, width
):
    address = f"{site}/espace/validation/{report.uuid}/"
    ibrahim, mariam = browse(cast.ibrahim, width), browse(cast.mariam, width)
    for page in (ibrahim, mariam):
        page.goto(address)
    question = ibrahim.get_by_role("region", name=re.compile("Ce qui a été fait"))
    question.get_by_text("Commenter cette réponse").click()
    question.get_by_label(re.compile("Commentaire, question")).fill(TYPED)
    mariam.get_by_role("button", name="Valider le rapport").click()
    mariam.get_by_text("Rapport validé.").wait_for()
    ibrahim.get_by_role("button", name="Renvoyer à compléter").click()
    told = ibrahim.get_by_role("alert")
    expect(told).to_contain_text("Mariam Essai vient de valider ce rapport.")
    assert ibrahim.get_by_label(re.compile("Commentaire, question")).nth(
        3
    ).input_value() == (TYPED)
    looks_right(ibrahim)
    assert not ReviewComment.objects.exists()


def test_returning_without_a_comment_is_told_beside_the_form(
    browse, site, cast, report, looks_right, width
):
    page = browse(cast.mariam, width)
    page.goto(f"{site}/espace/validation/{report.uuid}/")
    page.get_by_role("button", name="Commencer l’examen").click()
    page.get_by_text("Vous examinez ce rapport.").wait_for()
    looks_right(page)
    page.get_by_label(re.compile("Message à l’organisation")).fill("Merci !")
    page.get_by_role("button", name="Renvoyer à compléter").click()
    expect(page.get_by_role("alert")).to_contain_text("au moins un commentaire")
    message = page.get_by_label(re.compile("Message à l’organisation"))
    expect(message).to_have_value("Merci !")
    looks_right(page)


def test_an_empty_queue_is_a_good_page(browse, site, cast, outline, looks_right, width):
    page = browse(cast.mariam, width)
    page.goto(f"{site}/espace/validation/")
    expect(page.get_by_role("heading", name="Aucun rapport n’attend")).to_be_visible()
    looks_right(page)
