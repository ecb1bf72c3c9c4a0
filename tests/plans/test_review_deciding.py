"""Returning and validating by the screen: what is kept, who is told, once."""

import uuid

import pytest

from plans.reporting.states import ReportState
from plans.review.actions import return_report, take_in_review, validate_report
from plans.review.models import ReviewComment
from tests.conftest import NOW
from tests.plans.clock import look_on_9_october
from tests.plans.factories import in_state, send, sent_report
from tests.plans.review_desk import address, box, post, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    look_on_9_october(monkeypatch)


@pytest.fixture
def report(outline):
    return sent_report(outline)


def test_returning_asks_for_a_comment_and_keeps_what_was_typed(client, report, cast):
    client.force_login(cast.mariam)
    response = post(client, report, "renvoyer/", note="Merci de votre travail")
    assert response.status_code == 422
    assert "Écrivez au moins un commentaire" in text_of(response)
    assert "Merci de votre travail" in text_of(response)


def test_returning_with_a_comment_closes_the_page(client, report, cast):
    client.force_login(cast.mariam)
    response = post(client, report, "renvoyer/", **{box(report): "Quelles communes ?"})
    assert response.url == "/espace/validation/"
    report.refresh_from_db()
    assert report.state == ReportState.TO_COMPLETE
    assert ReviewComment.objects.get().text == "Quelles communes ?"
    assert "L’organisation est prévenue." in text_of(client.get(response.url))


def test_ticked_phrases_are_written_out_before_the_text(client, report, cast):
    client.force_login(cast.mariam)
    line = report.lines.get().pk
    typed = {f"ph-{line}-evidence": ["0", "2"], f"c-{line}-evidence": "Celle de Konna."}
    post(client, report, "renvoyer/", **typed)
    assert ReviewComment.objects.get().text == (
        "Photo illisible, merci de la reprendre. Masquez les noms. Celle de Konna."
    )


@pytest.mark.parametrize("ticked", ["99", "-1", "a", ""])
def test_a_phrase_that_does_not_exist_is_nothing(client, report, cast, ticked):
    client.force_login(cast.mariam)
    line = report.lines.get().pk
    response = post(client, report, "renvoyer/", **{f"ph-{line}-done": ticked})
    assert response.status_code == 422


def test_a_comment_too_long_is_kept(client, report, cast):
    client.force_login(cast.mariam)
    response = post(client, report, "renvoyer/", **{box(report): "a" * 1001})
    assert response.status_code == 422
    assert "dépasse 1 000 signes" in text_of(response)
    assert "a" * 1001 in response.content.decode()


def test_validating_with_comments_typed_does_not_lose_them(client, report, cast):
    client.force_login(cast.mariam)
    response = post(client, report, "valider/", **{box(report): "Quelles communes ?"})
    assert response.status_code == 422
    assert "Un rapport validé ne se complète plus" in text_of(response)
    assert ">Quelles communes ?</textarea>" in response.content.decode()
    report.refresh_from_db()
    assert report.state == ReportState.SENT


def test_validating_counts_and_leads_back_to_the_queue(client, report, cast):
    client.force_login(cast.mariam)
    assert post(client, report, "valider/").url == "/espace/validation/"
    report.refresh_from_db()
    assert report.state == ReportState.VALIDATED
    page = text_of(client.get(address(report)))
    assert "Ce rapport est validé : Mariam Essai" in page
    assert "Valider le rapport" not in page


@pytest.mark.parametrize("act", ["renvoyer/", "valider/"])
def test_who_comes_second_is_told_and_keeps_her_text(client, report, cast, act):
    client.force_login(cast.ibrahim)
    typed = {box(report): "Mon commentaire"} if act == "renvoyer/" else {}
    validate_report(report, by=cast.mariam, at=NOW)
    response = post(client, report, act, note="Mon message", **typed)
    assert response.status_code == 422
    page = text_of(response)
    assert "Mariam Essai vient de valider ce rapport." in page
    assert "Votre décision n’est pas enregistrée." in page
    assert "Mon message" in page
    assert all(text in page for text in typed.values())


def test_who_comes_second_after_a_return_is_told(client, report, cast):
    return_report(
        report,
        by=cast.mariam,
        comments=[(report.lines.get(), "done", "Quelles communes ?")],
        at=NOW,
    )
    client.force_login(cast.ibrahim)
    told = text_of(post(client, report, "valider/"))
    assert "Mariam Essai vient de renvoyer ce rapport à compléter." in told


def test_a_report_that_another_examines_is_left_to_her(client, report, cast):
    take_in_review(report, by=cast.mariam, at=NOW)
    client.force_login(cast.ibrahim)
    page = text_of(client.get(address(report)))
    assert "Mariam Essai examine ce rapport depuis le" in page
    assert "Valider le rapport" not in page
    told = text_of(post(client, report, "valider/"))
    assert "Mariam Essai examine ce rapport en ce moment." in told


def test_a_new_version_is_read_before_it_is_decided_on(client, report, cast):
    in_state(report, ReportState.TO_COMPLETE)
    send(report, value=11)
    client.force_login(cast.mariam)
    response = post(client, report, "valider/", version="1")
    assert response.status_code == 422
    assert "a envoyé une nouvelle version" in text_of(response)
    assert 'name="version" value="2"' in response.content.decode()


def test_the_same_decision_posted_twice_is_one(client, report, cast):
    client.force_login(cast.mariam)
    key = str(uuid.uuid4())
    given = {"cle": key, "version": "1", box(report): "Quelles communes ?"}
    first = client.post(address(report, "renvoyer/"), given)
    second = client.post(address(report, "renvoyer/"), given)
    assert first.url == second.url
    assert ReviewComment.objects.count() == 1


@pytest.mark.parametrize("act", ["renvoyer/", "valider/"])
def test_a_report_withdrawn_meanwhile_gives_the_texts_back(client, report, cast, act):
    report.revisions.update(withdrawn_at=NOW)
    report.state, report.first_sent_at = ReportState.DRAFT, None
    report.save()
    client.force_login(cast.mariam)
    typed = {box(report): "Quelles communes ?", "note": "Mon message"}
    response = post(client, report, act, **typed)
    assert response.status_code == 422
    page = text_of(response)
    assert "l’a repris pour le corriger" in page
    assert "Quelles communes ?" in page
    assert "Mon message" in page
    client.force_login(cast.coumba)
    assert post(client, report, act, **typed).status_code == 404
