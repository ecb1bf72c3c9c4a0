"""What answers say to caches and to slow networks."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from portal.kit.headers import kept_briefly
from portal.urls import urlpatterns as every_room

LONG = "Une phrase qui se répète. " * 40


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LONG)


def picture(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LONG.encode(), content_type="image/jpeg")


def onward(request: HttpRequest) -> HttpResponse:
    return redirect("/ailleurs/")


urlpatterns = [
    path("page/", page),
    path("publique/", kept_briefly(page)),
    path("image/", picture),
    path("plus-loin/", onward),
    *every_room,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def test_text_is_compressed_and_pictures_are_not(client):
    asked = {"Accept-Encoding": "gzip"}
    text = client.get("/page/", headers=asked)
    assert text["Content-Encoding"] == "gzip"
    assert gzip.decompress(text.content).decode() == LONG
    assert "Content-Encoding" not in client.get("/image/", headers=asked)


def test_a_public_page_may_be_kept_a_few_seconds_by_everybody(client):
    assert client.get("/publique/")["Cache-Control"] == "public, max-age=10"
    assert "Cache-Control" not in client.get("/page/")


def test_what_a_signed_in_person_receives_is_kept_by_nobody(client, cast):
    client.force_login(cast.aminata)
    for address in ("/page/", "/publique/", "/nulle-part/", "/plus-loin/"):
        assert client.get(address)["Cache-Control"] == "no-store, private"


def test_the_answer_to_a_form_is_kept_by_nobody(client):
    assert client.post("/page/")["Cache-Control"] == "no-store, private"


def test_a_page_that_sets_a_cookie_is_kept_by_nobody(client, home):
    response = client.get("/compte/login/")
    assert response.cookies
    assert "no-store" in response["Cache-Control"]


def test_a_post_by_script_is_told_where_it_led(client):
    plain = client.post("/plus-loin/")
    assert (plain.status_code, plain["Location"]) == (302, "/ailleurs/")
    steady = client.post("/plus-loin/", headers={"X-Steady": "1"})
    assert (steady.status_code, steady["X-Location"]) == (204, "/ailleurs/")
    assert "Location" not in steady and steady.content == b""


def test_every_answer_forbids_camera_microphone_and_place(client):
    response = client.get("/page/")
    assert response["Permissions-Policy"] == "camera=(), microphone=(), geolocation=()"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address", ["/annuaire/%00/", "/reunions/a%00/", "/coordination/textes/%07/"]
)
def test_an_address_with_a_control_character_leads_nowhere(client, home, address):
    assert client.get(address).status_code == 404
