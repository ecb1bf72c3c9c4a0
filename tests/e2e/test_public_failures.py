"""Every failure has a page that is accessible, fits, and says what to do."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import path
from playwright.sync_api import expect

from portal.kit.access import signed_in
from portal.urls import handler500  # noqa: F401 - read by Django
from portal.urls import urlpatterns as every_room

LONG = (
    "9 causeries dans 6 villages, avec les relais communautaires et deux chefs "
    "religieux. 11 familles ont annoncé reporter un mariage."
)
PAGE = Template(
    """{% extends "layouts/public.html" %}
    {% block title %}Essai{% endblock %}{% block description %}Essai{% endblock %}
    {% block content %}<h1>Essai</h1>
    <form method="post" enctype="multipart/form-data">{% csrf_token %}{% once_key %}
    <input type="hidden" name="v-7" value="9">
    <p><label>Fait <textarea name="done"></textarea></label></p>
    <p><label>Fichier <input type="file" name="files"></label></p>
    <button class="button">Envoyer</button></form>{% endblock %}"""
)


def failing(error: Exception):
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render(RequestContext(request)))


@signed_in
def closed(request: HttpRequest) -> HttpResponse:
    return form(request)


def opened(request: HttpRequest) -> HttpResponse:
    return form(request) if request.method == "GET" else closed(request)


urlpatterns = [
    path("essai/500/", failing(RuntimeError("panne"))),
    path("essai/503/", failing(OperationalError("loin"))),
    path("essai/403/", failing(PermissionDenied())),
    path("essai/400/", failing(BadRequest())),
    path("essai/formulaire/", form),
    path("essai/ferme/", opened),
    *every_room,
]
pytestmark = pytest.mark.urls(__name__)


def test_every_failure_page_is_accessible_and_fits(page, site, width, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    for status in (400, 403, 404, 500, 503):
        response = page.goto(f"{site}/essai/{status}/")
        assert response.status == status
        looks_right(page)


def test_an_old_form_comes_back_whole(page, site, width, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}/essai/formulaire/")
    page.get_by_label("Fait").fill(LONG)
    page.get_by_label("Fichier").set_input_files(
        {"name": "liste-presence.pdf", "mimeType": "application/pdf", "buffer": b"x"}
    )
    page.context.clear_cookies()  # the token of the page is worth nothing now
    page.get_by_role("button", name="Envoyer").click()
    page.get_by_role("heading", name="La page a attendu trop longtemps").wait_for()
    expect(page.get_by_label("Ce qui a été fait")).to_have_value(LONG)
    expect(page.get_by_text("liste-presence.pdf")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Renvoyer").click()
    page.get_by_role("heading", name="Essai").wait_for()


def test_an_ended_session_says_what_to_do(page, site, width, looks_right):
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}/essai/ferme/")
    page.get_by_label("Fait").fill(LONG)
    page.get_by_role("button", name="Envoyer").click()
    page.get_by_role("heading", name="Votre session est terminée").wait_for()
    expect(page.get_by_label("Ce qui a été fait")).to_have_value(LONG)
    looks_right(page)
    with page.context.expect_page() as opened_tab:
        page.get_by_role("link", name="Connectez-vous dans un nouvel onglet").click()
    expect(opened_tab.value).to_have_url(f"{site}/compte/login/")
    expect(page.get_by_label("Ce qui a été fait")).to_have_value(LONG)
