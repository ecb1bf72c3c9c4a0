"""Bad input and bad luck on a step: what was typed is kept, one object is made."""

import uuid

import pytest
from django.test import Client

from plans.reporting.actions import send_report
from plans.reporting.states import ReportState
from tests.conftest import NOW
from tests.plans.test_reporting_pages import text_of


def test_a_good_step_is_saved_and_leads_on(step, line):
    response = step()
    assert response.status_code == 302
    assert response.url.endswith("/verifier/")
    line.refresh_from_db()
    assert line.answers["done"].startswith("9 causeries")
    assert line.report.state == ReportState.DRAFT


def test_saving_the_draft_stays_on_the_step(step):
    assert step(then="draft").url.endswith("/etape/1/")


@pytest.mark.parametrize(
    ("then", "leads_to"), [("1", "/etape/1/"), ("check", "/verifier/")]
)
def test_going_elsewhere_keeps_what_was_typed_and_holds_nobody_back(
    step, line, then, leads_to
):
    response = step(then=then, percent="beaucoup")
    assert response.status_code == 302
    assert response.url.endswith(leads_to)
    line.refresh_from_db()
    assert line.answers["percent"] == "beaucoup"


def test_a_step_half_filled_is_saved_and_leads_on(step, line):
    assert step(done="", state=None).status_code == 302
    line.refresh_from_db()
    assert line.answers["percent"] == "40"


MUCH = "é" * 20_400
WRONG = {
    "wrong number": ({"v": "neuf"}, "Écrivez un nombre, par exemple", "neuf"),
    "negative": ({"v": "-3"}, "positif ou zéro", "-3"),
    "too precise": ({"v": "2,5"}, "nombre entier", "2,5"),
    "not a percentage": ({"percent": "140"}, "de 0 à 100", "140"),
    "too long": ({"done": "é" * 2345}, "la limite est", "é" * 2345),
    "much too long": (
        {"done": "é" * 20_400},
        "trop long pour être gardé",
        "é" * 20_400,
    ),
    "a book for a number": ({"v": "9" * 300}, "la limite est 200 signes", "9" * 300),
    "missing reason": ({"c": ""}, "pourquoi ce nombre manque", "184"),
    "number and reason": (
        {"r": "inaccessible"},
        "Gardez l’un des deux",
        "inaccessible",
    ),
    "markup": ({"v": '"><script>'}, "Écrivez un nombre", "&quot;&gt;&lt;script&gt;"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_is_kept_and_told_beside_its_box(step, line, outline, case):
    changes, sentence, typed = WRONG[case]
    names = {
        "v": f"v-{outline.talks_held.pk}",
        "r": f"r-{outline.talks_held.pk}",
        "c": f"c-{outline.people.pk}-garcons",
    }
    response = step(**{names.get(k, k): v for k, v in changes.items()})
    content = response.content.decode()
    assert response.status_code == 422
    assert sentence in text_of(response).replace("\u202f", " ")
    assert "Votre brouillon est bien gardé" in text_of(response)
    assert 'aria-invalid="true"' in content
    assert typed in content
    line.refresh_from_db()
    assert line.version == 1
    if case not in {"much too long", "a book for a number"}:
        stored = {names.get(k, k): v for k, v in changes.items()}
        assert line.answers.items() >= stored.items()


def test_a_form_with_errors_may_be_sent_again_with_its_key(step, line, outline):
    key = str(uuid.uuid4())
    value = f"v-{outline.talks_held.pk}"
    assert step(key=key, **{value: "neuf"}).status_code == 422
    assert step(key=key, **{value: "neuf"}).status_code == 422
    assert step(key=key, **{value: "9"}).status_code == 302


def test_the_same_form_posted_twice_is_saved_once(step, line):
    key = str(uuid.uuid4())
    first = step(key=key, version=0)
    second = step(key=key, version=0)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    line.refresh_from_db()
    assert line.version == 1


def test_a_form_gone_back_to_and_changed_is_not_a_second_sending(step, line):
    """Its key was used, but what it says is new: it must not be dropped."""
    key = str(uuid.uuid4())
    step(key=key, version=0)
    response = step(key=key, version=0, done="Une phrase de plus.")
    assert response.status_code == 409
    assert "Une phrase de plus." in response.content.decode()


def test_of_two_people_the_second_chooses(step, line, cast, signed_in):
    step(by=signed_in(cast.sira), version=0, done="Texte de Sira.")
    response = step(version=0, done="Texte d’Aminata.")
    content = response.content.decode()
    assert response.status_code == 409
    assert "Sira a enregistré cette activité" in text_of(response)
    assert "Texte de Sira." in content
    assert "Texte d’Aminata." in content
    line.refresh_from_db()
    assert line.answers["done"] == "Texte de Sira."


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "Texte d’Aminata."), ("theirs", "Texte de Sira.")]
)
def test_the_choice_between_two_texts_is_kept(
    step, line, cast, signed_in, choice, kept
):
    step(by=signed_in(cast.sira), version=0, done="Texte de Sira.")
    step(version=0, done="Texte d’Aminata.")
    chosen = {"differing": "done", "choix-done": choice, "done": "Texte d’Aminata."}
    assert step(version=1, **chosen).status_code == 302
    line.refresh_from_db()
    assert line.answers["done"] == kept


def test_without_a_choice_the_two_texts_come_back(step, line, cast, signed_in):
    step(by=signed_in(cast.sira), version=0, done="Texte de Sira.")
    response = step(version=1, differing="done", done="Texte d’Aminata.")
    assert response.status_code == 409
    assert "Texte d’Aminata." in response.content.decode()


def test_a_step_posted_after_the_sending_gives_the_text_back(step, cast, filled):
    send_report(filled, by=cast.aminata, at=NOW)
    response = step(done="Écrit trop tard.")
    assert response.status_code == 409
    assert "Écrit trop tard." in response.content.decode()
    assert "n’est plus ouvert à l’écriture" in text_of(response)


def test_an_expired_session_keeps_what_was_typed(step, client, line):
    client.logout()
    response = step(done="Écrit avant la fin de la session.")
    assert response.status_code == 403
    assert "Écrit avant la fin de la session." in response.content.decode()
    line.refresh_from_db()
    assert line.version == 0


def test_a_csrf_failure_keeps_what_was_typed(cast, step, line):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.aminata)
    response = step(by=strict, done="Écrit avec un vieux jeton.")
    assert response.status_code == 403
    assert "Écrit avec un vieux jeton." in response.content.decode()


def test_a_post_without_a_key_is_refused(client, cast, line):
    client.force_login(cast.aminata)
    address = f"/espace/rapports/{line.report.uuid}/etape/1/"
    assert client.post(address, {"version": 0, "done": "x"}).status_code == 400


@pytest.mark.parametrize(
    ("person", "status"), [("bintou", 404), ("mariam", 404), ("stranger", 404)]
)
def test_nobody_else_posts_a_step(step, cast, signed_in, settings, person, status):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    assert step(by=signed_in(getattr(cast, person))).status_code == status
