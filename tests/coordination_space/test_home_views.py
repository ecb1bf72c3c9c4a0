"""The workspace's first screen: one's own desk, whoever signs in, in few queries."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cso_pages.mandates.models import Role
from plans.reporting.states import ReportState
from plans.review.actions import return_report
from portal.notices.actions import notify
from tests.conftest import NOW, give
from tests.plans.clock import look_on_9_october
from tests.plans.factories import (
    a_report,
    another_activity,
    in_state,
    sent_report,
    validated_report,
)

pytestmark = pytest.mark.django_db
MAX_QUERIES = 13


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def on_9_october(monkeypatch):
    look_on_9_october(monkeypatch)


@pytest.fixture
def home_of(client, on_9_october):
    def visit(person):
        client.force_login(person)
        return client.get("/espace/")

    return visit


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def test_a_visitor_signs_in_first(client, home):
    response = client.get("/espace/")
    assert response.status_code == 302
    assert response.url.startswith("/compte/login/?next=/espace/")


def test_everyone_has_a_home(home_of, outline, cast):
    a_report(outline)
    for name, person in cast.everyone().items():
        response = home_of(person)
        assert response.status_code == 200, name
        assert text_of(response).count("Menu") >= 1, name


def test_the_focal_point_finds_one_thing_to_do_first(home_of, outline, cast):
    a_report(outline)
    page = text_of(home_of(cast.aminata))
    assert "Bonjour Aminata" in page
    assert "Commencer le rapport du 3 e trimestre 2026" in page
    assert "À envoyer avant le 15 octobre 2026 : il reste 6 jours." in page
    assert "Environ 2 minutes." in page


@pytest.mark.parametrize(
    ("due_on", "told"),
    [
        ("2026-10-10", "il reste 1 jour."),
        ("2026-10-09", "c’est le dernier jour."),
        ("2026-10-08", "est passée depuis 1 jour."),
        ("2026-10-02", "est passée depuis 7 jours."),
    ],
)
def test_the_days_left_are_told_in_words(home_of, outline, cast, due_on, told):
    outline.t3.due_on = datetime.date.fromisoformat(due_on)
    outline.t3.save()
    a_report(outline)
    assert told in text_of(home_of(cast.aminata))


def test_a_returned_report_comes_first(home_of, outline, cast):
    a_report(outline)
    returned = sent_report(outline, period=outline.t2)
    return_report(
        returned,
        by=cast.mariam,
        comments=[(returned.lines.get(), "done", "Dans quelles communes ?")],
        at=NOW,
    )
    page = text_of(home_of(cast.aminata))
    first = page.index("Compléter le rapport du 2 e trimestre")
    assert first < page.index("Commencer le rapport du 3 e trimestre")
    assert "demande de compléter 1 réponse." in page
    assert "Dans quelles communes" not in page  # read on the report itself


def test_who_only_prepares_is_told_who_sends(home_of, outline, cast):
    a_report(outline)
    told = "Vous préparez ; votre point focal (signature) envoie."
    assert told in text_of(home_of(cast.sira))
    assert told not in text_of(home_of(cast.aminata))


def test_nothing_to_do_is_said(home_of, outline, cast):
    sent_report(outline)
    page = text_of(home_of(cast.aminata))
    assert "Rien à faire pour le moment." in page
    assert "Vous n’avez rien à faire." in page


def test_a_period_that_is_not_open_yet_asks_nothing(home_of, outline, cast):
    outline.t3.opens_on = datetime.date(2026, 10, 10)
    outline.t3.save()
    a_report(outline)
    assert "Rien à faire pour le moment." in text_of(home_of(cast.aminata))


def test_our_activities_show_validated_and_waiting(home_of, outline, cast):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    page = text_of(home_of(cast.aminata))
    assert "39 % 14 sur 36" in page
    assert "+ 9 en attente de validation" in page
    assert "1.1.1.2" not in text_of(home_of(cast.bintou))


def test_a_network_sees_how_far_and_not_what(home_of, outline, cast):
    report = a_report(outline)
    line = report.lines.get()
    line.answers = {"done": "Un texte de brouillon"}
    line.save()
    assert "Rien" in text_of(home_of(cast.fatoumata))
    in_state(report, ReportState.DRAFT)
    for person in (cast.fatoumata, cast.regional):
        response = home_of(person)
        assert "Brouillon" in text_of(response)
        assert str(report.uuid) not in response.content.decode()
        assert "Un texte de brouillon" not in text_of(response)


def test_a_network_does_not_see_other_organisations(home_of, outline, cast):
    a_report(outline, organisation=cast.other)
    assert cast.other.name not in text_of(home_of(cast.fatoumata))
    assert cast.other.name not in text_of(home_of(cast.regional))


@pytest.mark.parametrize("person", ["mariam", "ibrahim"])
def test_a_reviewer_finds_the_desk_oldest_first(home_of, outline, cast, person):
    sent_report(outline, at=NOW - datetime.timedelta(days=2))
    sent_report(outline, organisation=cast.other, at=NOW - datetime.timedelta(days=5))
    a_report(outline, organisation=cast.network, period=outline.t2)
    page = text_of(home_of(getattr(cast, person)))
    assert "2 rapports attendent. Le plus ancien attend depuis 5 jours." in page
    assert page.index(cast.other.name) < page.index(cast.association.name)
    assert "attendu le 15 juillet 2026, il y a 86 jours" in page
    assert "reçus sur 2 attendus" in page


def test_only_who_invites_counts_invitations(home_of, outline, cast):
    assert "Invitations en attente" in text_of(home_of(cast.mariam))
    assert "Invitations en attente" not in text_of(home_of(cast.ibrahim))


def test_an_empty_desk_says_so(home_of, outline, cast):
    page = text_of(home_of(cast.mariam))
    assert "Aucun rapport n’attend." in page
    assert "Tous les rapports reçus ont leur réponse." in page


@pytest.mark.parametrize("person", ["coumba", "steering", "observer"])
def test_readers_find_the_plan(home_of, outline, cast, person):
    validated_report(outline, percent=39)
    page = text_of(home_of(getattr(cast, person)))
    assert "Où en est le plan d’action ?" in page
    assert "Exporter le plan (Excel)" in page


def test_the_technical_admin_finds_the_operations_and_no_content(
    home_of, outline, cast
):
    sent_report(outline)
    page = text_of(home_of(cast.admin))
    assert "Ouvrir le journal des opérations" in page
    assert cast.association.name not in page
    assert "Exporter" not in page


def test_without_a_mandate_the_page_says_what_to_do(home_of, outline, cast):
    assert "n’a pas de mandat aujourd’hui" in text_of(home_of(cast.stranger))


def test_unread_messages_stand_aside(home_of, outline, cast):
    notify(
        [cast.aminata],
        kind="essai",
        subject="Rapport T2 2026 : validé",
        body="Merci.",
        path="/espace/",
        at=NOW,
    )
    assert "Rapport T2 2026 : validé" in text_of(home_of(cast.aminata))
    assert "Rapport T2 2026 : validé" not in text_of(home_of(cast.sira))


EVERYBODY = {"Tableau de bord", "Plan d’action", "Messages"}
MENU = {
    "aminata": EVERYBODY | {"Rapports", "Ressources", "Réunions", "Mon organisation"},
    "fatoumata": EVERYBODY | {"Rapports", "Réunions", "Mon organisation"},
    "mariam": {
        "Aujourd’hui",
        "Rapports à valider",
        "Ressources proposées",
        "Réunions",
        "Plan d’action",
        "Annuaire",
        "Invitations",
        "Messages",
        "Contenus",
    },
    "coumba": EVERYBODY | {"Rapports", "Réunions", "Contenus"},
    "observer": EVERYBODY,
    "stranger": EVERYBODY,
}


@pytest.mark.parametrize("person", MENU)
def test_the_menu_holds_what_one_may_open(client, home_of, outline, cast, person):
    page = home_of(getattr(cast, person)).content.decode()
    links = re.findall(r'class="nav__link" href="([^"]+)"[^>]*>([^<]+)<', page)
    assert {label for _, label in links} == MENU[person]
    for address, label in set(links):
        assert client.get(address, follow=True).status_code == 200, label


def test_the_open_page_is_marked_in_the_menu(home_of, outline, cast):
    page = home_of(cast.aminata).content.decode()
    assert '<a class="nav__link" href="/espace/" aria-current="page">' in page
    assert page.count('aria-current="page"') == 2  # the panel and the bar


def grow(outline, cast):
    for place in range(3):
        activity = another_activity(
            outline, code=f"1.1.1.{place + 5}", organisation=cast.association
        )
        outline.talks_held.pk = None
        outline.talks_held.uuid = f"00000000-0000-4000-8000-00000000000{place}"
        outline.talks_held.activity = activity
        outline.talks_held.save()
    a_report(outline, activities=list(outline.output.activities.all()))
    sent_report(outline, organisation=cast.other)
    sent_report(outline, organisation=cast.network, period=outline.t2)


PEOPLE = ["aminata", "sira", "fatoumata", "regional", "mariam", "ibrahim", "coumba"]


@pytest.mark.parametrize("person", [*PEOPLE, "steering", "observer", "admin"])
def test_the_home_page_takes_few_queries_that_do_not_grow(
    client, on_9_october, outline, cast, person
):
    client.force_login(getattr(cast, person))
    validated_report(outline, value=14)
    client.get("/espace/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/espace/")
    grow(outline, cast)
    with CaptureQueriesContext(connection) as many:
        client.get("/espace/")
    told = [query["sql"][:90] for query in many]
    assert len(many) <= MAX_QUERIES, told
    assert len(many) <= len(few) + 1, told  # the empty list asked nothing more


def test_one_person_with_two_mandates_has_both_desks(home_of, outline, cast):
    a_report(outline)
    give(cast.coumba, Role.FOCAL_SIGNATURE, organisation=cast.association)
    page = text_of(home_of(cast.coumba))
    assert "Commencer le rapport" in page
    assert "Où en est le plan d’action ?" in page
