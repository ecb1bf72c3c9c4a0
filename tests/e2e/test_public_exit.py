"""« Quitter rapidement »: gone at once, and Back does not show the page again."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def elsewhere(site, settings):
    """A neutral place, in the portal itself: the stories ask nothing of the network."""
    settings.QUICK_EXIT_URL = f"{site}/robots.txt"
    return settings.QUICK_EXIT_URL


def exit_link(page):
    return page.get_by_role("link", name="Quitter rapidement")


def test_leaving_replaces_the_page(page, site, elsewhere):
    page.goto("about:blank")
    page.goto(f"{site}/aide/")
    exit_link(page).click()
    page.wait_for_url(elsewhere)
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_leaving_hides_the_page_before_the_network_answers(page, site, elsewhere):
    page.goto(f"{site}/aide/")
    # A navigation that gets no page leaves the reader where she is.
    page.route("**/quitter/", lambda route: route.fulfill(status=204))
    exit_link(page).click(no_wait_after=True)
    expect(page).to_have_title("…")
    on_top = "!!document.elementFromPoint({}, {}).closest('main, header, nav, footer')"
    for place in ((20, 20), (180, 300), (330, 750)):
        assert page.evaluate(on_top.format(*place)) is False


def test_three_presses_of_shift_leave(page, site, elsewhere):
    page.goto(f"{site}/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(elsewhere)


def test_capital_letters_do_not_leave(page, site, elsewhere):
    page.goto(f"{site}/")
    page.get_by_role("searchbox").focus()
    for letter in "OSC DE MOPTI":
        page.keyboard.press(f"Shift+{letter}" if letter != " " else "Space")
    page.wait_for_timeout(300)
    expect(page).to_have_url(f"{site}/")


def test_leaving_ends_the_session(page, site, elsewhere, cast, client):
    client.force_login(cast.aminata)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}]
    )
    page.goto(f"{site}/aide/")
    exit_link(page).click()
    page.wait_for_url(elsewhere)
    assert page.context.cookies() == []


def test_leaving_works_without_javascript(browser, site, elsewhere):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/aide/")
    exit_link(page).click()
    page.wait_for_url(elsewhere)
    context.close()
