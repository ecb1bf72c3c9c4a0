"""Images: nothing but pixels at upload and in every rendition; served to all."""

import io
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cso_pages.media.models import PortalImage
from tests.cso_pages.media_files import picture, picture_that_tells, png_header

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def staff_without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


SECRET = b"TelephoneIndiscret"


def xmp_and_profile():
    """A JPEG with everything a picture can tell: EXIF, GPS, XMP, profile, comment."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (14.0, 29.0, 30.0)})
    out = io.BytesIO()
    Image.effect_noise((600, 400), 60).convert("RGB").save(
        out,
        "JPEG",
        exif=exif,
        xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>",
        icc_profile=b"\0" * 40 + SECRET,
        comment=SECRET,
    )
    assert out.getvalue().count(SECRET) == 4
    return out.getvalue()


@pytest.fixture
def image(home):
    return PortalImage.objects.create(
        title="Causerie", file=ContentFile(xmp_and_profile(), name="causerie.jpg")
    )


def told_by(data):
    with Image.open(io.BytesIO(data)) as seen:
        return dict(seen.getexif()), set(seen.info) & {"exif", "xmp", "icc_profile"}


def test_the_original_holds_pixels_only_and_stands_upright(image):
    with image.file.open() as kept:
        data = kept.read()
    assert SECRET not in data
    assert told_by(data) == ({}, set())
    assert (image.width, image.height) == (400, 600)
    assert image.file_size == len(data)


@pytest.mark.parametrize(
    "spec", ["original", "width-300", "width-300|format-jpeg", "width-300|format-webp"]
)
def test_every_rendition_holds_pixels_only(image, spec):
    rendition = image.get_rendition(spec)
    with rendition.file.open() as kept:
        data = kept.read()
    assert SECRET not in data
    assert told_by(data) == ({}, set())


def test_originals_have_no_address_and_renditions_do(image):
    with pytest.raises(ValueError, match="no address"):
        image.file.storage.url(image.file.name)
    assert image.get_rendition("width-300").url.startswith("/images/")


def test_a_new_file_is_cleaned_too(image):
    image.file = ContentFile(picture_that_tells(), name="autre.jpg")
    image.save()
    with image.file.open() as kept:
        assert SECRET not in kept.read()


def test_saving_the_title_leaves_the_file_alone(image):
    before = image.file.name
    image.title = "Autre titre"
    image.save()
    assert PortalImage.objects.get().file.name == before


def fetch(client, address):
    answer = client.get(address)
    if answer.status_code == 200:
        answer.seen = b"".join(answer.streaming_content)
    return answer


def test_a_rendition_is_served_to_everybody_and_kept_by_caches(client, image, cast):
    rendition = image.get_rendition("width-300")
    for person in (None, cast.aminata):
        if person:
            client.force_login(person)
        answer = fetch(client, rendition.url)
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer.seen.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    "address",
    [
        "/images/absente.jpg",
        "/images/",
        "/images/../prive/original_images/causerie.jpg",
        "/images/%2e%2e/prive/original_images/causerie.jpg",
        "/images/..%2f..%2fsettings.py",
        "/images//etc/hosts.png",
        "/images/page.html",
        "/images/secret",
        "/prive/original_images/causerie.jpg",
        "/media/original_images/causerie.jpg",
        "/original_images/causerie.jpg",
    ],
)
def test_nothing_else_is_served(client, home, image, address):
    storages["public"].save("page.html", ContentFile(b"<script>"))
    storages["public"].save("secret", ContentFile(b"x"))
    assert default_storage.exists("original_images/causerie.jpg")
    assert client.get(address).status_code == 404


def upload(client, data, name):
    return client.post(
        "/gestion/images/add/",
        {"title": "Photo", "file": SimpleUploadedFile(name, data), "collection": 1},
    )


def test_the_editing_desk_takes_a_photo_and_cleans_it(client, cast):
    client.force_login(cast.mariam)
    answer = upload(client, xmp_and_profile(), "photo.jpg")
    assert answer.status_code == 302
    with PortalImage.objects.get().file.open() as kept:
        assert SECRET not in kept.read()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bombe.png", png_header(20_000, 20_000)),
        ("inondation.png", png_header(7_000, 7_000)),
        ("abime.jpg", picture("JPEG")[:300]),
        ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("photo.jpg", b"MZ\x90\0" + b"\0" * 300),
        ("photo.png", picture("JPEG")),
        ("anime.gif", picture("GIF")),
        ("lourde.jpg", b"\xff\xd8\xff" + b"\0" * 11 * 1024 * 1024),
    ],
    ids=["bomb", "flood", "broken", "svg", "exe", "other", "gif", "heavy"],
)
def test_the_editing_desk_refuses_on_the_page(client, cast, name, data):
    client.force_login(cast.mariam)
    started = time.monotonic()
    answer = upload(client, data, name)
    assert time.monotonic() - started < 30
    assert answer.status_code == 200
    assert not PortalImage.objects.exists()
