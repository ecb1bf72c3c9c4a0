"""Documents of an organisation: laid, replaced, dated, read by few, never cached."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cso_pages.upkeep.papers.actions import ReplacedMeanwhile, Told, add_paper
from cso_pages.upkeep.papers.models import RecordPaper
from cso_pages.upkeep.papers.queries import papers_of, warning_of
from portal.journal.models import AuditEntry
from tests.conftest import NOW, TODAY
from tests.cso_pages.media_files import picture_that_tells
from tests.cso_pages.request_ways import a_paper, key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def address(paper, end="") -> str:
    uuid = paper.organisation.uuid
    return f"/espace/organisation/{uuid}/pieces/{paper.uuid}/{end}"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (None, ("", "")),
        (61, ("", "")),
        (60, ("watch", "expire dans 60 jours")),
        (1, ("watch", "expire dans 1 jour")),
        (0, ("watch", "expire aujourd’hui")),
        (-1, ("late", "échue")),
    ],
)
def test_a_paper_says_when_it_is_soon_over_and_over(days, told):
    ends = None if days is None else TODAY + datetime.timedelta(days=days)
    assert warning_of(RecordPaper(expires_on=ends), TODAY) == told


def test_who_lays_and_who_reads(cast):
    paper = a_paper(cast.association, cast.aminata)
    everyone = cast.everyone()
    readers = {
        name
        for name, who in everyone.items()
        if RecordPaper.objects.visible_to(who).filter(pk=paper.pk).exists()
    }
    assert readers == {"aminata", "sira", "regional", "mariam"}
    for name, who in everyone.items():
        if name in {"aminata", "sira", "mariam"}:
            assert a_paper(cast.association, who, kind="rules") is not None
        else:
            with pytest.raises(PermissionDenied):
                a_paper(cast.association, who, kind="rules")


def test_the_file_is_cleaned_private_and_its_reading_noted(client, cast):
    paper = a_paper(cast.association, cast.aminata)
    with paper.file.open() as file, Image.open(file) as kept:
        assert not kept.getexif()
    client.force_login(cast.regional)
    answer = client.get(address(paper))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")
    b"".join(answer.streaming_content)
    assert AuditEntry.objects.filter(action="record_paper_read").count() == 1
    client.force_login(cast.bintou)
    assert client.get(address(paper)).status_code == 403


def test_a_paper_is_reached_through_its_own_organisation_only(client, cast):
    paper = a_paper(cast.association, cast.aminata)
    client.force_login(cast.bintou)
    other = f"/espace/organisation/{cast.other.uuid}/pieces/{paper.uuid}/"
    assert client.get(other).status_code == 404


def test_a_newer_version_keeps_the_former_and_replaces_it_once(cast):
    first = a_paper(cast.association, cast.aminata, number="N-1")
    again = SimpleUploadedFile("b.jpg", picture_that_tells(), "image/jpeg")
    told = Told("receipt", number="N-2")
    newer = add_paper(
        cast.association, again, told, by=cast.sira, at=NOW, replaces=first
    )
    shown = papers_of(cast.association, today=TODAY)
    assert [(one.paper.pk, [f.pk for f in one.former]) for one in shown] == [
        (newer.pk, [first.pk])
    ]
    with pytest.raises(ReplacedMeanwhile):
        add_paper(
            cast.association, again, told, by=cast.aminata, at=NOW, replaces=first
        )


def test_the_same_file_twice_is_one_paper_and_forty_is_the_most(cast, settings):
    first = a_paper(cast.association, cast.aminata)
    assert a_paper(cast.association, cast.aminata).pk == first.pk
    settings.RECORD_PAPERS_AT_MOST = 1
    with pytest.raises(ValidationError):
        a_paper(cast.association, cast.aminata, kind="rules")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("statuts.pdf", b"MZ" + b"\0" * 300, "ne correspond pas"),
        ("statuts.exe", b"MZ" + b"\0" * 300, "n’est pas accepté"),
        ("vide.pdf", b"", "vide"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_nothing_typed_is_lost(
    client, cast, name, data, said
):
    client.force_login(cast.aminata)
    page = f"/espace/organisation/{cast.association.uuid}/pieces/"
    file = SimpleUploadedFile(name, data)
    typed = {"kind": "statutes", "number": "tapé-avant", "file": file}
    answer = client.post(page, key() | typed)
    html = answer.content.decode()
    assert answer.status_code == 422 and "tapé-avant" in html
    assert said in html
    assert not RecordPaper.objects.exists()


def test_a_paper_that_ends_before_it_begins_is_refused(client, cast):
    client.force_login(cast.aminata)
    page = f"/espace/organisation/{cast.association.uuid}/pieces/"
    file = SimpleUploadedFile("a.jpg", picture_that_tells(), "image/jpeg")
    typed = {"kind": "agreement", "issued_on": "31/12/2026", "expires_on": "01/01/2026"}
    answer = client.post(page, key() | typed | {"file": file})
    assert answer.status_code == 422
    typed["expires_on"] = "31/12/2027"
    file.seek(0)
    assert client.post(page, key() | typed | {"file": file}).status_code == 302
    assert RecordPaper.objects.get().expires_on == datetime.date(2027, 12, 31)
