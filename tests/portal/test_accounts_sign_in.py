"""Signing in by the one door: password, code, how long it lasts, lock."""

import datetime

import pytest
from django.conf import settings as project
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.journal.models import AuditEntry
from tests.portal.accounts_ways import (
    LOGIN,
    code_of_the_mail,
    is_in,
    sign_in,
)


def test_the_right_password_opens_the_workspace(client, cast):
    response = sign_in(client, cast.aminata)
    assert (response.status_code, response.url) == (302, "/espace/")
    assert is_in(client)


def test_capitals_in_the_address_do_not_matter(client, cast):
    sign_in(client, "AMINATA@Essai.test")
    assert is_in(client)


def test_the_login_page_speaks_french(client, home):
    page = client.get(LOGIN).content.decode()
    for words in [
        "Adresse e-mail",
        "Mot de passe",
        "Se connecter",
        "Ce téléphone est partagé",
        "Se souvenir de moi 30\u00a0jours sur ce téléphone",
    ]:
        assert words in page
    assert "placeholder" not in page


def test_she_goes_where_she_was_going(client, cast):
    response = client.post(
        f"{LOGIN}?next=/plan/",
        {"login": cast.aminata.email, "password": "x", "next": "/plan/"},
    )
    assert 'value="/plan/"' in response.content.decode()
    assert sign_in(client, cast.aminata, next="/plan/").url == "/plan/"


def test_the_door_does_not_lead_out_of_the_portal(client, cast):
    assert sign_in(client, cast.aminata, next="https://ailleurs.test/").url == (
        "/espace/"
    )


def test_a_wrong_password_and_an_unknown_address_read_the_same(client, cast):
    def answer(email):
        page = sign_in(client, email, "ce n’est pas le bon").content.decode()
        return page.replace(email, "…").split("<main")[1].split("csrfmiddleware")[0]

    assert answer(cast.aminata.email) == answer("inconnue@essai.test")
    assert "n’est pas le bon" in answer(cast.aminata.email)
    assert not is_in(client)


def test_what_was_typed_is_still_there_but_the_password(client, cast):
    page = sign_in(client, cast.aminata, "faux faux faux").content.decode()
    assert 'value="aminata@essai.test"' in page
    assert "faux faux faux" not in page


def test_a_closed_account_does_not_open(client, cast):
    User.objects.filter(pk=cast.aminata.pk).update(is_active=False)
    response = sign_in(client, cast.aminata)
    assert not is_in(client)
    assert response.status_code in {200, 302}


def test_the_session_gets_a_new_number_at_sign_in(client, cast):
    client.get(LOGIN)
    session = client.session
    session["known_to_the_thief"] = "1"
    session.save()
    client.cookies[project.SESSION_COOKIE_NAME] = session.session_key
    sign_in(client, cast.aminata)
    assert is_in(client)
    assert client.session.session_key != session.session_key


HOURS, DAYS = 3600, 24 * 3600


@pytest.mark.parametrize(
    ("choices", "seconds"),
    [
        ({}, 12 * HOURS),
        ({"remember": "on"}, 30 * DAYS),
        ({"shared_phone": "on"}, 1 * HOURS),
        ({"shared_phone": "on", "remember": "on"}, 1 * HOURS),
    ],
)
def test_a_session_lasts_as_she_asked(choices, seconds, client, cast):
    sign_in(client, cast.aminata, **choices)
    assert client.session.get_expiry_age() == pytest.approx(seconds, abs=5)


def test_the_end_of_a_session_does_not_move_while_she_works(client, cast):
    sign_in(client, cast.aminata, shared_phone="on")
    end = client.session.get_expiry_date()
    session = client.session
    session["something"] = "changed"
    session.save()
    assert client.session.get_expiry_date() == end


def test_the_choice_holds_for_a_sign_in_by_code(client, cast):
    ask_for_a_code(client, cast.aminata.email, shared_phone="on")
    client.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    assert client.session.get_expiry_age() == pytest.approx(HOURS, abs=5)


def ask_for_a_code(client, email, **more):
    return client.post("/compte/login/code/", {"email": email, **more})


def test_a_code_by_mail_opens_the_workspace(client, cast):
    asked = ask_for_a_code(client, cast.aminata.email)
    assert asked.url == "/compte/login/code/confirm/"
    code = code_of_the_mail()
    assert code not in mail.outbox[-1].subject
    response = client.post(asked.url, {"code": code.replace("-", " ")})
    assert response.url == "/espace/"
    assert is_in(client)


def test_a_code_serves_once(client, cast):
    ask_for_a_code(client, cast.aminata.email)
    code = code_of_the_mail()
    client.post("/compte/login/code/confirm/", {"code": code})
    again = Client()
    again.post("/compte/login/code/confirm/", {"code": code})
    assert not is_in(again)


