"""The screens of proposed changes: no word lost, nothing told to who may not know."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import Implantation, Intervention
from cso_pages.upkeep.requests.drafts import open_request_of, proposed_in
from cso_pages.upkeep.requests.models import ChangeRequest
from portal.journal.models import AuditEntry
from tests.cso_pages import request_ways
from tests.cso_pages.request_ways import key, propose, section_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def sent(organisation, by, **values) -> ChangeRequest:
    """Sent today by the clock that the screens read."""
    return request_ways.sent(organisation, by, at=timezone.now(), **values)


def page(organisation, end="") -> str:
    return f"/espace/organisation/{organisation.uuid}/modifier/{end}"


def desk(request, end="") -> str:
    return f"/espace/annuaire/demandes/{request.uuid}/{end}"


def inputs(html: str) -> dict[str, list[str]]:
    """What a browser would post of the form of a section, as it was opened."""
    form = BeautifulSoup(html, "html.parser").find(attrs={"name": "seen"}).parent
    said: dict[str, list[str]] = {}
    for control in form.find_all(["input", "textarea", "select"]):
        for value in posted_by(control):
            said.setdefault(control["name"], []).append(value)
    return said


def posted_by(control) -> list[str]:
    """The values that one control sends."""
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n").replace("\n", "\r\n")]
    if control.name == "select":
        chosen = control.find("option", selected=True) or control.find("option")
        return [chosen["value"]]
    ticked = control.get("type") not in {"checkbox", "radio"} or control.has_attr(
        "checked"
    )
    return [control.get("value", "")] if ticked else []


def test_a_section_posted_unchanged_proposes_nothing(client, cast):
    """Every section, over a record that says something everywhere."""
    org = cast.association
    Organisation.objects.filter(pk=org.pk).update(
        mission="Une ligne.\nUne autre.", summary=" Bordée ", founded_year=1999
    )
    Intervention.objects.create(
        organisation=org, theme_id="excision", territory_id="mopti", since_year=2004
    )
    Implantation.objects.create(
        organisation=org, kind="seat", territory_id="mopti", locality="Sévaré",
        precision="commune",
    )  # fmt: skip
    ContactChannel.objects.create(organisation=org, kind="phone", value="00 00 00 01")
    org.registrations.create(kind="receipt", number="R-1", issued_on="2010-02-03")
    client.force_login(cast.aminata)
    for slug in ("general", "actions", "groupes", "contacts"):
        shown = client.get(page(org, f"{slug}/"))
        answer = client.post(page(org, f"{slug}/"), inputs(shown.content.decode()))
        assert answer.status_code == 302, slug
        assert not ChangeRequest.objects.exists(), slug


def test_three_sections_make_one_request_and_the_public_sees_nothing(client, cast):
    org = cast.association
    client.force_login(cast.aminata)
    client.post(page(org, "general/"), section_form(org, "general", summary="marque-1"))
    rows = inputs(client.get(page(org, "actions/")).content.decode())
    rows |= {"work-0-theme": "excision", "work-0-territory": "mopti",
             "work-0-activity": "marque-2"}  # fmt: skip
    assert client.post(page(org, "actions/"), rows).status_code == 302
    rows = inputs(client.get(page(org, "contacts/")).content.decode())
    rows |= {"channel-0-text": "marque-3", "channel-0-audience": "members"}
    assert client.post(page(org, "contacts/"), rows).status_code == 302
    asked = open_request_of(org)
    assert asked.changes.count() == 3
    hub = client.get(page(org)).content.decode()
    assert all(f"marque-{n}" in hub for n in (1, 2, 3))
    client.post(page(org, "envoyer/"), key() | {"version": str(asked.version)})
    asked.refresh_from_db()
    assert asked.state == "submitted"
    client.logout()
    assert "marque" not in client.get(org.get_absolute_url()).content.decode()
    for stranger in (cast.bintou, cast.fatoumata, cast.steering):
        client.force_login(stranger)
        assert client.get(desk(asked)).status_code == 404
        assert client.get(page(org)).status_code == 403


def test_a_wrong_form_comes_back_filled_with_a_sentence(client, cast):
    org = cast.association
    client.force_login(cast.aminata)
    rows = inputs(client.get(page(org, "actions/")).content.decode())
    rows |= {
        "work-0-theme": "excision", "work-0-activity": "Un long texte tapé.",
        "work-0-since": "2020", "work-0-until": "2019",
        "places-0-kind": "shelter", "places-0-territory": "mopti",
        "places-0-locality": "Sévaré", "places-0-precision": "commune",
    }  # fmt: skip
    answer = client.post(page(org, "actions/"), rows)
    html = answer.content.decode()
    assert answer.status_code == 422
    for said in (
        "Un long texte tapé.", "Choisissez le territoire.", "Sévaré",
        "La fin ne peut pas précéder le début.",
        "Un hébergement sécurisé n’est jamais dit plus finement que sa",
    ):  # fmt: skip
        assert said in html, said
    assert not ChangeRequest.objects.exists()


@pytest.mark.parametrize("precision", ["exact", "commune"])
def test_a_shelter_finer_than_its_region_is_refused_with_words(client, cast, precision):
    client.force_login(cast.aminata)
    org = cast.association
    rows = inputs(client.get(page(org, "actions/")).content.decode())
    rows |= {"places-0-kind": "shelter", "places-0-territory": "mopti",
             "places-0-precision": precision}  # fmt: skip
    assert client.post(page(org, "actions/"), rows).status_code == 422
    rows["places-0-precision"] = "region"
    assert client.post(page(org, "actions/"), rows).status_code == 302


def test_a_stale_form_shows_both_and_loses_nothing(client, cast):
    org = cast.association
    opened = section_form(org, "general")
    propose(org, cast.sira, summary="Texte de Sira.")
    client.force_login(cast.aminata)
    second = client.post(
        page(org, "general/"), opened | {"summary": "Texte d’Aminata."}
    )
    html = second.content.decode()
    assert second.status_code == 409
    assert "Texte de Sira." in html and html.count("Texte d’Aminata.") == 2
    assert proposed_in(open_request_of(org)) == {"summary": "Texte de Sira."}
    again = client.post(
        page(org, "general/"), section_form(org, "general", summary="Texte d’Aminata.")
    )
    assert again.status_code == 302
    assert proposed_in(open_request_of(org)) == {"summary": "Texte d’Aminata."}


def test_a_double_submit_makes_one_request_and_one_notice(client, cast):
    org = cast.association
    asked = propose(org, cast.aminata, summary="Un.")
    client.force_login(cast.aminata)
    form = key() | {"version": str(asked.version)}
    assert client.post(page(org, "envoyer/"), form).status_code == 302
    assert client.post(page(org, "envoyer/"), form).status_code == 302
    assert AuditEntry.objects.filter(action="change_request_sent").count() == 1


def test_a_network_is_added_by_its_sigle_and_left_by_a_tick(client, cast):
    org = cast.association
    OrgLink.objects.filter(member=org).delete()
    client.force_login(cast.aminata)
    rows = inputs(client.get(page(org, "groupes/")).content.decode())
    wrong = client.post(page(org, "groupes/"), rows | {"network_1": "inconnu-mqr"})
    assert wrong.status_code == 422
    client.post(page(org, "groupes/"), rows | {"network_1": "ref"})
    asked = open_request_of(org)
    assert proposed_in(asked) == {"networks": [str(cast.network.uuid)]}


def test_nobody_proposes_with_the_key_of_anothers_channel(client, cast):
    hers = cast.other.channels.create(kind="phone", value="00 00 00 02")
    client.force_login(cast.aminata)
    org = cast.association
    rows = inputs(client.get(page(org, "contacts/")).content.decode())
    rows |= {"channel-0-uuid": str(hers.uuid), "channel-0-text": "00 00 00 09"}
    assert client.post(page(org, "contacts/"), rows).status_code == 302
    assert f"channel:{hers.uuid}" not in proposed_in(open_request_of(org))


def test_a_public_number_needs_the_agreement_of_who_answers(client, cast):
    client.force_login(cast.aminata)
    org = cast.association
    rows = inputs(client.get(page(org, "contacts/")).content.decode())
    rows |= {"channel-0-text": "00 00 00 09", "channel-0-audience": "public"}
    refused = client.post(page(org, "contacts/"), rows)
    assert "il faut l’accord de qui répond" in refused.content.decode()
    agreed = rows | {"channel-0-agreed": "on"}
    assert client.post(page(org, "contacts/"), agreed).status_code == 302


def test_the_secretariat_writes_at_once_and_says_how_it_knows(client, cast):
    org = cast.association
    client.force_login(cast.mariam)
    typed = section_form(org, "general", summary="Dicté au téléphone.")
    assert client.post(page(org, "general/"), typed).status_code == 422
    answer = client.post(page(org, "general/"), typed | {"source": "phone"})
    assert answer.status_code == 302
    org.refresh_from_db()
    assert org.summary == "Dicté au téléphone."
    assert org.last_modified_on is not None and org.last_confirmed_on is None
    row = AuditEntry.objects.get(action="organisation_entered")
    assert row.detail == {"source": "phone", "fields": ["summary"]}


def test_the_secretariat_is_told_when_the_record_moved_meanwhile(client, cast):
    org = cast.association
    typed = section_form(org, "general", summary="Dicté.", source="phone")
    Organisation.objects.filter(pk=org.pk).update(summary="Importé entre-temps.")
    client.force_login(cast.mariam)
    answer = client.post(page(org, "general/"), typed)
    assert answer.status_code == 409
    assert "Importé entre-temps." in answer.content.decode()
