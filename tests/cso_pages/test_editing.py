"""/gestion/: what the menu offers, the référentiels, and two people on one form."""

import datetime
import re

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import ModelLogEntry, Page

from cso_pages.glossary.models import GlossaryTerm
from cso_pages.help.models import HelpService
from cso_pages.mandates.desk import ensure_groups
from cso_pages.mandates.models import Role
from cso_pages.pages.models import StandardPage
from cso_pages.reference.models import Territory
from tests.conftest import give, make_person


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def editors(cast, pages):
    """Two of the secretariat, and one of the rédaction."""
    second = make_person("oumou@essai.test", "Oumou")
    give(second, Role.SECRETARIAT)
    writer = make_person("nana@essai.test", "Nana")
    give(writer, Role.EDITOR)
    return {"mariam": cast.mariam, "oumou": second, "nana": writer}


@pytest.fixture
def as_(editors, client):
    """A browser of one's own for each person."""
    from django.test import Client

    def enter(name):
        browser = Client()
        browser.force_login(editors[name])
        return browser

    return enter


def fields_of(html):
    """What the form of a page holds, as a browser would send it."""
    from bs4 import BeautifulSoup

    form = BeautifulSoup(html, "html.parser").select_one("form[data-edit-form]")
    form = form or BeautifulSoup(html, "html.parser").select("form")[-1]
    sent = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        kind = field.get("type", "")
        if kind in ("checkbox", "radio", "submit", "file"):
            if field.has_attr("checked"):
                sent[field["name"]] = field.get("value", "on")
        elif field.has_attr("multiple"):
            sent[field["name"]] = [o["value"] for o in field.select("option[selected]")]
        elif field.name == "select":
            chosen = field.select_one("option[selected]")
            sent[field["name"]] = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            sent[field["name"]] = field.get_text().removeprefix("\n")
        else:
            sent[field["name"]] = field.get("value", "")
    return sent


