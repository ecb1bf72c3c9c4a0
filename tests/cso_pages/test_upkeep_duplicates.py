"""Who may be the same is proposed before a form is filled, with the reasons."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.indexing import move_stamp, record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import LegalRegistration
from cso_pages.upkeep.duplicates import candidates_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference):
    """The référentiels of a new portal."""


def known(name: str, sigle: str = "", territory: str = "kayes", **more) -> Organisation:
    return Organisation.objects.create(
        name=name,
        sigle=sigle,
        org_type_id="association",
        territory_id=territory,
        **{"record_status": "published", **more},
    )


def names(**typed) -> list[str]:
    return [one.organisation.name for one in candidates_for(**typed)]


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({"name": "femmes exemple du FLEUVE"}, ("même nom",)),
        ({"name": "Association Femme Exemple du fleuve"}, ("même nom",)),
        ({"name": "Femmes Exemple du Flleuve"}, ("nom presque pareil",)),
        ({"name": "Autre nom", "receipt": "n° 0123 / G-DB"}, ("même récépissé",)),
        (
            {"name": "Autre", "phones": ["00223 00 00 00 01"], "sigle": "f.e.f"},
            ("même sigle", "même téléphone"),
        ),
        ({"name": "Autre", "phones": ["00 00 00 01"]}, None),
        ({"name": "Autre", "sigle": "FEF"}, None),
        ({"name": "Femmes Exemple du Fleuve", "receipt": "999/G-DB"}, None),
        ({"name": ""}, None),
    ],
)
def test_what_they_share_says_whether_to_ask(typed, reasons):
    one = known("Femmes Exemple du Fleuve", "FEF")
    known("Tout autre chose", "TAC")
    ContactChannel.objects.create(
        organisation=one, kind="phone", value="+223 00 00 00 01"
    )
    LegalRegistration.objects.create(
        organisation=one, kind="receipt", number="123/G-DB"
    )
    found = candidates_for(**typed)
    assert [c.reasons for c in found] == ([] if reasons is None else [reasons])
    assert all(c.organisation == one for c in found)


def test_a_merged_record_is_never_proposed_and_a_draft_is():
    known("Femmes Exemple du Fleuve", record_status="merged")
    assert names(name="Femmes Exemple du Fleuve") == []
    known("Femmes Exemple du Fleuve", record_status="draft")
    assert names(name="Femmes Exemple du Fleuve") == ["Femmes Exemple du Fleuve"]


def test_what_is_kept_follows_every_change():
    move_stamp()
    assert names(name="Femmes Exemple du Fleuve") == []
    one = known("Femmes Exemple du Fleuve", record_status="draft")
    assert names(name="Femmes Exemple du Fleuve") == [one.name]
    one.name = "Renommées depuis"
    one.save()
    record_changed(one)
    assert names(name="Femmes Exemple du Fleuve") == []
    assert names(name="Renommées depuis") == [one.name]


def test_the_queries_are_as_many_whatever_the_directory():
    counted = []
    for _turn in range(2):
        for at in range(5):
            known(f"Femmes Exemple du Fleuve {chr(97 + at) * 5}")
        move_stamp()
        with CaptureQueriesContext(connection) as cold:
            candidates_for(name="Femmes Exemple du Fleuve")
        with CaptureQueriesContext(connection) as warm:
            candidates_for(name="Femmes Exemple du Fleuve")
        counted.append((len(cold), len(warm)))
    assert counted[0] == counted[1]
    assert max(counted[0]) <= 7
    assert counted[0][1] <= 3
