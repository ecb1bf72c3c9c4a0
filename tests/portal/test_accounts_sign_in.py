"""Signing in by the one door: password, code, lock."""

import pytest
from django.core.cache import cache

from tests.conftest import PASSWORD

LOGIN = "/compte/login/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_the_right_password_opens_the_workspace(client, cast):
    response = sign_in(client, cast.aminata.email)
    assert (response.status_code, response.url) == (302, "/espace/")


def test_the_login_page_speaks_french(client, home):
    page = client.get(LOGIN).content.decode()
    for words in ["Adresse e-mail", "Mot de passe", "Se connecter"]:
        assert words in page