def test_three_wrong_codes_end_the_attempt(client, cast):
    ask_for_a_code(client, cast.aminata.email)
    for _attempt in range(2):
        page = client.post("/compte/login/code/confirm/", {"code": "0000-0000"})
        assert "n’est pas le bon" in page.content.decode()
    client.post("/compte/login/code/confirm/", {"code": "0000-0000"})
    client.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    assert not is_in(client)


def test_an_unknown_address_sees_the_same_page(cast):
    def answer(email):
        visitor = Client()
        asked = ask_for_a_code(visitor, email)
        page = visitor.get(asked.url).content.decode()
        return asked.url, page.replace(email, "…").split("csrfmiddleware")[0]

    assert answer(cast.aminata.email) == answer("inconnue@essai.test")
    assert [len(message.to) for message in mail.outbox] == [1, 1]
    assert "aucun compte" in mail.outbox[-1].body


def test_a_new_code_can_be_asked_for(client, cast):
    ask_for_a_code(client, cast.aminata.email)
    client.post("/compte/login/code/confirm/", {"action": "resend"})
    assert len(mail.outbox) == 2
    client.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    assert is_in(client)


def test_an_address_that_was_never_verified_is_verified_first(client, cast):
    cast.aminata.emailaddress_set.update(verified=False)
    assert sign_in(client, cast.aminata).url == "/compte/confirm-email/"
    assert not is_in(client)
    client.post("/compte/confirm-email/", {"code": code_of_the_mail()})
    assert is_in(client)
    assert client.get("/compte/confirm-email/").status_code == 302


def test_the_mail_server_away_is_told_and_breaks_nothing(client, cast, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    asked = ask_for_a_code(client, cast.aminata.email)
    page = client.get(asked.url)
    assert "la messagerie ne répond pas" in page.content.decode()


def test_locking_ends_the_session_at_once(client, cast):
    sign_in(client, cast.aminata)
    response = client.post("/compte/verrouiller/")
    assert (response.status_code, response.url) == (302, LOGIN)
    assert response["Clear-Site-Data"] == '"storage"'
    assert not is_in(client)
    assert "Verrouillé" in client.get(LOGIN).content.decode()
    assert client.get("/compte/").url == "/compte/login/?next=/compte/"


def test_locking_a_shared_phone_empties_its_cache_too(client, cast):
    sign_in(client, cast.aminata, shared_phone="on")
    response = client.post("/compte/verrouiller/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'


def test_locking_twice_is_locking_once(client, cast):
    sign_in(client, cast.aminata)
    client.post("/compte/verrouiller/")
    assert client.post("/compte/verrouiller/").url == LOGIN


def test_a_link_does_not_lock(client, cast):
    sign_in(client, cast.aminata)
    client.get("/compte/verrouiller/")
    assert is_in(client)


def test_no_cache_keeps_a_page_of_the_account(client, cast):
    sign_in(client, cast.aminata)
    for path in ["/compte/", "/compte/sessions/", "/compte/2fa/", "/compte/logout/"]:
        assert "no-store" in client.get(path)["Cache-Control"], path


def test_the_journal_tells_of_sign_ins_without_an_address(client, cast):
    sign_in(client, cast.aminata, "faux faux faux")
    sign_in(client, cast.aminata)
    client.post("/compte/verrouiller/")
    told = list(AuditEntry.objects.order_by("pk").values_list("action", "actor"))
    assert told == [
        ("login_failed", None),
        ("login", cast.aminata.uuid),
        ("logout", cast.aminata.uuid),
    ]
    assert "aminata" not in str(list(AuditEntry.objects.values()))


# Staff stay a shorter time


@pytest.fixture
def desk(client, cast, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    sign_in(client, cast.mariam, remember="on")
    return client


def turn_back(client, key, **ago):
    session = client.session
    moment = timezone.now() - datetime.timedelta(**ago)
    session[key] = moment.timestamp()
    session.save()


@pytest.mark.parametrize(
    ("key", "ago", "stays"),
    [
        ("staff_seen_at", {"minutes": 59}, True),
        ("staff_seen_at", {"minutes": 60}, False),
        ("signed_in_at", {"hours": 11, "minutes": 59}, True),
        ("signed_in_at", {"hours": 12}, False),
    ],
)
def test_a_staff_session_ends_after_an_idle_hour_or_half_a_day(key, ago, stays, desk):
    desk.get("/compte/")
    turn_back(desk, key, **ago)
    assert (desk.get("/compte/").status_code == 200) is stays


def test_a_member_is_not_thrown_out_for_being_idle(client, cast):
    sign_in(client, cast.aminata)
    turn_back(client, "staff_seen_at", hours=5)
    turn_back(client, "signed_in_at", hours=11)
    assert client.get("/compte/").status_code == 200


def test_presence_is_written_once_a_minute_at_most(desk):
    desk.get("/compte/")
    seen = desk.session["staff_seen_at"]
    desk.get("/compte/")
    assert desk.session["staff_seen_at"] == seen
