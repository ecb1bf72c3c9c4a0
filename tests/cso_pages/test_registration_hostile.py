"""What robots, guessers and slips of the hand leave: a sentence, or nothing."""

import datetime

import pytest
from django.utils import timezone

from cso_pages.upkeep.registration import limits, traps
from cso_pages.upkeep.registration.models import Registration
from tests.cso_pages.registration_posts import (
    ALL,
    BEGIN,
    STEP_1,
    first,
    open_file,
    post,
    start,
)
from tests.cso_pages.registration_ways import begun


@pytest.fixture(autouse=True)
def open_for_a_minute(monkeypatch):
    """Forms were opened long enough ago; the trap has its own test."""
    monkeypatch.setattr(traps, "FASTEST_SECONDS", -1)


WRONG = [
    ("1", {"founded_year": "hier"}, "Écrivez une année, par exemple 2009."),
    ("1", {"name": ""}, "Écrivez le nom de l’organisation"),
    ("1", {"name": "x" * 10_000}, "Ce texte est trop long"),
    ("1", {"name": "a\0b"}, "Ce texte contient un signe invisible."),
    ("1", {"territory": "atlantide"}, "Un choix n’est pas dans la liste."),
    ("1", {"territory": "seg\0ou"}, "Un choix n’est pas dans la liste."),
    (
        "2",
        {"themes": [f"d{n}" for n in range(40)]},
        "Un choix n’est pas dans la liste.",
    ),
    ("2", {"summary": "é" * 201}, "Ce texte est trop long"),
    ("3", {"phone": "12"}, "Ce numéro n’est pas complet."),
    ("3", {"email": "personne@"}, "Cette adresse n’est pas complète."),
    ("3", {"p1_email": "rien"}, "Cette adresse n’est pas complète."),
    ("3", {"email_for": "police"}, "Un choix n’est pas dans la liste."),
]


@pytest.mark.parametrize(("step", "changed", "said"), WRONG)
def test_what_is_wrong_comes_back_filled_with_one_sentence(
    cast, client, step, changed, said
):
    code, page = start(client)
    for number, typed in ALL[: int(step) - 1]:
        page = post(client, page, number, **typed)
    was = Registration.objects.get().answers
    answer = post(client, page, step, **{**dict(ALL)[step], **changed})
    text = answer.content.decode()
    assert answer.status_code == 422 and said in text.replace("\u202f", " ")
    assert Registration.objects.get().answers == was
    kept = [v for k, v in dict(ALL)[step].items() if k not in changed]
    assert all(v in text for v in kept if isinstance(v, str) and v != "on")
    assert code in text


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "<script>alert(1)</script>", "Ɲɛtaa ɔ ŋ", "‮retourné"]
)
def test_any_text_is_kept_as_text(cast, client, text):
    _code, page = start(client, name=text)
    page = post(client, page, "1", **{**STEP_1, "name": text})
    assert Registration.objects.get().name == text
    assert b"<script>alert" not in page.content


def test_what_lacks_is_told_at_the_end_and_nothing_leaves(cast, client):
    _code, page = start(client)
    page = post(client, page, "1", **STEP_1)
    page = post(client, page, "2")
    page = post(client, page, "3")
    page = post(client, page, "4", "envoyer")
    said = page.content.decode()
    assert page.status_code == 422 and "Cochez au moins un domaine." in said
    assert "7 réponses manquent" in said
    assert 'formaction="/annuaire/inscrire/dossier/#id_themes"' in said
    assert Registration.objects.get().state == "draft"


def test_a_wrong_code_says_the_same_whatever_the_reason_and_guesses_end(cast, client):
    row, code = begun(timezone.now() - datetime.timedelta(days=31))
    never = open_file(client, "AAAA-CCCC-DDDD")
    late = open_file(client, code)
    assert never.status_code == late.status_code == 422
    assert never.content == late.content
    for _ in range(limits.AT_MOST["wrong_code"]):
        open_file(client, "AAAA-CCCC-DDDD")
    _row, good = begun(timezone.now())
    assert open_file(client, good).status_code == 429
    assert open_file(client, good).content.count(good.encode()) == 0
    assert row.pk


def test_a_robot_leaves_nothing_nor_who_answers_at_once(cast, client, monkeypatch):
    robot = client.post(BEGIN, first(site="http://spam.test"))
    assert robot.status_code == 302
    monkeypatch.setattr(traps, "FASTEST_SECONDS", 3)
    fast = client.post(BEGIN, first())
    assert fast.status_code == 422 and "trop vite" in fast.content.decode()
    forged = client.post(BEGIN, first(opened="faux"))
    assert forged.status_code == 422 and not Registration.objects.exists()


def test_one_connection_begins_so_many_drafts_and_no_more(cast, client, monkeypatch):
    monkeypatch.setitem(limits.AT_MOST, "begun", 2)
    told = [client.post(BEGIN, first(name=f"Neuve {n}")).status_code for n in range(3)]
    assert told == [200, 200, 422]
