"""When a request fails, what was typed comes back, and nothing else is lost."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.test import Client
from django.urls import path
from django.utils import timezone

from portal.journal.actions import record
from portal.journal.models import AuditEntry
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.urls import handler500  # noqa: F401 - read by Django
from portal.urls import urlpatterns as every_room
from tests.conftest import PASSWORD

TEXT = "9 causeries dans 6 villages, avec les relais communautaires."
KEY = "0b9ce4a4-8d5e-4c0e-9a53-0a2a2a2a2a2a"


@signed_in
@posted_once
def note(request: HttpRequest) -> HttpResponse:
    """A page of a workspace: writes one row a post."""
    if request.method == "POST":
        record("essai", at=timezone.now(), actor=None, done=request.POST["done"])
        return redirect("/")
    return HttpResponse(get_token(request))


def failing(error: Exception):
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("essai/", note),
    path("essai/panne/", failing(RuntimeError("panne"))),
    path("essai/base/", failing(OperationalError("loin"))),
    path("essai/refus/", failing(PermissionDenied())),
    path("essai/illisible/", failing(BadRequest())),
    *every_room,
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def web() -> Client:
    return Client(
        enforce_csrf_checks=True,
        raise_request_exception=False,
        headers={"Sec-Fetch-Site": "same-origin"},
    )


def the_form(response) -> tuple[str, dict[str, str]]:
    """The first posted form of the page's content: its address and what it holds."""
    form = BeautifulSoup(response.content, "html.parser").main.find("form")
    values = {
        control["name"]: control.get("value") or control.text.removeprefix("\n")
        for control in form.find_all(["input", "textarea"])
        if control.get("name") and control.get("type") not in {"file", "checkbox"}
    }
    return form["action"], values


def sign_in(web: Client, person) -> None:
    page = web.get("/compte/login/")
    address, values = the_form(page)
    values |= {"login": person.email, "password": PASSWORD}
    assert web.post(address, values).status_code == 302


def written() -> list[str]:
    return [entry.detail["done"] for entry in AuditEntry.objects.filter(action="essai")]


def test_an_old_token_gives_the_text_back_and_the_same_key(web, cast):
    sign_in(web, cast.aminata)
    page = web.post("/essai/?de=2", {"done": TEXT, "cle": KEY, "v-7": "9"})
    assert page.status_code == 403
    assert "Rien n’est perdu" in page.content.decode()
    assert written() == []
    address, values = the_form(page)
    assert address == "/essai/?de=2"
    assert values["done"] == TEXT and values["cle"] == KEY and values["v-7"] == "9"
    assert web.post(address, values)["Location"] == "/"
    assert web.post(address, values)["Location"] == "/"
    assert written() == [TEXT]


def test_a_session_that_ended_loses_no_word(web, cast):
    sign_in(web, cast.aminata)
    token = web.get("/essai/").content.decode()
    web.cookies.pop("sessionid")
    data = {"done": TEXT, "cle": KEY, "csrfmiddlewaretoken": token}
    page = web.post("/essai/", data)
    assert page.status_code == 403
    assert "Votre session est terminée" in page.content.decode()
    address, values = the_form(page)
    assert values["done"] == TEXT
    # She signs in in another tab, which renews the token of every page …
    sign_in(web, cast.aminata)
    stale = web.post(address, values)
    assert stale.status_code == 403 and written() == []
    # … so the page comes once more, and then goes.
    address, values = the_form(stale)
    assert web.post(address, values).status_code == 302
    assert written() == [TEXT]


def test_a_page_of_the_workspace_leads_strangers_to_the_door(web):
    response = web.get("/essai/?de=2")
    assert response["Location"] == "/compte/login/?next=/essai/%3Fde%3D2"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://ailleurs.test"},
        {"Sec-Fetch-Site": "", "Origin": "https://ailleurs.test"},
        {"Sec-Fetch-Site": "", "Referer": "https://ailleurs.test/"},
        {"Sec-Fetch-Site": ""},
    ],
)
def test_a_post_made_by_another_site_gets_no_button(web, cast, headers):
    web.force_login(cast.aminata)
    page = web.post("/essai/", {"done": TEXT, "cle": KEY}, headers=headers)
    html = page.content.decode()
    assert page.status_code == 403
    assert "Renvoyer</button>" not in html and "csrfmiddlewaretoken" not in html
    assert TEXT in html


@pytest.mark.parametrize("name", ["password", "new_password2", "code", "otp_code"])
def test_secrets_never_come_back(web, home, name):
    data = {"login": "a@essai.test", name: "tres-secret-77"}
    page = web.post("/compte/login/", data)
    html = page.content.decode()
    assert page.status_code == 403
    assert "tres-secret-77" not in html and "Renvoyer</button>" not in html


def test_files_are_to_be_chosen_again(web, cast, tmp_path):
    sign_in(web, cast.aminata)
    chosen = tmp_path / "liste-presence.txt"
    chosen.write_text("x")
    with chosen.open("rb") as file:
        page = web.post("/essai/", {"done": TEXT, "cle": KEY, "files": file})
    html = page.content.decode()
    assert "liste-presence.txt" in html
    assert "Fichiers à choisir de nouveau" in html
    assert 'enctype="multipart/form-data"' in html


def test_what_was_typed_is_never_read_as_html(web, cast):
    sign_in(web, cast.aminata)
    nasty = "</textarea><script>alert(1)</script>"
    page = web.post("/essai/", {"done": nasty, "cle": KEY})
    assert "<script>alert" not in page.content.decode()
    assert the_form(page)[1]["done"] == nasty


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/essai/panne/", 500, "Une erreur est survenue de notre côté"),
        ("/essai/base/", 503, "Le portail est momentanément indisponible"),
        ("/essai/refus/", 403, "Cette page ne vous est pas ouverte"),
        ("/essai/illisible/", 400, "Le portail n’a pas pu lire cette demande"),
        ("/essai/nulle-part/", 404, "Cette page n’existe pas, ou plus"),
    ],
)
def test_each_failure_has_its_page_in_french(web, home, address, status, told):
    response = web.get(address)
    assert response.status_code == status
    assert told in response.content.decode()
    assert response["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/essai/panne/", "/essai/base/"])
def test_a_failure_page_asks_nothing_of_the_database(
    web, address, django_assert_num_queries
):
    with django_assert_num_queries(0):
        web.get(address)


def test_a_lost_page_offers_to_search(web, home):
    html = web.get("/essai/nulle-part/").content.decode()
    assert 'role="search" action="/recherche/"' in html
