"""The member's screens: who sees what, what a step shows, how many queries."""

import re

import pytest

from plans.reporting.actions import open_period, send_report, withdraw_report
from plans.reporting.models import Report
from plans.review.models import ReviewDecision
from tests.conftest import NOW
from tests.plans.conftest import LATER, OPENED, fill, good_answers
from tests.plans.factories import another_activity, validated_report
from tests.plans.test_reporting_opening import an_indicator
from tests.plans.test_reporting_saving import come_back

EVERYONE = (
    *("aminata", "sira", "bintou", "fatoumata", "regional", "mariam"),
    *("ibrahim", "coumba", "steering", "observer", "admin", "stranger"),
)
# When the association's report is a draft, and once it is sent: in the order above.
PAGES = {
    "": ((302, 302, *(404,) * 10), (302, 302, 404, *(200,) * 5, *(404,) * 4)),
    "etape/1/": ((200, 200, *(404,) * 10), (302, 302, 404, *(403,) * 5, *(404,) * 4)),
    "etape/9/": ((404, 404, *(404,) * 10), (404, 404, 404, *(403,) * 5, *(404,) * 4)),
    "verifier/": ((200, 200, *(404,) * 10), (302, 302, 404, *(403,) * 5, *(404,) * 4)),
    "fiche/": ((200, 200, *(404,) * 10), (200, 200, 404, *(403,) * 5, *(404,) * 4)),
    "recu/": ((302, 302, *(404,) * 10), (200, 200, 404, *(200,) * 5, *(404,) * 4)),
}


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    """That door has its own tests."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def go(client, cast):
    """Ask for a page of a report as somebody of the cast."""

    def ask(person, report, path=""):
        client.force_login(getattr(cast, person))
        return client.get(f"/espace/rapports/{report.uuid}/{path}")

    return ask


def text_of(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("path", PAGES)
def test_a_draft_is_its_organisations_alone(go, filled, path):
    answered = [go(person, filled, path).status_code for person in EVERYONE]
    assert answered == list(PAGES[path][0])


@pytest.mark.parametrize("path", PAGES)
def test_what_was_sent_is_read_by_who_follows_it(go, sent, path):
    answered = [go(person, sent, path).status_code for person in EVERYONE]
    assert answered == list(PAGES[path][1])


def test_nobody_reads_without_signing_in(client, filled):
    for path in PAGES:
        response = client.get(f"/espace/rapports/{filled.uuid}/{path}")
        assert response.status_code == 302
        assert response["Location"].startswith("/compte/login/")


def test_an_expired_mandate_gives_nothing(go, cast, filled):
    cast.aminata.mandates.update(ends_on="2026-10-01")
    assert go("aminata", filled, "etape/1/").status_code == 404


def test_the_list_says_what_is_due_and_what_was_sent(client, cast, outline, sent):
    open_period(outline.t2, by=None, at=OPENED)
    client.force_login(cast.sira)
    text = text_of(client.get("/espace/rapports/"))
    assert "À faire" in text
    assert "au plus tard le 15 juillet 2026" in text
    assert "Envoyés" in text
    assert sent.revisions.get().receipt in text


def test_everyone_has_a_list_and_nobody_sees_anothers_draft(client, cast, filled):
    seen = []
    for person in EVERYONE:
        client.force_login(getattr(cast, person))
        response = client.get("/espace/rapports/")
        assert response.status_code == 200
        if str(filled.uuid) in response.content.decode():
            seen.append(person)
    assert seen == ["aminata", "sira"]


def test_a_report_opens_on_the_first_step_to_fill(go, cast, outline):
    another_activity(outline, code="1.1.1.3", organisation=cast.association)
    open_period(outline.t3, by=None, at=OPENED)
    report = Report.objects.get(organisation=cast.association)
    assert go("sira", report).url.endswith("/etape/1/")
    first = report.lines.get(position=1)
    first.answers = good_answers(first)
    first.save()
    assert go("sira", report).url.endswith("/etape/2/")
    fill(report, by=cast.sira)
    assert go("sira", report).url.endswith("/verifier/")


def test_a_step_shows_baseline_validated_and_target(go, report, outline):
    validated_report(outline, value=14)
    text = text_of(go("aminata", report, "etape/1/"))
    for told in (
        "Référence 2025 0",
        "Validé en 2026 14",
        "Cible 2026 36",
        "14 sur 36 (39 %)",
        "la cible au 30 septembre 2026 : 27",
    ):
        assert told in text


def test_a_fresh_step_scolds_nobody(go, report):
    content = go("aminata", report, "etape/1/").content.decode()
    assert "field__message" not in content
    assert 'role="alert"' not in content


def test_a_step_begun_says_what_is_left_without_red(go, cast, report):
    fill(report, by=cast.aminata, done="", state="")
    response = go("aminata", report, "etape/1/")
    assert "2 points à revoir avant l’envoi." in text_of(response)
    assert "field__message" not in response.content.decode()


def test_a_wrong_answer_is_still_there_with_its_sentence(go, cast, report, outline):
    fill(report, by=cast.aminata, **{f"v-{outline.talks_held.pk}": "neuf"})
    response = go("aminata", report, "etape/1/")
    content = response.content.decode()
    assert 'value="neuf"' in content
    assert 'aria-invalid="true"' in content
    assert "Écrivez un nombre, par exemple" in text_of(response)


def test_the_check_page_links_what_is_missing_to_its_box(go, cast, report):
    fill(report, by=cast.aminata, done="")
    content = go("aminata", report, "verifier/").content.decode()
    assert "1 point à corriger avant l’envoi" in content
    assert f'href="/espace/rapports/{report.uuid}/etape/1/?verifier#id_done"' in content
    assert "Envoyer le rapport" not in content
    step = go("aminata", report, "etape/1/?verifier").content.decode()
    assert 'id="id_done_error"' in step


def test_the_recap_is_in_plain_words(go, filled):
    text = text_of(go("aminata", filled, "verifier/"))
    for told in (
        "Nombre de causeries tenues : 9 causeries",
        "363 participations (184 femmes, 96 filles, 71 hommes, 12 garçons)",
        "9 causeries dans 6 villages",
        "Envoyer le rapport",
    ):
        assert told in text


def test_who_writes_without_signing_is_told_who_sends(go, filled):
    text = text_of(go("sira", filled, "verifier/"))
    assert "Prévenir la personne qui signe" in text
    assert "Envoyer le rapport" not in text


def test_the_receipt_says_what_comes_next(go, sent):
    text = text_of(go("aminata", sent, "recu/"))
    for told in (
        "T3-2026-0001-5",
        "9 octobre 2026 à 18 h 05",
        "6 jours avant l’échéance",
        "1 activité, 2 indicateurs",
        "au plus tard le 19 octobre 2026",
        "Rapport T3 2026 envoye le 09/10 a 18h05.",
    ):
        assert told in text


def test_the_paper_form_has_the_numbers_of_the_screen(go, report):
    sheet = text_of(go("aminata", report, "fiche/"))
    screen = text_of(go("aminata", report, "etape/1/"))
    for number, title in enumerate(
        [
            "Où en est cette activité",
            "Nombre de causeries tenues",
            "Participations aux causeries",
            "Ce qui a été fait",
            "Difficultés ou risques",
            "Moyens de vérification",
        ],
        start=1,
    ):
        assert f"{number}. {title}" in sheet
        assert f"{number}. {title}" in screen


def test_a_report_that_came_back_opens_its_commented_questions(go, sent, outline):
    ReviewDecision.objects.create(
        revision=sent.revisions.get(), kind="returned", at=LATER
    )
    come_back(sent, f"value-{outline.talks_held.pk}", "evidence")
    response = go("sira", sent)
    content = response.content.decode()
    assert response.status_code == 200
    assert "Complétez 2 réponses, le reste est bon" in content
    assert "Dites-en plus." in content
    assert f'name="l1-v-{outline.talks_held.pk}"' in content
    assert 'name="l1-files"' in content
    assert 'name="l1-done"' not in content
    assert "9 causeries dans 6 villages" in text_of(response)
    assert go("sira", sent, "etape/1/").status_code == 302


def test_others_read_what_was_sent_never_what_is_being_changed(go, cast, sent):
    come_back(sent, "done")
    fill(sent, by=cast.aminata, done="Secret de brouillon.")
    text = text_of(go("fatoumata", sent))
    assert "9 causeries dans 6 villages" in text
    assert "Secret de brouillon." not in text


def test_a_withdrawn_report_is_a_draft_again_for_its_organisation(go, cast, sent):
    withdraw_report(sent, by=cast.aminata, at=LATER)
    assert go("aminata", sent).url.endswith("/verifier/")
    assert go("aminata", sent, "recu/").status_code == 302
    assert go("mariam", sent, "recu/").status_code == 404


def grow(outline, cast, activities, indicators):
    """More lines and more questions in every line."""
    for n in range(activities):
        activity = another_activity(
            outline, code=f"1.1.1.{n + 3}", organisation=cast.association
        )
        for k in range(indicators):
            indicator = an_indicator(activity, cast.association, "2026-01-01")
            indicator.code = f"{activity.code}-{k}"
            indicator.dimension = outline.people.dimension
            indicator.save()


@pytest.mark.parametrize(("activities", "indicators"), [(0, 0), (5, 4)])
@pytest.mark.parametrize(
    ("path", "budget"),
    [("etape/1/", 10), ("verifier/", 9), ("fiche/", 8), ("recu/", 12)],
)
def test_queries_do_not_grow_with_the_report(
    client,
    cast,
    outline,
    django_assert_max_num_queries,
    activities,
    indicators,
    path,
    budget,
):
    grow(outline, cast, activities, indicators)
    open_period(outline.t3, by=None, at=OPENED)
    report = Report.objects.get(organisation=cast.association)
    fill(report, by=cast.aminata)
    if path == "recu/":
        send_report(report, by=cast.aminata, at=NOW)
    client.force_login(cast.aminata)
    with django_assert_max_num_queries(budget):
        response = client.get(f"/espace/rapports/{report.uuid}/{path}")
    assert response.status_code == 200


def test_the_list_does_not_grow_with_reports(
    client, cast, outline, sent, django_assert_max_num_queries
):
    open_period(outline.t2, by=None, at=OPENED)
    client.force_login(cast.mariam)
    with django_assert_max_num_queries(9):
        client.get("/espace/rapports/")
