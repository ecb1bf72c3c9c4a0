"""Guessing is slow, and nobody is locked out for the guesses of another."""

from django.test import Client

from tests.conftest import PASSWORD
from tests.portal.accounts_ways import (
    LOGIN,
    code_of_the_mail,
    is_in,
    sign_in,
)


def guess(client, person, times):
    for number in range(times):
        page = sign_in(client, person, f"essai numéro {number}")
    return page


def test_five_wrong_guesses_slow_the_account_down(client, cast):
    guess(client, cast.aminata, 5)
    page = sign_in(client, cast.aminata)
    assert "Trop d’essais" in page.content.decode()
    assert not is_in(client)


def test_the_victim_still_enters_with_a_code(client, cast):
    guess(client, cast.aminata, 6)
    victim = Client(REMOTE_ADDR="10.0.0.9")
    victim.post("/compte/login/code/", {"email": cast.aminata.email})
    victim.post("/compte/login/code/confirm/", {"code": code_of_the_mail()})
    assert is_in(victim)


def test_other_accounts_are_not_slowed_down(client, cast):
    guess(client, cast.aminata, 6)
    sign_in(client, cast.bintou)
    assert is_in(client)


def test_an_unknown_address_is_slowed_down_alike(client, home):
    page = guess(client, "inconnue@essai.test", 6)
    assert "Trop d’essais" in page.content.decode()


def test_one_address_of_the_network_cannot_try_everybody(client, cast):
    for number in range(11):
        page = sign_in(client, f"personne{number}@essai.test")
    assert "Trop d’essais" in page.content.decode()
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9"), cast.aminata).status_code == 302


def test_a_flood_gets_our_page_in_french(client, home):
    for _number in range(31):
        page = client.post(LOGIN, {"login": "", "password": ""})
    assert page.status_code == 429
    assert "Attendez un peu" in page.content.decode()


def test_codes_by_mail_are_counted(cast):
    for _number in range(4):
        page = Client().post("/compte/login/code/", {"email": cast.aminata.email})
    assert "Trop d’essais" in page.content.decode()


def test_signing_in_well_costs_nothing(client, cast):
    for _number in range(8):
        visitor = Client()
        sign_in(visitor, cast.aminata, PASSWORD)
        assert is_in(visitor)
