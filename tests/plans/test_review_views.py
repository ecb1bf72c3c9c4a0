"""The reviewer's screens: who sees them, what is kept, how few queries."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cso_pages.mandates.models import Role
from plans.reporting.states import ReportState, ValueState
from plans.review.actions import return_report
from tests.conftest import NOW, give
from tests.plans.clock import look_on_9_october
from tests.plans.factories import (
    a_report,
    another_activity,
    in_state,
    send,
    sent_report,
    validated_report,
)
from tests.plans.review_desk import address, post, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    look_on_9_october(monkeypatch)


@pytest.fixture
def report(outline):
    return sent_report(outline)


REVIEWERS = {"mariam", "ibrahim"}
# who may know of a sent report without deciding on it: 403; the others: 404
KNOW_OF_IT = {"aminata", "sira", "fatoumata", "regional", "coumba"}
ACTS = ["", "renvoyer/", "valider/", "liberer/"]


def test_the_queue_is_the_reviewers(client, report, cast):
    for name, person in cast.everyone().items():
        client.force_login(person)
        expected = 200 if name in REVIEWERS else 403
        assert client.get("/espace/validation/").status_code == expected, name


def test_a_report_on_the_desk_is_read_by_reviewers_only(client, report, cast):
    for name, person in cast.everyone().items():
        client.force_login(person)
        expected = 200 if name in REVIEWERS else 403 if name in KNOW_OF_IT else 404
        assert client.get(address(report)).status_code == expected, name


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_decides(client, report, cast, act):
    for name, person in cast.everyone().items():
        if name in REVIEWERS:
            continue
        client.force_login(person)
        expected = 403 if name in KNOW_OF_IT else 404
        assert post(client, report, act).status_code == expected, name
    report.refresh_from_db()
    assert report.state == ReportState.SENT


def test_a_visitor_is_led_to_the_sign_in_page(client, report):
    for path in ("/espace/validation/", address(report)):
        assert client.get(path).url == f"/compte/login/?next={path}"


@pytest.mark.parametrize("state", [ReportState.OPEN, ReportState.DRAFT])
def test_what_was_never_sent_is_not_on_the_desk(client, outline, cast, state):
    report = a_report(outline)
    report.state = state
    report.save()
    client.force_login(cast.mariam)
    assert client.get(address(report)).status_code == 404


@pytest.mark.parametrize("act", ["renvoyer/", "valider/", "liberer/"])
def test_decisions_are_posted(client, report, cast, act):
    client.force_login(cast.mariam)
    assert client.get(address(report, act)).status_code == 405


def test_reading_changes_nothing_and_posting_takes_it(client, report, cast):
    client.force_login(cast.mariam)
    client.get(address(report))
    report.refresh_from_db()
    assert report.state == ReportState.SENT
    assert post(client, report, "").url == address(report)
    report.refresh_from_db()
    assert (report.state, report.reviewer) == (ReportState.IN_REVIEW, cast.mariam)
    assert "Vous examinez ce rapport." in text_of(client.get(address(report)))


def test_the_facts_stand_beside_the_figure(client, outline, cast):
    validated_report(outline, value=6, period=outline.t2)
    report = sent_report(outline, value=9)
    client.force_login(cast.mariam)
    page = text_of(client.get(address(report)))
    assert "Ce trimestre 9, cumul 15" in page
    assert "Trimestre précédent 6" in page
    assert "Cible à fin T3 27" in page
    assert "Écart − 12 (56 %)" in page


def test_the_figures_of_others_enter_the_total_only(client, outline, cast):
    validated_report(outline, value=6, period=outline.t2, organisation=cast.other)
    report = sent_report(outline, value=9)
    client.force_login(cast.mariam)
    page = text_of(client.get(address(report)))
    assert "Ce trimestre 9 Trimestre précédent –" in page
    assert "Toutes les organisations, si validé 15" in page


def test_no_data_is_shown_with_its_reason(client, outline, cast):
    report = sent_report(outline, value=ValueState.NOT_AVAILABLE)
    client.force_login(cast.mariam)
    assert "Ce trimestre – Collecte non terminée" in text_of(
        client.get(address(report))
    )


def test_the_split_and_its_gaps_are_told(client, report, cast):
    client.force_login(cast.mariam)
    page = text_of(client.get(address(report)))
    assert "Femmes 90, Filles 0, Hommes 0. Garçons : – Collecte non terminée" in page


def test_evidence_leads_to_the_checked_view(client, report, cast):
    client.force_login(cast.mariam)
    file = report.lines.get().evidence.get()
    page = client.get(address(report)).content.decode()
    assert f'href="/espace/rapports/pieces/{file.uuid}/"' in page


def test_a_file_added_after_the_sending_is_a_draft(client, report, cast):
    file = report.lines.get().evidence.get()
    file.added_at += datetime.timedelta(days=1)
    file.save()
    client.force_login(cast.mariam)
    assert file.name not in client.get(address(report)).content.decode()


def test_ones_own_organisation_is_locked_with_its_reason(client, report, cast):
    give(cast.ibrahim, Role.FOCAL_DRAFTS, organisation=report.organisation)
    client.force_login(cast.ibrahim)
    page = text_of(client.get(address(report)))
    assert "Vous avez un mandat dans cette organisation" in page
    assert "Valider le rapport" not in page
    assert "Commenter cette réponse" not in page
    assert "À relire par une autre personne" in text_of(
        client.get("/espace/validation/")
    )
    assert post(client, report, "valider/").status_code == 403


def test_earlier_comments_stand_under_their_question(client, report, cast):
    line = report.lines.get()
    return_report(
        report, by=cast.mariam, comments=[(line, "done", "Quelles communes ?")], at=NOW
    )
    send(report)
    client.force_login(cast.ibrahim)
    page = text_of(client.get(address(report)))
    assert "sur la version 1 Quelles communes ?" in page
    assert "version 2" in page


GROUPS = ("Renvoyés, revenus", "Avec un écart", "Complets, sans écart")


def grouped(page):
    """The names in each group of the queue."""
    starts = [page.index(title) for title in GROUPS]
    ends = [*starts[1:], len(page)]
    return [page[start:end] for start, end in zip(starts, ends, strict=True)]


def test_the_queue_has_three_groups_oldest_first(client, outline, cast):
    day = datetime.timedelta(days=1)
    back = in_state(sent_report(outline), ReportState.TO_COMPLETE)
    send(back)
    sent_report(outline, organisation=cast.other, evidence=False, at=NOW - day)
    sent_report(
        outline,
        organisation=cast.network,
        period=outline.t2,
        value=ValueState.NOT_AVAILABLE,
        at=NOW - 3 * day,
    )
    client.force_login(cast.mariam)
    came_back, with_gap, complete = grouped(text_of(client.get("/espace/validation/")))
    assert cast.association.name in came_back
    assert with_gap.index(cast.network.name) < with_gap.index(cast.other.name)
    assert "Pièce manquante" in with_gap
    assert "Pas de donnée" in with_gap
    assert "Aucun rapport." in complete


def test_an_empty_queue_says_so(client, outline, cast):
    client.force_login(cast.mariam)
    page = text_of(client.get("/espace/validation/"))
    assert "Aucun rapport n’attend" in page


def test_html_in_a_report_stays_text(client, report, cast):
    revision = report.revisions.get()
    revision.progress.update(done="<script>alert(1)</script>")
    client.force_login(cast.mariam)
    page = client.get(address(report)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def grow(outline, cast):
    activities = [
        another_activity(outline, code=f"1.1.1.{n}", organisation=cast.network)
        for n in (7, 8, 9)
    ]
    for activity in activities:
        for old in (outline.talks_held, outline.people):
            old.pk, old.uuid, old.activity = None, uuid.uuid4(), activity
            old.save()
    return sent_report(outline, organisation=cast.network, activities=activities)


def test_the_screens_take_few_queries_that_do_not_grow(client, outline, cast):
    small = sent_report(outline)
    client.force_login(cast.mariam)
    client.get("/espace/validation/")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queue:
            client.get("/espace/validation/")
        with CaptureQueriesContext(connection) as sheet:
            client.get(address(small))
        counts.append((len(queue), len(sheet)))
        small = grow(outline, cast) if len(counts) == 1 else small
    assert counts[0] == counts[1]
    assert counts[0][0] <= 15
    assert counts[0][1] <= 18
