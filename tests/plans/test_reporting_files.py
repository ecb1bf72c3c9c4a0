"""Files of a step: judged one by one, never at the cost of the text."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.reporting.models import Evidence
from tests.plans.conftest import a_picture
from tests.plans.test_reporting_pages import text_of

BAD_FILES = {
    "wrong type": ("virus.exe", b"MZ\x90\x00" * 40, "Ce type de fichier"),
    "disguised": ("photo.jpg", b"MZ\x90\x00" * 40, "ne correspond pas à son nom"),
    "empty": ("liste.pdf", b"", "Ce fichier est vide"),
    "too large": ("gros.jpg", b"\xff\xd8\xff\xe0" * 1_400_000, "la limite est 5"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_never_loses_the_text(step, line, case):
    name, content, sentence = BAD_FILES[case]
    bad = SimpleUploadedFile(name, content, "image/jpeg")
    response = step(files=[bad, a_picture()], consent="on", done="Neuf causeries.")
    assert response.status_code == 422
    assert sentence in text_of(response).replace("\u00a0", " ")
    assert name in text_of(response)
    line.refresh_from_db()
    assert line.answers["done"] == "Neuf causeries."
    assert [file.name for file in line.evidence.all()] == ["liste-konna.jpg"]


def test_a_good_file_is_kept_even_when_a_number_is_wrong(step, line, outline):
    value = f"v-{outline.talks_held.pk}"
    response = step(files=[a_picture()], consent="on", **{value: "neuf"})
    assert response.status_code == 422
    assert "liste-konna.jpg" in text_of(response)
    assert line.evidence.count() == 1


def test_the_same_file_twice_is_one_file(step, line):
    step(files=[a_picture(), a_picture("copie.jpg")], consent="on")
    step(files=[a_picture()], consent="on")
    assert line.evidence.count() == 1


def test_there_is_a_limit_to_the_number_of_files(step, line, settings):
    settings.EVIDENCE_MAX_FILES = 2
    pictures = [a_picture(f"{c}.jpg", colour=c) for c in ("red", "green", "blue")]
    response = step(files=pictures, consent="on")
    assert response.status_code == 422
    assert "c’est le plus possible" in text_of(response)
    assert line.evidence.count() == 2


def test_removing_a_file_keeps_what_was_typed_beside_it(step, client, line):
    step(files=[a_picture()], consent="on")
    evidence = line.evidence.get()
    line.refresh_from_db()
    body = {"version": line.version, "cle": str(uuid.uuid4()), "done": "Encore."}
    address = f"/espace/rapports/pieces/{evidence.uuid}/retirer/"
    response = client.post(address, body)
    assert response.status_code == 302
    line.refresh_from_db()
    assert line.answers["done"] == "Encore."
    assert not Evidence.objects.exists()
