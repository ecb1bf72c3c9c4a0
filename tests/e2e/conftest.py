"""A real browser, the live portal, and the checks every story makes on its screens."""

import os

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD
from tests.rules import CHROMIUM

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items):
    """Mark the stories: a browser, and a database that others read too."""
    stories = [item for item in items if "tests/e2e/" in item.nodeid]
    for item in stories:
        item.add_marker(pytest.mark.e2e)
        item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def width(request):
    """Stories that ask for it are told on a phone and on a desk."""
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "viewport": {"width": 360, "height": 780},
        "locale": "fr-FR",
    }


@pytest.fixture
def context(context):
    """Two cores tell several stories at once: wait longer before giving up."""
    context.set_default_timeout(90_000)
    return context


@pytest.fixture
def site(live_server, cast, pages):
    """The address of the portal, with the cast and the first pages in its database."""
    return live_server.url


@pytest.fixture
def sign_in(page, site):
    """Sign a person in by the one door, as she would."""

    def enter(person, on=page):
        on.goto(f"{site}/compte/login/")
        on.get_by_label("Adresse e-mail").fill(person.email)
        on.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
        on.get_by_role("button", name="Se connecter").click()
        on.wait_for_url(f"{site}/espace/**")
        return on

    return enter


@pytest.fixture
def looks_right():
    """Run axe, every rule, and refuse a page that scrolls sideways."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page):
        found = Axe().run(page).response["violations"]
        told = [
            f"{v['id']}: {[n['target'] for n in v['nodes']][:4]} {v['help']}"
            for v in found
        ]
        assert not told, f"{page.url}: {told}"
        wide = page.evaluate(
            "document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{page.url} scrolls sideways by {wide}px"

    return check
