"""Story: no worker runs, a person asks for a file and waits; a worker comes."""

import datetime
import io

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from portal.jobs.models import Job, JobState
from tests.portal.real_worker import real_broker, workers

pytestmark = pytest.mark.worker


@pytest.fixture
def broker(site):
    with real_broker():
        yield


@pytest.fixture
def start():
    with workers() as start_one:
        yield start_one


@pytest.fixture
def plan(outline):
    """The plan of the cast, moved so that it runs today, whenever today is."""
    year = timezone.localdate().year
    outline.plan.first_year, outline.plan.last_year = year, year + 2
    outline.plan.save()
    outline.version.adopted_on = datetime.date(year, 1, 1)
    outline.version.save()
    return outline.plan


def tell(page, site, start, sign_in, cast, looks_right):
    sign_in(cast.aminata, page)
    page.goto(f"{site}/plan/")
    page.get_by_role("button", name="Exporter le plan (Excel)").click()
    page.wait_for_url(f"{site}/espace/travaux/*/")
    job = Job.objects.get()
    assert (job.state, job.attempts) == (JobState.PENDING, 0)
    expect(page.get_by_role("status").filter(has_text="en attente")).to_be_visible()
    expect(page.get_by_text("Vous pouvez fermer cette page")).to_be_visible()
    looks_right(page)
    start()
    # nobody touches the page: it asks for itself again
    done = page.get_by_role("status").filter(has_text="terminé")
    expect(done).to_be_visible(timeout=60_000)
    looks_right(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger le fichier").click()
    file = download.value
    assert file.suggested_filename.startswith("plan-")
    with open(file.path(), "rb") as content:
        book = openpyxl.load_workbook(io.BytesIO(content.read()))
    assert "1.1.1.2" in str(list(book.worksheets[0].values))
    page.goto(f"{site}/espace/travaux/")
    expect(page.get_by_role("link", name=job.title)).to_be_visible()
    looks_right(page)


def test_the_file_comes_when_a_worker_comes(
    page, site, broker, plan, start, sign_in, cast, looks_right, width
):
    page.set_viewport_size({"width": width, "height": 780})
    tell(page, site, start, sign_in, cast, looks_right)


def test_the_same_without_javascript(
    browser, browser_context_args, site, broker, plan, start, sign_in, cast
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    tell(context.new_page(), site, start, sign_in, cast, lambda page: None)
    context.close()


def test_the_waiting_page_can_be_told_to_stay_still(
    page, site, broker, plan, sign_in, cast
):
    sign_in(cast.aminata)
    page.goto(f"{site}/plan/")
    page.get_by_role("button", name="Exporter le plan (Excel)").click()
    page.get_by_role("link", name="Ne plus actualiser seule").click()
    page.wait_for_url("**/?actualiser=non")
    expect(page.get_by_role("link", name="Ne plus actualiser seule")).to_have_count(0)
    Job.objects.update(state=JobState.DONE, finished_at=timezone.now())
    page.wait_for_timeout(7_000)
    expect(page.get_by_role("status").filter(has_text="en attente")).to_be_visible()
    page.get_by_role("link", name="Actualiser").click()
    expect(page.get_by_role("status").filter(has_text="terminé")).to_be_visible()
