"""Story: the secretariat writes at the editing desk, and no script is blocked."""

import pytest
from playwright.sync_api import expect

from cso_pages.pages.models import HomePage


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def test_no_form_of_the_desk_is_blocked_and_none_calls_outside(
    page, site, cast, sign_in
):
    blocked, outside = [], []

    def listen(message):
        if "Content Security Policy" in message.text:
            blocked.append((page.url, message.text[:200]))

    def watch(request):
        if not request.url.startswith((site, "data:", "blob:")):
            outside.append(request.url)

    page.on("console", listen)
    page.on("request", watch)
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    home = HomePage.objects.get().pk
    for path in [
        "",
        f"pages/{home}/",
        f"pages/{home}/edit/",
        f"pages/{home}/history/",
        f"pages/{home}/copy/",
        f"pages/add/cso_pages/standardpage/{home}/",
        "images/add/",
        "documents/add/",
        "reports/site-history/",
        "reports/aging-pages/",
        "account/",
    ]:
        page.goto(f"{site}/gestion/{path}")
        page.wait_for_load_state("networkidle")
    assert (blocked, outside) == ([], [])


def test_she_writes_a_page_and_publishes_it(page, site, cast, sign_in):
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(cast.mariam)
    home = HomePage.objects.get().pk
    page.goto(f"{site}/gestion/pages/add/cso_pages/standardpage/{home}/")
    page.wait_for_load_state("networkidle")  # the buttons of the form are scripts
    page.get_by_role("textbox", name="Titre").first.fill("Nos principes")
    page.get_by_role("button", name="Plus d'actions").or_(
        page.get_by_role("button", name="Plus d’actions")
    ).first.click()
    page.get_by_role("button", name="Publier").first.click()
    page.wait_for_url(f"{site}/gestion/pages/{home}/**")
    page.goto(f"{site}/nos-principes/")
    expect(page.get_by_role("heading", name="Nos principes")).to_be_visible()
