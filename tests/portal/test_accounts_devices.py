"""The devices that are signed in: seen, closed one by one or all at once."""

import uuid

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from portal.accounts.devices import told_device
from portal.accounts.sessions import end_sessions
from portal.accounts.templatetags.accounts import by_four
from portal.notices.models import Notice
from tests.conftest import NOW
from tests.portal.accounts_ways import (
    sign_in,
)

LIST = "/compte/sessions/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0.0.0 Mobile Safari/537.36"
)
OFFICE = "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.fixture
def phone(cast):
    client = Client(HTTP_USER_AGENT=PHONE)
    sign_in(client, cast.aminata)
    return client


@pytest.fixture
def office(cast):
    client = Client(HTTP_USER_AGENT=OFFICE)
    sign_in(client, cast.aminata)
    return client


def is_open(client):
    return client.get("/compte/").status_code == 200


def test_each_device_is_named(phone, office):
    page = phone.get(LIST).content.decode()
    assert "Chrome sur Android" in page
    assert "Firefox sur Windows" in page
    assert page.count("Cet appareil") == 1
    assert "127.0.0.1" not in page


def test_one_device_is_closed(phone, office, cast):
    other = UserSession.objects.get(user_agent=OFFICE)
    path = f"/compte/appareils/{other.pk}/fermer/"
    assert phone.post(path, {"cle": str(uuid.uuid4())}).url == LIST
    assert is_open(phone)
    assert not is_open(office)


def test_all_the_others_are_closed_at_once(phone, office):
    assert phone.post(LIST).url == LIST
    assert is_open(phone)
    assert not is_open(office)


def test_nobody_closes_the_device_of_another(phone, client, cast):
    sign_in(client, cast.bintou)
    theirs = UserSession.objects.get(user_agent=PHONE)
    path = f"/compte/appareils/{theirs.pk}/fermer/"
    assert client.post(path, {"cle": str(uuid.uuid4())}).status_code == 404
    assert is_open(phone)


def test_the_portal_can_end_every_session_of_a_person(phone, office, cast):
    end_sessions(cast.aminata, at=NOW)
    assert not is_open(phone)
    assert not is_open(office)
    sign_in(phone, cast.aminata)
    assert is_open(phone)


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (PHONE, "Chrome sur Android"),
        (OFFICE, "Firefox sur Windows"),
        ("Opera/9.80 (Android; Opera Mini/7.5)", "Opera sur Android"),
        ("curl/8", "Appareil inconnu"),
        ("", "Appareil inconnu"),
    ],
)
def test_a_device_is_told_in_words(agent, told):
    assert told_device(agent) == told


def test_keys_are_written_by_four():
    assert by_four("ABCDEFGHIJ") == "ABCD EFGH IJ"


def told_of(person):
    return [n.body for n in Notice.objects.filter(recipient=person, kind="new_device")]


def test_the_first_device_alarms_nobody(phone, cast):
    assert told_of(cast.aminata) == []


def test_a_new_device_is_told_once(phone, office, cast):
    again = Client(HTTP_USER_AGENT=OFFICE.replace("132", "133"))
    sign_in(again, cast.aminata)
    (told,) = told_of(cast.aminata)
    assert "Firefox sur Windows" in told
    assert told_of(cast.bintou) == []
