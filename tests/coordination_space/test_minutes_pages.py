"""What each reads of minutes: the public, members, and of those who hide nobody."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination_space.bodies.models import BodyKind
from coordination_space.meetings.states import ActionState
from coordination_space.minutes import actions
from coordination_space.minutes.indexing import reindex
from cso_pages.reference.audiences import Audience
from cso_pages.search.models import SearchEntry
from tests.conftest import NOW
from tests.coordination_space.meeting_ways import (
    a_body,
    a_meeting_to_come,
    a_recommendation,
    begun_minutes,
    published_minutes,
    tick_all,
    write_all,
    written_minutes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def text_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


def test_the_public_page_says_what_was_decided_and_by_whom_it_is_done(client, cast):
    minutes = published_minutes(cast)
    response = client.get(minutes.get_absolute_url())
    page = text_of(response)
    for told in (
        "Compte rendu n° 2026-01", "Quorum atteint : 3 organisations",
        "D2026-01", "La date limite reste le 15.", "R1. Appeler les absentes",
        "30 octobre 2026", cast.association.name, "Aucun rectificatif.",
    ):  # fmt: skip
        assert told in page, told
    assert "max-age=10" in response["Cache-Control"]
    assert "<title>Compte rendu de réunion" in response.content.decode()


def test_the_public_does_not_learn_who_was_absent(client, cast):
    minutes = written_minutes(cast)
    row = minutes.meeting.attendance.get(organisation=cast.other)
    type(row).objects.filter(pk=row.pk).update(status="absent")
    actions.publish_minutes(minutes, "public", by=cast.mariam, at=NOW)
    assert cast.other.name not in text_of(client.get(minutes.get_absolute_url()))


def test_what_members_read_is_kept_by_no_cache(client, cast):
    minutes = published_minutes(cast, Audience.MEMBERS)
    client.force_login(cast.aminata)
    response = client.get(minutes.get_absolute_url())
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    client.logout()
    assert client.get(minutes.get_absolute_url()).status_code == 404
    assert "Revue" not in client.get("/reunions/").content.decode()


@pytest.mark.parametrize("approved", [False, True])
def test_one_that_hides_is_named_nowhere(client, cast, approved):
    """Not even in what was approved and frozen while it was still listed."""
    body = a_body(BodyKind.BOARD, name="Bureau") if approved else None
    minutes = begun_minutes(cast, body=body)
    tick_all(cast, minutes.meeting)
    name = cast.other.name
    write_all(cast, minutes, owner=cast.other, texts=(f"{name} ouvre.", "OEAF parle."))
    who = {"by": cast.mariam, "at": NOW}
    if approved:
        actions.circulate_minutes(minutes, **who)
        actions.approve_minutes(minutes, on=NOW.date(), at_meeting=None, **who)
    actions.publish_minutes(minutes, "public", **who)
    cast.other.hidden_at = timezone.now()
    cast.other.save()
    for reader in (None, cast.aminata, cast.mariam):
        if reader:
            client.force_login(reader)
        page = text_of(client.get(minutes.get_absolute_url()))
        assert name not in page and "OEAF" not in page
        assert "une organisation membre" in page
    reindex()
    assert not SearchEntry.objects.matching("oeaf").filter(kind="minutes").exists()


def test_a_private_meeting_is_nowhere(client, cast):
    meeting = a_meeting_to_come(cast, audience=Audience.SECRETARIAT)
    for reader in (None, cast.aminata, cast.steering):
        if reader:
            client.force_login(reader)
        assert client.get(f"/reunions/{meeting.slug}/").status_code == 404
        assert meeting.title not in client.get("/reunions/").content.decode()


def test_what_comes_is_announced_and_its_agenda_read(client, cast):
    meeting = a_meeting_to_come(cast, audience=Audience.PUBLIC)
    assert "Revue trimestrielle" in text_of(client.get("/reunions/"))
    assert "Suivi du plan" in text_of(client.get(f"/reunions/{meeting.slug}/"))


def test_an_empty_room_says_so(client, cast):
    page = text_of(client.get("/reunions/"))
    assert "Aucun compte rendu public" in page
    assert "Aucune réunion publique n’est annoncée." in page


@pytest.mark.parametrize(
    "query",
    [
        "?annee=1999",
        "?organe=inconnu",
        "?annee=²",
        "?page=abc",
        "?annee=\x00&organe=%22",
    ],
)
def test_a_filter_that_means_nothing_narrows_nothing(client, cast, query):
    published_minutes(cast)
    page = client.get(f"/reunions/{query}")
    assert page.status_code == 200
    assert "Revue trimestrielle" in text_of(page)


def test_filters_narrow_by_organ_and_year(client, cast):
    published_minutes(cast)
    other = a_body(BodyKind.THEMATIC, slug="groupe", name="Groupe des radios")
    published_minutes(cast, body=other, title="Atelier des radios")
    page = text_of(client.get("/reunions/?organe=groupe&annee=2026"))
    assert "Atelier des radios" in page
    assert "Revue trimestrielle" not in page


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_lists_and_pages_ask_the_same_number_of_queries(client, cast):
    first = published_minutes(cast)
    client.get("/reunions/")
    few = [queries(client, a) for a in ("/reunions/", first.get_absolute_url())]
    for _number in range(3):
        published_minutes(cast)
    assert [queries(client, a) for a in ("/reunions/", first.get_absolute_url())] == few
    assert max(few) <= 16
    client.force_login(cast.mariam)
    assert queries(client, "/espace/reunions/") <= 8


def form_of(minutes, key=None, **changes):
    """What the writing screen posts, with everything as it stands."""
    data = {
        "cle": str(key or uuid.uuid4()),
        "presence-version": minutes.meeting.attendance_version,
    }
    for row in minutes.meeting.attendance.all():
        data[f"p-{row.pk}"] = row.status
    for section in minutes.sections.all():
        data |= {f"s-{section.pk}-version": section.version}
        data |= {f"s-{section.pk}-texte": section.text}
    return data | changes


def test_two_editors_see_both_texts(client, cast):
    minutes = begun_minutes(cast)
    first = minutes.sections.first()
    box = f"s-{first.pk}-texte"
    mine, theirs = form_of(minutes, **{box: "Le mien."}), form_of(minutes)
    client.force_login(cast.mariam)
    address = f"/espace/reunions/{minutes.meeting.uuid}/compte-rendu/"
    assert client.post(address, theirs | {box: "Le sien."}).status_code == 302
    answer = client.post(address, mine)
    assert answer.status_code == 409
    page = text_of(answer)
    assert "Le mien." in page and "Le sien." in page
    first.refresh_from_db()
    assert first.text == "Le sien."


def test_saved_as_it_is_written_and_there_on_return(client, cast):
    minutes = begun_minutes(cast)
    section, row = minutes.sections.last(), minutes.meeting.attendance.first()
    client.force_login(cast.mariam)
    address = f"/espace/reunions/{minutes.meeting.uuid}/compte-rendu/"
    part = {
        "cle": str(uuid.uuid4()),
        f"s-{section.pk}-version": "0",
        f"s-{section.pk}-texte": "Une phrase, puis la coupure.",
        "presence-version": "0",
        f"p-{row.pk}": "present",
    }
    answer = client.post(address, part, headers={"X-Autosave": "1"})
    assert answer.json()["versions"][f"s-{section.pk}-version"] == 1
    assert "1 organisation présente" in answer.json()["quorum"]
    assert "Une phrase, puis la coupure." in client.get(address).content.decode()


def test_the_add_button_pressed_twice_adds_one_row(client, cast):
    minutes = begun_minutes(cast)
    client.force_login(cast.mariam)
    address = f"/espace/reunions/{minutes.meeting.uuid}/compte-rendu/"
    form = form_of(minutes, then="decision:1")
    first, second = client.post(address, form), client.post(address, form)
    assert first["Location"] == second["Location"]
    assert minutes.sections.first().item.decisions.count() == 1


@pytest.mark.parametrize("odd", ["decision:999", "decision:²", "x", "recommandation:"])
def test_an_odd_button_saves_and_adds_nothing(client, cast, odd):
    minutes = begun_minutes(cast)
    client.force_login(cast.mariam)
    address = f"/espace/reunions/{minutes.meeting.uuid}/compte-rendu/"
    assert client.post(address, form_of(minutes, then=odd)).status_code == 302


def test_the_owner_says_it_is_done_and_another_verifies(client, cast):
    action = a_recommendation(cast)
    address = f"/espace/reunions/recommandations/{action.uuid}/"
    client.force_login(cast.aminata)
    assert "Appeler les absentes" in text_of(client.get("/espace/"))

    def post(**typed):
        return client.post(address, {"cle": str(uuid.uuid4())} | typed).status_code

    assert post(acte="commencer") == 302
    assert post(acte="terminer", preuve="") == 422
    assert post(acte="terminer", preuve="Toutes jointes.") == 302
    assert post(acte="verifier") == 403
    client.force_login(cast.ibrahim)
    assert "Recommandation à vérifier" in text_of(client.get("/espace/"))
    assert post(acte="verifier") == 302
    action.refresh_from_db()
    assert (action.state, action.proof) == (ActionState.VERIFIED, "Toutes jointes.")
    assert post(acte="rouvrir") == 422
