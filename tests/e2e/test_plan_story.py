"""The plan page and every first screen, seen by those they are made for."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_review_story import browse, the_plan_page_of_october
from tests.plans.factories import (
    a_report,
    another_activity,
    sent_report,
    validated_report,
)

__all__ = ["browse", "the_plan_page_of_october"]


@pytest.fixture
def a_plan_under_way(cast, outline):
    """14 talks validated, 9 waiting, a report overdue, one more activity."""
    other = another_activity(outline, code="1.1.1.3", organisation=cast.other)
    validated_report(outline, value=14)
    validated_report(outline, organisation=cast.other, activities=[other], percent=0)
    sent_report(outline, value=9)
    a_report(outline, organisation=cast.other, activities=[other])
    return outline


def test_a_visitor_reads_the_plan_and_narrows_it(
    browse, site, a_plan_under_way, looks_right, width
):
    page = browse(width=width)
    page.goto(f"{site}/plan/")
    looks_right(page)
    page.get_by_text("Filtrer par axe, territoire ou état").click()
    page.get_by_label("Territoire").select_option("Mopti")
    page.get_by_role("button", name="Filtrer").click()
    page.wait_for_url(re.compile("territoire=mopti"))
    expect(page.get_by_text("1.1.1.2 Causeries")).to_be_visible()
    expect(page.get_by_text("1.1.1.3")).to_be_hidden()
    looks_right(page)
    page.get_by_role("link", name="Effacer le choix").click()
    page.wait_for_url(f"{site}/plan/")


def test_an_indicator_has_its_chart_and_its_table(
    browse, site, a_plan_under_way, looks_right, width
):
    page = browse(width=width)
    page.goto(f"{site}/plan/")
    page.get_by_role("link", name="Nombre de causeries tenues").click()
    expect(page.get_by_role("img", name=re.compile("Cumul validé"))).to_be_visible()
    expect(page.get_by_role("table", name="Valeurs par trimestre")).to_be_visible()
    looks_right(page)


def test_the_plan_is_whole_without_javascript(browse, site, a_plan_under_way):
    page = browse(javascript=False)
    page.goto(f"{site}/plan/")
    expect(page.get_by_text("1.1.1.2 Causeries")).to_be_visible()
    page.get_by_text("Filtrer par axe, territoire ou état").click()
    page.get_by_label("État déclaré").select_option("En cours")
    page.get_by_role("button", name="Filtrer").click()
    expect(page).to_have_url(re.compile("etat=ongoing"))


def test_a_member_sees_what_waits_and_a_visitor_does_not(
    browse, site, cast, a_plan_under_way, looks_right, width
):
    page = browse(cast.aminata, width)
    page.goto(f"{site}/plan/")
    waiting = page.get_by_text("+ 9 en attente de validation")
    expect(waiting).to_be_visible()
    looks_right(page)
    visitor = browse(width=width)
    visitor.goto(f"{site}/plan/")
    expect(visitor.get_by_text("en attente de validation")).to_have_count(0)


def test_without_a_plan_the_page_is_honest(browse, site, looks_right, width):
    page = browse(width=width)
    page.goto(f"{site}/plan/")
    expect(page.get_by_text("Aucun plan d’action n’est encore adopté")).to_be_visible()
    looks_right(page)


PEOPLE = [
    "aminata",
    "sira",
    "bintou",
    "fatoumata",
    "regional",
    "mariam",
    "ibrahim",
    "coumba",
    "steering",
    "observer",
    "admin",
    "stranger",
]


def test_every_first_screen_is_accessible(
    browse, site, cast, a_plan_under_way, looks_right, width
):
    for name in PEOPLE:
        page = browse(getattr(cast, name), width)
        page.goto(f"{site}/espace/")
        looks_right(page)
        page.context.close()


def test_a_reader_exports_the_plan(
    browse, site, cast, a_plan_under_way, looks_right, width
):
    page = browse(cast.steering, width)
    page.goto(f"{site}/espace/")
    page.get_by_role("button", name="Exporter le plan (Excel)").click()
    page.wait_for_url(re.compile("/espace/travaux/"))
    looks_right(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("xlsx|Télécharger")).click()
    name = download.value.suggested_filename
    assert re.fullmatch(r"plan-2026-2028-\d{4}-\d{2}-\d{2}\.xlsx", name)
