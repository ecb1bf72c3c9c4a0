"""One login door: no other address of the whole resolver takes a password."""

import re
import uuid

import pytest
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver

from portal.accounts.models import User
from tests.conftest import PASSWORD

THE_DOOR = "compte/login/"


def every_address(patterns, prefix=""):
    """All addresses of the resolver, with something plausible for each part."""
    for pattern in patterns:
        route = prefix + filled(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def filled(route: str) -> str:
    route = re.sub(r"<uuid:\w+>", str(uuid.UUID(int=7)), route)
    route = re.sub(r"<int:\w+>", "1", route)
    route = re.sub(r"<(?:\w+:)?\w+>", "a", route)
    route = re.sub(r"\(\?P<\w+>[^)]*\)", "1", route)
    route = re.sub(r"\(\?:(\w+)[^)]*\)", r"\1", route)
    return route.replace("^", "").replace("$", "").replace(r"((?:[\w\-]+/)*)", "")


ADDRESSES = sorted(set(every_address(get_resolver().url_patterns)))
CREDENTIALS = {
    key: value
    for fields in (("login", "password"), ("username", "password"), ("email", "passwd"))
    for key, value in zip(fields, ("mariam@essai.test", PASSWORD), strict=True)
}


def test_the_walk_sees_the_whole_portal():
    seen = set(ADDRESSES)
    assert {THE_DOOR, "gestion/", "_util/login/", "gestion/login/"} <= seen
    assert len(seen) > 150


def test_no_other_address_signs_anybody_in(client, cast):
    """Also not half-way: no pending sign-in is left in the session."""
    opened = []
    for address in ADDRESSES:
        if address == THE_DOOR:
            continue
        cache.clear()
        client.raise_request_exception = False
        client.post(f"/{address}", CREDENTIALS | {"cle": str(uuid.uuid4())})
        if "_auth_user_id" in client.session or "account_login" in client.session:
            opened.append(address)
            client.logout()
    # Asking for a code by e-mail waits for that code: it never reads the password.
    assert opened == ["compte/login/code/"]


def test_the_one_door_signs_in(client, cast):
    client.post(f"/{THE_DOOR}", CREDENTIALS)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/gestion/login/", "/compte/login/?next=/gestion/"),
        ("/gestion/password_reset/", "/compte/login/?next=/gestion/"),
        ("/gestion/password_reset/confirm/a/b/", "/compte/login/?next=/gestion/"),
        ("/_util/login/", "/compte/login/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_other_doors_lead_to_the_one(address, leads_to, method, client, home):
    response = getattr(client, method)(address, CREDENTIALS)
    assert (response.status_code, response.url) == (302, leads_to)


def test_a_signed_in_person_does_not_go_round_in_circles(client, cast):
    client.force_login(cast.aminata)
    assert client.get("/_util/login/").url == "/gestion/"
    assert client.get("/gestion/").status_code == 403


@pytest.mark.parametrize("address", ["/admin/", "/django-admin/"])
def test_there_is_no_django_admin(address, client, home):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_up_is_closed_and_creates_nobody(method, client, home):
    form = {
        "email": "nouvelle@essai.test",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    response = getattr(client, method)("/compte/signup/", form)
    assert "sur invitation" in response.content.decode()
    assert response.status_code == (200 if method == "get" else 403)
    assert not User.objects.exists()
