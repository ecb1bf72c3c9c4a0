"""Choosing, changing and recovering a password."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from portal.accounts.models import User
from portal.accounts.passwords import is_common
from tests.conftest import PASSWORD
from tests.portal.accounts_ways import (
    NEW_PASSWORD,
    code_of_the_mail,
    give_second_factor,
    is_in,
    sign_in,
    totp_code,
)

REFUSED = [
    "onzesignes!",
    "motdepasse",
    "motdepasse2026",
    "MotDePasse2026!",
    "m0tdepasse2026",
    "Mot de passe 2026",
    "azertyuiop123",
    "Bienvenue2026!!",
    "JeTaime123456",
    "bamakobamako",
    "coordination2026",
    "lesaiglesdumali",
    "aaaaaaaaaaaaaa",
    "121212121212",
    "123456789012",
    "alhamdoulilah1",
]
TAKEN = [
    NEW_PASSWORD,
    PASSWORD,
    "quatre chèvres sous le karité",
    "correct horse battery staple",
    "Tx7-gravier-lune-92",
    "dɔnkili kura fila don",
    "baobab pirogue lundi savon",
]


@pytest.mark.parametrize("password", REFUSED)
def test_what_everybody_tries_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", TAKEN)
def test_any_mix_of_words_is_taken_without_rules_of_composition(password):
    validate_password(password)


def test_a_password_that_is_the_address_is_refused():
    with pytest.raises(ValidationError):
        validate_password(
            "aminata.diarra@essai", User(email="aminata.diarra@essai.test")
        )


def test_a_word_inside_a_sentence_is_no_fault():
    assert not is_common("bamako et trois autres villes")


def test_passwords_may_be_pasted_and_very_long(client, cast):
    long = " ".join(["pirogue", "savon", "lune"] * 8)
    sign_in(client, cast.aminata)
    change(client, long)
    assert sign_in(client, cast.aminata, long).status_code == 302


def change(client, password, old=PASSWORD):
    return client.post(
        "/compte/password/change/", {"oldpassword": old, "password1": password}
    )


def test_changing_the_password_ends_every_session(client, cast):
    other = Client()
    sign_in(client, cast.aminata)
    sign_in(other, cast.aminata)
    response = change(client, NEW_PASSWORD)
    assert response.url == "/compte/login/"
    for device in (client, other):
        assert device.get("/compte/").status_code == 302
    assert sign_in(client, cast.aminata, NEW_PASSWORD).url == "/espace/"


def test_a_changed_password_is_told_by_mail_in_french(client, cast):
    sign_in(client, cast.aminata)
    change(client, NEW_PASSWORD)
    message = mail.outbox[-1]
    assert message.subject == "Votre mot de passe a changé"
    assert "Ce n’était pas vous" in message.body
    assert "127.0.0.1" not in message.body


def test_the_old_password_is_asked_for(client, cast):
    sign_in(client, cast.aminata)
    page = change(client, NEW_PASSWORD, old="pas le bon")
    assert "Ce n’est pas votre mot de passe actuel" in page.content.decode()
    cast.aminata.refresh_from_db()
    assert cast.aminata.check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["court", "motdepasse2026"])
def test_a_weak_new_password_is_refused(weak, client, cast):
    sign_in(client, cast.aminata)
    assert change(client, weak).status_code == 200
    cast.aminata.refresh_from_db()
    assert cast.aminata.check_password(PASSWORD)


def forget(client, email):
    return client.post("/compte/password/reset/", {"email": email})


def test_a_forgotten_password_is_replaced_with_a_code(client, cast):
    assert forget(client, cast.aminata.email).url == "/compte/password/reset/confirm/"
    client.post("/compte/password/reset/confirm/", {"code": code_of_the_mail()})
    done = client.post("/compte/password/reset/complete/", {"password1": NEW_PASSWORD})
    assert done.url == "/compte/password/reset/done/"
    assert not is_in(client)
    assert sign_in(client, cast.aminata, NEW_PASSWORD).url == "/espace/"


def test_a_reset_ends_every_session(client, cast):
    device = Client()
    sign_in(device, cast.aminata)
    forget(client, cast.aminata.email)
    client.post("/compte/password/reset/confirm/", {"code": code_of_the_mail()})
    client.post("/compte/password/reset/complete/", {"password1": NEW_PASSWORD})
    assert device.get("/compte/").status_code == 302


def test_a_reset_does_not_skip_the_second_factor(client, cast):
    give_second_factor(cast.mariam)
    forget(client, cast.mariam.email)
    client.post("/compte/password/reset/confirm/", {"code": code_of_the_mail()})
    client.post("/compte/password/reset/complete/", {"password1": NEW_PASSWORD})
    assert not is_in(client)
    assert sign_in(client, cast.mariam, NEW_PASSWORD).url == "/compte/2fa/authenticate/"
    assert not is_in(client)
    client.post("/compte/2fa/authenticate/", {"code": totp_code()})
    assert is_in(client)


def test_the_new_password_page_wants_the_code_first(client, cast):
    forget(client, cast.aminata.email)
    response = client.post(
        "/compte/password/reset/complete/", {"password1": NEW_PASSWORD}
    )
    assert response.url == "/compte/password/reset/confirm/"
    cast.aminata.refresh_from_db()
    assert cast.aminata.check_password(PASSWORD)


def test_an_unknown_address_gets_the_same_answer(cast):
    def answer(email):
        visitor = Client()
        asked = forget(visitor, email)
        page = visitor.get(asked.url).content.decode()
        return asked.url, page.replace(email, "…").split("csrfmiddleware")[0]

    assert answer(cast.aminata.email) == answer("inconnue@essai.test")


def test_a_person_without_password_sets_one(client, cast):
    cast.aminata.set_unusable_password()
    cast.aminata.save()
    client.force_login(cast.aminata)
    assert client.get("/compte/password/change/").url == "/compte/password/set/"
    client.post("/compte/password/set/", {"password1": NEW_PASSWORD})
    assert sign_in(client, cast.aminata, NEW_PASSWORD).url == "/espace/"
