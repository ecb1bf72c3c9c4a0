"""A form of the workspace on a bad network: no word is lost, no act is done twice."""

import pytest
from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import RequestContext, Template
from django.urls import path
from django.utils import timezone
from playwright.sync_api import expect

from portal.journal.actions import record
from portal.journal.models import AuditEntry
from portal.journal.once import posted_once
from portal.kit.access import signed_in
from portal.urls import urlpatterns as every_room

TEXT = "9 causeries dans 6 villages."
PAGE = Template(
    """{% extends "layouts/workspace.html" %}
    {% block title %}Essai{% endblock %}{% block description %}Essai{% endblock %}
    {% block content %}<h1>Essai</h1>{% include "components/errors.html" %}
    <form method="post" data-steady novalidate>{% csrf_token %}{% once_key %}
    {{ form.done.as_field_group }}<button class="button">Envoyer</button></form>
    {% endblock %}"""
)


class Note(forms.Form):
    # No maxlength in the page: it would cut a long text without a word.
    done = forms.CharField(
        label="Ce qui a été fait", validators=[MaxLengthValidator(40)]
    )


@signed_in
@posted_once
def note(request: HttpRequest) -> HttpResponse:
    form = Note(request.POST or None)
    if form.is_valid():
        record("essai", at=timezone.now(), actor=None, **form.cleaned_data)
        return redirect("/glossaire/")
    html = PAGE.render(RequestContext(request, {"form": form}))
    return HttpResponse(html, status=422 if form.errors else 200)


urlpatterns = [path("essai/", note), *every_room]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def form(page, site, cast, client):
    """The page, open, with a text typed in it."""
    client.force_login(cast.aminata)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}]
    )
    page.goto(f"{site}/essai/")
    page.get_by_label("Ce qui a été fait").fill(TEXT)
    return page


def send(page):
    page.get_by_role("button", name="Envoyer").click()


def written() -> list[str]:
    return [e.detail["done"] for e in AuditEntry.objects.filter(action="essai")]


def test_a_form_is_sent_and_leads_on(form, site):
    send(form)
    form.wait_for_url(f"{site}/glossaire/")
    assert written() == [TEXT]


def test_a_network_cut_before_the_request_leaves_loses_nothing(form, site, looks_right):
    form.route("**/essai/", lambda route: route.abort())
    for _attempt in range(2):
        send(form)
        form.get_by_text("Pas de réponse du réseau").wait_for()
        expect(form.get_by_label("Ce qui a été fait")).to_have_value(TEXT)
    looks_right(form)
    assert written() == []
    form.unroute("**/essai/")
    send(form)
    form.wait_for_url(f"{site}/glossaire/")
    assert written() == [TEXT]


def test_a_network_cut_after_the_server_wrote_writes_once(form, site):
    def swallow(route):
        route.fetch(max_redirects=0)
        route.abort()

    form.route("**/essai/", swallow)
    send(form)
    form.get_by_text("Pas de réponse du réseau").wait_for()
    assert written() == [TEXT]
    form.unroute("**/essai/")
    send(form)
    form.wait_for_url(f"{site}/glossaire/")
    assert written() == [TEXT]


def test_a_refused_form_comes_back_with_its_text(form, site, looks_right):
    form.get_by_label("Ce qui a été fait").fill(TEXT * 3)
    send(form)
    form.get_by_text("Corrigez ce qui suit").wait_for()
    expect(form.get_by_label("Ce qui a été fait")).to_have_value(TEXT * 3)
    assert form.evaluate("document.activeElement.getAttribute('role')") == "alert"
    looks_right(form)
    form.get_by_label("Ce qui a été fait").fill(TEXT)
    send(form)
    form.wait_for_url(f"{site}/glossaire/")
    assert written() == [TEXT]


def test_a_server_in_trouble_leaves_the_text_in_place(form):
    form.route("**/essai/", lambda route: route.fulfill(status=503, body="non"))
    send(form)
    form.get_by_text("Pas de réponse du réseau").wait_for()
    expect(form.get_by_label("Ce qui a été fait")).to_have_value(TEXT)


def test_a_double_click_sends_once(form, site):
    form.get_by_role("button", name="Envoyer").dblclick()
    form.wait_for_url(f"{site}/glossaire/")
    assert written() == [TEXT]


def test_a_session_that_ended_keeps_the_text_on_the_page(form, cast, client):
    form.context.clear_cookies(name="sessionid")
    send(form)
    form.get_by_role("heading", name="Votre session est terminée").wait_for()
    expect(form.get_by_text(TEXT)).to_be_visible()
    assert written() == []
