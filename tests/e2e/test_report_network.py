"""The network is cut at the worst moments: every word stays, one object is made."""

import json

import pytest
from playwright.sync_api import expect

from plans.reporting.models import ReportRevision
from tests.e2e.test_report_story import DONE, Hands, enter, fill_talks, three
from tests.plans.conftest import fill

__all__ = ["enter", "three"]  # fixtures


@pytest.fixture
def step(page, site, cast, three, enter):
    """The first step, open and filled, not saved."""
    enter(cast.aminata)
    page.goto(f"{site}/espace/rapports/{three.uuid}/etape/1/")
    fill_talks(Hands(page))
    return page


def line_of(report):
    return report.lines.get(position=1)


def cut_before(page, pattern):
    """The next post never leaves the phone."""
    page.route(pattern, lambda route: route.abort("internetdisconnected"), times=1)


def cut_after(page, pattern):
    """The next post is received and answered; the answer is lost."""

    def lose(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route(pattern, lose, times=1)


def wait_for_the_browsers_own_page(page):
    """The one that says that the site cannot be reached."""
    for _ in range(100):
        if page.url.startswith("chrome-error:"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.url)


def bar(page):
    return page.get_by_text("Vos réponses sont encore sur cette page")


def test_a_step_cut_before_it_leaves_is_retried(step, three):
    cut_before(step, "**/etape/1/")
    step.get_by_role("button", name="Enregistrer et continuer").click()
    bar(step).wait_for()
    expect(step.get_by_label("4. Ce qui a été fait")).to_have_value(DONE)
    assert line_of(three).version == 0
    step.get_by_role("button", name="Réessayer").click()
    step.wait_for_url("**/etape/2/")
    assert line_of(three).version == 1
    assert line_of(three).answers["done"] == DONE


def test_a_step_cut_after_it_was_kept_is_kept_once(step, three):
    cut_after(step, "**/etape/1/")
    step.get_by_role("button", name="Enregistrer et continuer").click()
    bar(step).wait_for()
    assert line_of(three).version == 1
    step.get_by_role("button", name="Réessayer").click()
    step.wait_for_url("**/etape/2/")
    assert line_of(three).version == 1
    assert line_of(three).answers["done"] == DONE


def test_a_network_that_returns_is_used_by_itself(step, three):
    cut_before(step, "**/etape/1/")
    step.get_by_role("button", name="Enregistrer et continuer").click()
    bar(step).wait_for()
    step.evaluate("dispatchEvent(new Event('online'))")
    step.wait_for_url("**/etape/2/")
    assert line_of(three).version == 1


def test_words_added_after_the_cut_are_not_dropped(step, three):
    """The server kept the first sending; the longer text meets it in the open."""
    cut_after(step, "**/etape/1/")
    step.get_by_role("button", name="Enregistrer et continuer").click()
    bar(step).wait_for()
    step.get_by_label("4. Ce qui a été fait").fill(DONE + " Et une de plus.")
    step.get_by_role("button", name="Réessayer").click()
    step.wait_for_selector("text=Deux personnes ont écrit ici")
    expect(step.get_by_text("Et une de plus.")).to_be_visible()


@pytest.mark.parametrize("cut", [cut_before, cut_after])
def test_a_report_is_sent_once_whatever_the_network_does(
    page, site, cast, three, enter, cut
):
    fill(three, by=cast.aminata)
    enter(cast.aminata)
    page.goto(f"{site}/espace/rapports/{three.uuid}/verifier/")
    page.get_by_label("Nous avons relu ces chiffres").check()
    cut(page, "**/envoyer/")
    page.get_by_role("button", name="Envoyer le rapport").click()
    bar(page).wait_for()
    page.get_by_role("button", name="Réessayer").click()
    page.wait_for_url("**/recu/")
    assert ReportRevision.objects.filter(report=three).count() == 1


def test_a_double_click_sends_once(page, site, cast, three, enter):
    fill(three, by=cast.aminata)
    enter(cast.aminata)
    page.goto(f"{site}/espace/rapports/{three.uuid}/verifier/")
    page.get_by_label("Nous avons relu ces chiffres").check()
    page.get_by_role("button", name="Envoyer le rapport").dblclick()
    page.wait_for_url("**/recu/")
    assert ReportRevision.objects.filter(report=three).count() == 1


def test_without_javascript_going_back_after_a_cut_leads_to_the_receipt(
    browser, browser_context_args, site, cast, three, enter
):
    fill(three, by=cast.aminata)
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    enter(cast.aminata, on=page)
    page.goto(f"{site}/espace/rapports/{three.uuid}/verifier/")
    page.get_by_label("Nous avons relu ces chiffres").check()
    cut_after(page, "**/envoyer/")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Envoyer le rapport").click()
    wait_for_the_browsers_own_page(page)
    page.go_back()
    page.wait_for_url("**/recu/")
    assert ReportRevision.objects.filter(report=three).count() == 1
    context.close()


@pytest.mark.parametrize("cut", [cut_before, cut_after])
def test_without_javascript_reloading_after_a_cut_keeps_the_step_once(
    browser, browser_context_args, site, cast, three, enter, cut
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    enter(cast.aminata, on=page)
    page.goto(f"{site}/espace/rapports/{three.uuid}/etape/1/")
    fill_talks(Hands(page))
    cut(page, "**/etape/1/")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Enregistrer et continuer").click()
    wait_for_the_browsers_own_page(page)
    page.reload()
    page.wait_for_url("**/etape/2/")
    assert line_of(three).version == 1
    assert line_of(three).answers["done"] == DONE
    context.close()


def kept(page):
    script = "JSON.stringify(Object.entries(localStorage).filter("
    return json.loads(page.evaluate(script + "([k]) => !k.endsWith('choix')))"))


KEEP = "Garder sur ce téléphone ce qui n’est pas encore enregistré"


def test_nothing_is_kept_on_the_phone_unless_asked(step):
    step.get_by_label("4. Ce qui a été fait").fill("Encore.")
    assert kept(step) == []


def test_what_was_kept_on_the_phone_is_offered_and_then_forgotten(step, three):
    step.get_by_label(KEEP).check()
    step.get_by_label("4. Ce qui a été fait").fill("Gardé sur le téléphone.")
    ((key, text),) = kept(step)
    assert "csrfmiddlewaretoken" not in text
    assert "Gardé sur le téléphone." in text
    step.reload()
    step.get_by_role("button", name="Les reprendre").click()
    done = step.get_by_label("4. Ce qui a été fait")
    expect(done).to_have_value("Gardé sur le téléphone.")
    expect(step.get_by_label("Femmes 18 ans et plus")).to_have_value("184")
    expect(step.get_by_label("En cours", exact=True)).to_be_checked()
    step.get_by_role("button", name="Enregistrer et continuer").click()
    step.wait_for_url("**/etape/2/")
    step.wait_for_function("!Object.keys(localStorage).some(k => k.endsWith(':1'))")
    assert line_of(three).answers["done"] == "Gardé sur le téléphone."


def test_locking_erases_what_was_kept(step):
    step.get_by_label(KEEP).check()
    step.get_by_label("4. Ce qui a été fait").fill("Gardé sur le téléphone.")
    step.get_by_text("Menu", exact=True).click()
    step.get_by_role("button", name="Verrouiller").first.click()
    step.wait_for_load_state()
    assert "/etape/1/" not in step.url
    assert kept(step) == []


def test_a_shared_phone_is_not_offered_to_keep(page, site, cast, three, client):
    client.force_login(cast.aminata)
    session = client.session
    session["shared_phone"] = True
    session.save()
    cookie = {"name": "sessionid", "value": session.session_key, "url": site}
    page.context.add_cookies([cookie])
    page.goto(f"{site}/espace/rapports/{three.uuid}/etape/1/")
    expect(page.get_by_role("button", name="Enregistrer et continuer")).to_be_visible()
    expect(page.get_by_label(KEEP)).to_have_count(0)
