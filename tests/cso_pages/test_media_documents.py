"""Documents leave by one checked view, saved and never opened in the page."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader
from wagtail.models import Collection, CollectionViewRestriction

from cso_pages.media.models import PortalDocument
from tests.cso_pages.library_rows import a_resource
from tests.cso_pages.media_files import pdf, script

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff_without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def private_collection(cast):
    """A collection below a restricted one: the restriction is inherited."""
    above = Collection.get_first_root_node().add_child(name="Réservé")
    CollectionViewRestriction.objects.create(
        collection=above, restriction_type=CollectionViewRestriction.LOGIN
    )
    return above.add_child(name="Sous-dossier")


def document(name="Compte rendu à Sɛgu.pdf", **columns):
    return PortalDocument.objects.create(
        title="Compte rendu", file=ContentFile(pdf(), name=name), **columns
    )


def fetch(client, address):
    """The answer, read to its end: that closes the file."""
    answer = client.get(address)
    if answer.streaming:
        answer.seen = b"".join(answer.streaming_content)
    return answer


@pytest.fixture
def public(cast):
    """A document that a published resource shows."""
    return a_resource("Compte rendu", document=document()).files.get().document


@pytest.fixture
def private(private_collection):
    """Shown by a published resource too, but of a collection that is not."""
    hidden = document(collection=private_collection)
    return a_resource("Réservé", document=hidden).files.get().document


def test_a_public_document_is_saved_under_its_name(client, public):
    answer = fetch(client, public.url)
    assert answer.status_code == 200
    assert answer.seen.startswith(b"%PDF")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert "%C9%9B" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "public, max-age=10"


def test_who_may_open_which(cast, public, private):
    expected = dict.fromkeys(cast.everyone(), (200, 404)) | {"mariam": (200, 200)}
    for name, person in [(None, None), *cast.everyone().items()]:
        client = Client()
        if person:
            client.force_login(person)
        seen = tuple(fetch(client, d.url).status_code for d in (public, private))
        assert seen == expected.get(name, (200, 404)), name


def test_the_list_and_the_view_agree(cast, public, private):
    for name, person in cast.everyone().items():
        visible = set(PortalDocument.objects.visible_to(person))
        assert visible == ({public, private} if name == "mariam" else {public}), name


def test_no_cache_keeps_a_private_document(client, cast, private):
    client.force_login(cast.mariam)
    assert "no-store" in fetch(client, private.url)["Cache-Control"]


def test_the_name_must_be_the_right_one(client, public):
    assert client.get(f"/documents/{public.pk}/autre.pdf").status_code == 404


def test_a_lost_file_is_a_missing_page(client, public):
    public.file.storage.delete(public.file.name)
    assert client.get(public.url).status_code == 404


def test_wagtails_own_addresses_are_closed(client, home, public):
    for address in (
        f"/documents/authenticate_with_password/{public.pk}/",
        f"/media/{public.file.name}",
        f"/prive/{public.file.name}",
    ):
        assert client.get(address).status_code == 404


def upload(client, data, name):
    return client.post(
        "/gestion/documents/add/",
        {"title": "Pièce", "file": SimpleUploadedFile(name, data), "collection": 1},
    )


def test_the_editing_desk_takes_a_pdf_without_its_author(client, cast):
    client.force_login(cast.mariam)
    assert upload(client, pdf(), "Été.pdf").status_code == 302
    kept = PortalDocument.objects.get()
    with kept.file.open() as file:
        data = file.read()
    assert b"Aminata" not in data
    assert len(PdfReader(io.BytesIO(data)).pages) == 1
    assert kept.file_size == len(data)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("programme.pdf", b"MZ\x90\0" + b"\0" * 300, "ne correspond pas à son nom"),
        ("piege.pdf", pdf(change=script), "Imprimez-le en PDF"),
        ("page.html", b"<!doctype html>", "html"),
        ("vide.pdf", b"", "vide"),
    ],
)
def test_the_editing_desk_refuses_on_the_page(client, cast, name, data, word):
    client.force_login(cast.mariam)
    answer = upload(client, data, name)
    assert answer.status_code == 200
    assert word in answer.text
    assert not PortalDocument.objects.exists()