def opened(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return fields_of(answer.content.decode())


@pytest.fixture
def principles(pages):
    made = StandardPage(title="Nos principes", slug="nos-principes", intro="Avant")
    pages.add_child(instance=made)
    made.save_revision().publish()
    return made


def kept(principles):
    return Page.objects.get(pk=principles.pk).get_latest_revision_as_object()


def body_count(form):
    """The body is drawn by script: a browser sends at least its count."""
    return form | {"body-count": "0"}


@pytest.mark.parametrize("first", ["mariam", "oumou"])
def test_the_second_to_save_a_page_is_told_and_keeps_her_text(first, as_, principles):
    second = {"mariam": "oumou", "oumou": "mariam"}[first]
    address = f"/gestion/pages/{principles.pk}/edit/"
    one, other = as_(first), as_(second)
    hers, theirs = opened(one, address), opened(other, address)
    saved = one.post(address, body_count(hers | {"intro": "De la première"}))
    assert saved.status_code == 302
    refused = other.post(address, body_count(theirs | {"intro": "De la seconde"}))
    html = refused.content.decode()
    assert refused.status_code == 200
    assert f"{first.capitalize()} Essai a enregistré cette page le" in html
    assert "De la seconde" in html
    assert kept(principles).intro == "De la première"
    again = fields_of(html)
    assert other.post(address, body_count(again)).status_code == 302
    assert kept(principles).intro == "De la seconde"


def test_a_form_that_forgot_its_revision_writes_over_nobody(as_, principles):
    address = f"/gestion/pages/{principles.pk}/edit/"
    browser = as_("mariam")
    form = opened(browser, address)
    bare = {k: v for k, v in form.items() if not k.startswith("loaded_revision")}
    assert browser.post(address, body_count(bare | {"intro": "x"})).status_code == 200
    assert kept(principles).intro == "Avant"


def test_one_person_saves_as_often_as_she_likes(as_, principles):
    address = f"/gestion/pages/{principles.pk}/edit/"
    browser = as_("mariam")
    for text in ("Un", "Deux", "Trois"):
        form = opened(browser, address) | {"intro": text}
        assert browser.post(address, body_count(form)).status_code == 302
    assert kept(principles).intro == "Trois"


@pytest.mark.parametrize("first", ["mariam", "nana"])
def test_the_second_to_save_a_row_is_told_and_keeps_her_text(first, as_, editors):
    second = {"mariam": "nana", "nana": "mariam"}[first]
    address = "/gestion/territory/edit/mopti/"
    one, other = as_(first), as_(second)
    hers, theirs = opened(one, address), opened(other, address)
    assert one.post(address, hers | {"name": "Mopti ville"}).status_code == 302
    refused = other.post(address, theirs | {"name": "Mopti région"})
    html = refused.content.decode()
    assert refused.status_code == 200
    assert f"{first.capitalize()} Essai a enregistré cette ligne" in html
    assert "Mopti région" in html
    assert Territory.objects.get(pk="mopti").name == "Mopti ville"
    assert other.post(address, fields_of(html)).status_code == 302
    assert Territory.objects.get(pk="mopti").name == "Mopti région"


def test_the_same_holds_for_a_help_service(as_, editors):
    service = HelpService.objects.create(
        name="Service Exemple",
        territory_id="mopti",
        phone="00 00 00 01",
        verified_on=datetime.date(2026, 10, 1),
    )
    address = f"/gestion/helpservice/edit/{service.pk}/"
    one, other = as_("mariam"), as_("oumou")
    hers, theirs = opened(one, address), opened(other, address)
    HelpService.objects.filter(pk=service.pk).update(phone="00 00 00 02")
    refused = other.post(address, theirs | {"phone": "00 00 00 03"})
    assert "a enregistré cette ligne" in refused.content.decode()
    service.refresh_from_db()
    assert service.phone == "00 00 00 02" and hers


REFERENCE = [
    "territory",
    "orgtype",
    "theme",
    "group",
    "language",
    "framework",
    "frameworknode",
    "glossaryterm",
]


@pytest.mark.parametrize("name", [*REFERENCE, "helpservice"])
@pytest.mark.parametrize("screen", ["", "new/"])
def test_each_référentiel_opens_in_french(name, screen, as_, editors):
    answer = as_("mariam").get(f"/gestion/{name}/{screen}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert not re.search(r">\s*(Add|Edit|Delete|Save|Slug|Code ct)\b", html)


MAY = {"mariam": 200, "nana": 200, "ibrahim": 302, "coumba": 302, "admin": 302}


@pytest.mark.parametrize(("name", "status"), MAY.items())
def test_who_writes_the_site_keeps_the_référentiels(
    name, status, editors, cast, client
):
    client.force_login(editors.get(name) or getattr(cast, name))
    client.get("/gestion/")
    for address in ("/gestion/territory/", "/gestion/theme/new/"):
        assert client.get(address).status_code == status


@pytest.mark.parametrize("name", REFERENCE)
def test_no_row_is_removed_by_anybody(name, as_, editors):
    browser = as_("mariam")
    key = {"territory": "mopti", "orgtype": "reseau"}.get(name, "1")
    address = f"/gestion/{name}/delete/{key}/"
    assert browser.get(address).status_code == 404
    assert browser.post(address).status_code == 404
    ensure_groups()
    rights = Permission.objects.filter(codename=f"delete_{name}")
    assert not rights.filter(group__isnull=False, content_type__app_label="cso_pages")


def test_a_key_does_not_change_once_made(as_, editors):
    browser = as_("mariam")
    address = "/gestion/theme/edit/excision/"
    form = opened(browser, address) | {"code": "autre", "short_label": "Abandon"}
    assert browser.post(address, form).status_code == 302
    assert not Territory.objects.filter(pk="autre").exists()
    from cso_pages.reference.models import Theme

    assert Theme.objects.get(pk="excision").short_label == "Abandon"
    assert not Theme.objects.filter(pk="autre").exists()


def test_a_word_gets_its_anchor_and_is_retired(as_, editors, client):
    browser = as_("nana")
    form = {"term": "Ɲɔgɔn dɛmɛ", "definition": "S’entraider.", "abbreviation": ""}
    made = browser.post("/gestion/glossaryterm/new/", form | {"slug": ""})
    assert made.status_code == 302
    word = GlossaryTerm.objects.get(slug="ɲɔgɔn-dɛmɛ")
    assert 'id="ɲɔgɔn-dɛmɛ"' in client.get("/glossaire/").content.decode()
    address = f"/gestion/glossaryterm/edit/{word.pk}/"
    retired = opened(browser, address) | {"retired_on": "2026-01-01"}
    assert browser.post(address, retired).status_code == 302
    assert "ɲɔgɔn-dɛmɛ" not in client.get("/glossaire/").content.decode()
    assert ModelLogEntry.objects.for_instance(word).count() == 2


def test_the_rédaction_cannot_publish(as_, editors, principles):
    address = f"/gestion/pages/{principles.pk}/edit/"
    browser = as_("nana")
    form = opened(browser, address) | {"intro": "De Nana", "action-publish": "1"}
    browser.post(address, body_count(form))
    principles.refresh_from_db()
    assert principles.intro == "Avant"
    assert kept(principles).intro == "De Nana"


def test_an_address_typed_by_hand_is_folded(as_, editors, principles):
    address = f"/gestion/pages/{principles.pk}/edit/"
    browser = as_("mariam")
    form = opened(browser, address) | {
        "slug": "égalité-ɲɛ",
        "action-publish": "1",
    }
    assert browser.post(address, body_count(form)).status_code == 302
    principles.refresh_from_db()
    assert principles.slug == "egalite-ɲɛ"


@pytest.mark.parametrize(
    ("name", "seen", "unseen"),
    [
        ("mariam", ["Référentiels", "Opérations", "Espace de travail", "Actualités"],
         ["Rapports", "Paramètres", "Aide"]),
        ("nana", ["Référentiels", "Espace de travail", "Ressources"], ["Opérations"]),
    ],
)  # fmt: skip
def test_the_menu_is_short_and_leads_back_to_the_workspace(
    name, seen, unseen, as_, editors
):
    import json

    html = as_(name).get("/gestion/").content.decode()
    props = re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html, re.S)
    told = json.loads(props[1])
    labels = re.findall(r'"label": "([^"]*)"', json.dumps(told, ensure_ascii=False))
    assert set(seen) <= set(labels), labels
    assert not set(unseen) & set(labels)
    assert "Comment on travaille ici" in html
    assert "guide.wagtail.org" not in html and "editor guide" not in html


def test_the_workspace_leads_to_the_contents(client, editors):
    client.force_login(editors["nana"])
    assert 'href="/gestion/"' in client.get("/espace/").content.decode()
