"""Files of a step: judged one by one, never at the cost of the text."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from plans.reporting.actions import (
    add_evidence,
    remove_evidence,
    save_line,
    send_report,
    withdraw_report,
)
from plans.reporting.models import Evidence
from portal.journal.models import AuditEntry
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.plans.conftest import LATER, a_picture
from tests.plans.test_reporting_pages import text_of
from tests.plans.test_reporting_saving import come_back

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


READERS = {"aminata", "sira", "mariam", "ibrahim"}


@pytest.fixture
def readers(client, cast, settings):
    """Who is handed a file; for everybody else it does not exist."""
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    def of(evidence):
        got = set()
        for name, person in cast.everyone().items():
            client.force_login(person)
            response = client.get(f"/espace/rapports/pieces/{evidence.uuid}/")
            assert response.status_code in {200, 404}
            if response.status_code == 200:
                assert b"".join(response.streaming_content)
                got.add(name)
        client.logout()
        return got

    return of


def test_a_file_is_handed_out_to_its_organisation_and_to_who_reviews(
    cast, filled, readers
):
    line = filled.lines.get()
    before = add_evidence(line, a_picture(), by=cast.sira, at=NOW)
    save_line(
        line, answers={"consent": "on"}, version=line.version, by=cast.sira, at=NOW
    )
    assert readers(before) == {"aminata", "sira"}
    send_report(filled, by=cast.aminata, at=NOW)
    assert readers(before) == READERS
    come_back(filled, "evidence")
    after = add_evidence(line, a_picture(colour="blue"), by=cast.sira, at=LATER)
    assert readers(after) == {"aminata", "sira"}


def test_a_file_removed_after_the_sending_stays_with_who_reviews(cast, filled, readers):
    line = filled.lines.get()
    evidence = add_evidence(line, a_picture(), by=cast.sira, at=NOW)
    save_line(
        line, answers={"consent": "on"}, version=line.version, by=cast.sira, at=NOW
    )
    send_report(filled, by=cast.aminata, at=NOW)
    come_back(filled, "evidence")
    remove_evidence(evidence, by=cast.sira, at=LATER)
    assert readers(evidence) == {"mariam", "ibrahim"}


def test_a_file_of_a_withdrawn_report_is_its_organisations_again(cast, filled, readers):
    line = filled.lines.get()
    evidence = add_evidence(line, a_picture(), by=cast.sira, at=NOW)
    save_line(
        line, answers={"consent": "on"}, version=line.version, by=cast.sira, at=NOW
    )
    send_report(filled, by=cast.aminata, at=NOW)
    withdraw_report(filled, by=cast.aminata, at=LATER)
    assert readers(evidence) == {"aminata", "sira"}


def test_a_file_is_saved_never_shown_and_its_reading_is_written_down(
    client, cast, line
):
    evidence = add_evidence(line, a_picture("liste ɛɔŋ.jpg"), by=cast.sira, at=NOW)
    client.force_login(cast.aminata)
    response = client.get(f"/espace/rapports/pieces/{evidence.uuid}/")
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert AuditEntry.objects.filter(
        action="evidence_read", object_uuid=evidence.uuid, actor=cast.aminata.uuid
    ).exists()


def test_a_file_that_was_never_sent_is_erased(
    cast, line, django_capture_on_commit_callbacks
):
    evidence = add_evidence(line, a_picture(), by=cast.sira, at=NOW)
    storage, name = evidence.file.storage, evidence.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence, by=cast.sira, at=NOW)
    assert not storage.exists(name)


def test_only_the_organisation_adds_and_removes(cast, line, sent):
    evidence = line.evidence.model(line=line)
    for person in (cast.bintou, cast.mariam, cast.stranger):
        with pytest.raises(PermissionDenied):
            add_evidence(line, a_picture(), by=person, at=NOW)
        with pytest.raises(PermissionDenied):
            remove_evidence(evidence, by=person, at=NOW)
    with pytest.raises(IllegalMove):
        add_evidence(line, a_picture(), by=cast.aminata, at=NOW)
    come_back(sent, "done")
    with pytest.raises(IllegalMove):
        add_evidence(line, a_picture(), by=cast.aminata, at=LATER)
