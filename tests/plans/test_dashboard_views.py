"""The plan's public page: what it shows, to whom, kept by no cache unasked."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cso_pages.directory.models import Organisation
from plans.dashboard.narrowing import Choice, narrowed
from plans.dashboard.queries import plan_dashboard
from plans.reporting.states import DeclaredState
from plans.review.actions import validate_report
from tests.conftest import NOW, TODAY
from tests.plans.clock import look_on_9_october
from tests.plans.factories import another_activity, sent_report, validated_report
from tests.plans.test_dashboard_budget import grow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    look_on_9_october(monkeypatch)


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def test_without_a_plan_the_page_says_so(client, cast):
    page = text_of(client.get("/plan/"))
    assert "Aucun plan d’action n’est encore adopté." in page


def test_the_page_shows_validated_figures(client, outline):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    page = text_of(client.get("/plan/"))
    assert "Axe 1 Prévenir les violences et les pratiques néfastes" in page
    assert "39 % 14 sur 36" in page
    assert "cible à ce jour 27 · 1 validé sur 2 attendus" in page
    assert "en attente" not in page
    assert "version 1 adoptée le 12 février 2026" in page
    assert "Données validées au 30 septembre 2026" in page
    assert "rapports validés au T3 2026" in page


def test_a_member_sees_what_waits_of_hers(client, outline, cast):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    client.force_login(cast.aminata)
    assert "+ 9 en attente de validation" in text_of(client.get("/plan/"))
    client.force_login(cast.bintou)
    assert "en attente" not in text_of(client.get("/plan/"))


def test_a_validation_is_seen_at_once(client, outline, cast):
    validated_report(outline, value=14)
    report = sent_report(outline, value=9)
    before = client.get("/plan/")
    assert before["Cache-Control"] == "no-cache"
    again = client.get("/plan/", headers={"if-none-match": before["ETag"]})
    assert again.status_code == 304
    validate_report(report, by=cast.mariam, at=NOW)
    after = client.get("/plan/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert "64 % 23 sur 36" in text_of(after)


def test_what_a_member_sees_is_kept_by_no_cache(client, outline, cast):
    client.force_login(cast.aminata)
    assert client.get("/plan/")["Cache-Control"] == "no-store, private"


def test_nothing_validated_is_a_dash_and_not_zero(client, outline):
    page = text_of(client.get("/plan/"))
    assert "Nombre de causeries tenues –" in page
    assert "Pas de donnée" in page
    assert "0 %" not in page
    validated_report(outline, value=0, percent=0)
    page = text_of(client.get("/plan/"))
    assert "0 % 0 sur 36" in page


def test_a_hidden_organisation_is_not_named(client, outline, cast):
    Organisation.objects.filter(pk=cast.association.pk).update(hidden_at=NOW)
    page = text_of(client.get("/plan/"))
    assert cast.association.name not in page
    assert "une organisation membre" in page


def test_names_are_text_and_never_markup(client, outline, cast):
    Organisation.objects.filter(pk=cast.association.pk).update(name="<b>OSC</b> & fils")
    outline.talks.title = "<i>Causeries</i>"
    outline.talks.save()
    page = client.get("/plan/").content.decode()
    assert "&lt;b&gt;OSC&lt;/b&gt; &amp; fils" in page
    assert "<i>Causeries</i>" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"1.1.1.2", "1.1.1.3"}),
        ("territoire=mopti", {"1.1.1.2"}),
        ("territoire=gao", set()),
        ("etat=done", {"1.1.1.3"}),
        ("etat=ongoing&territoire=mopti", set()),
        ("axe=1", {"1.1.1.2", "1.1.1.3"}),
        ("axe=9", set()),
        ("etat=nimporte", {"1.1.1.2", "1.1.1.3"}),
        ("axe=%00%22<&territoire='--", set()),
    ],
)
def test_the_page_is_narrowed_by_its_address(client, outline, cast, query, shown):
    done = another_activity(outline, code="1.1.1.3", organisation=cast.other)
    validated_report(
        outline,
        organisation=cast.other,
        activities=[done],
        declared=DeclaredState.DONE,
        percent=100,
    )
    response = client.get(f"/plan/?{query}")
    page = text_of(response)
    assert response.status_code == 200
    found = {code for code in ("1.1.1.2", "1.1.1.3") if f"{code} " in page}
    assert found == shown
    assert ("Aucune activité ne répond à ce choix." in page) == (not shown)


def test_narrowing_keeps_the_figures_of_the_whole(outline, cast):
    validated_report(outline, percent=40)
    another_activity(outline, code="1.1.1.3", organisation=cast.other)
    whole = plan_dashboard(outline.plan, as_of=TODAY)
    part = narrowed(whole.axes, Choice(territory="mopti"))
    assert part[0].progress == whole.axes[0].progress
    assert [activity.code for activity in part[0].all_activities()] == ["1.1.1.2"]


def test_who_may_export_finds_the_button(client, outline, cast):
    for name, person in cast.everyone().items():
        client.force_login(person)
        page = text_of(client.get("/plan/"))
        may = name not in {"admin", "stranger"}
        assert ("Exporter le plan (Excel)" in page) == may, name
    client.logout()
    assert "Exporter" not in text_of(client.get("/plan/"))


def test_the_page_is_read_and_never_posted(client, outline):
    assert client.post("/plan/").status_code == 405


def test_the_home_page_shows_the_axes(client, outline, home):
    validated_report(outline, percent=39)
    page = text_of(client.get("/"))
    assert "Où en est le plan d’action ?" in page
    assert "39 % cible 75 %" in page
    assert "aucun rapport attendu" in page


def test_the_home_page_without_a_plan_shows_nothing_of_it(client, home):
    assert "Où en est le plan" not in text_of(client.get("/"))


@pytest.mark.parametrize("person", [None, "aminata", "mariam", "steering"])
def test_the_page_takes_at_most_twelve_queries(client, outline, cast, person):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    if person:
        client.force_login(getattr(cast, person))
    client.get("/plan/")
    with CaptureQueriesContext(connection) as few:
        client.get("/plan/")
    grow(outline, cast, 3)
    with CaptureQueriesContext(connection) as many:
        client.get("/plan/")
    assert len(many) == len(few)
    assert len(many) <= 12
