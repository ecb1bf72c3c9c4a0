"""What a received file must be, and what is taken out of it."""

import io
import time

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from cso_pages.media.checks import (
    DOCUMENT_TYPES,
    DOCX,
    XLSX,
)
from tests.cso_pages.media_files import (
    LIMIT,
    check,
    embedded_file,
    launch,
    package,
    pdf,
    picture,
    picture_that_tells,
    png_header,
    refusal,
    script,
    workbook,
)


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("photo.jpg", picture("JPEG"), "image/jpeg"),
        ("photo.JPEG", picture("JPEG"), "image/jpeg"),
        ("photo", picture("JPEG"), "image/jpeg"),
        ("dessin.png", picture("PNG"), "image/png"),
        ("photo.webp", picture("WEBP"), "image/webp"),
        ("liste.pdf", pdf(), "application/pdf"),
        ("liste.docx", package(), DOCX),
        ("liste.xlsx", workbook(), XLSX),
    ],
)
def test_a_file_that_is_what_it_says_is_taken(name, data, content_type):
    taken = check(name, data)
    assert taken.content_type == content_type
    assert taken.size == len(taken.content.read())
    assert len(taken.digest) == 64
    assert taken.name.startswith(name.split(".")[0])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_place_and_device_and_stands_upright(kind):
    before = picture_that_tells(kind)
    assert b"TelephoneIndiscret" in before
    taken = check(f"photo.{kind.lower()}", before)
    after = taken.content.read()
    assert b"TelephoneIndiscret" not in after
    with Image.open(io.BytesIO(after)) as seen:
        assert dict(seen.getexif()) == {}
        assert "icc_profile" not in seen.info
        assert seen.size == (40, 60)


def test_a_picture_with_transparency_keeps_it():
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(check("logo.png", out.getvalue()).content) as seen:
        assert seen.convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_large_photo_is_made_lighter():
    with Image.open(check("grande.jpg", picture(size=(5000, 3000))).content) as seen:
        assert seen.size == (2560, 1536)


@pytest.mark.parametrize("side", [6_400, 10_000, 60_000])
def test_a_flood_of_pixels_is_refused_before_it_is_decoded(side):
    started = time.monotonic()
    code, sentence = refusal("bombe.png", png_header(side, side))
    assert code == "too_many_pixels"
    assert "40 millions de points" in sentence
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("facture.pdf", b"MZ\x90\0" + b"\0" * 300, "disguised"),
        ("photo.jpg", b"MZ\x90\0" + b"\0" * 300, "disguised"),
        ("photo.jpg", picture("PNG"), "disguised"),
        ("liste.docx", workbook(), "unreadable"),
        ("liste.xlsx", package(), "unreadable"),
        ("liste.pdf", picture("JPEG"), "disguised"),
        ("jeu.exe", b"MZ\x90\0" + b"\0" * 300, "type"),
        ("page.html", b"<!DOCTYPE html><script>", "type"),
        ("dessin.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
        ("dessin.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "disguised"),
        ("ancien.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "type"),
        ("archive.zip", package(), "type"),
        ("macro.docm", package(), "type"),
        ("coupee.jpg", picture("JPEG")[:200], "unreadable"),
        ("coupe.pdf", pdf()[:60], "unreadable"),
        ("coupe.docx", package()[:120], "unreadable"),
        ("vide.jpg", b"", "empty"),
        ("lourd.jpg", b"\xff\xd8\xff" + b"\0" * LIMIT, "too_large"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, data, code):
    assert refusal(name, data)[0] == code


def test_the_refusal_of_a_heavy_file_says_its_weight_and_what_to_do():
    _code, sentence = refusal("lourd.jpg", b"\xff\xd8\xff" + b"\0" * (12 * 1024 * 1024))
    assert sentence == (
        "Ce fichier pèse 12\u00a0Mo, la limite est 5\u00a0Mo. "
        "Prenez une photo plus légère, ou envoyez le document en plusieurs fichiers."
    )


def test_the_refusal_of_a_type_says_which_ones_are_taken():
    _code, sentence = refusal("jeu.exe", b"MZ")
    assert sentence.startswith("Ce type de fichier n’est pas accepté.")
    for word in ("JPG", "PNG", "PDF", "Word (.docx)", "Excel (.xlsx)"):
        assert word in sentence


@pytest.mark.parametrize("change", [embedded_file, script, launch])
def test_a_pdf_that_acts_or_hides_a_file_is_refused(change):
    code, sentence = refusal("piege.pdf", pdf(change=change))
    assert code == "acting"
    assert "Imprimez-le en PDF" in sentence


def test_a_locked_pdf_is_refused_with_its_own_sentence():
    code, sentence = refusal("clos.pdf", pdf(lock=lambda w: w.encrypt("secret")))
    assert code == "locked"
    assert "mot de passe" in sentence


def test_a_pdf_forgets_its_author_and_keeps_its_pages():
    taken = check("liste.pdf", pdf()).content.read()
    assert "Aminata" not in str(PdfReader(io.BytesIO(taken)).metadata)
    assert b"Aminata" not in taken
    assert len(PdfReader(io.BytesIO(taken)).pages) == 1


def test_a_photo_inside_a_pdf_forgets_its_place():
    out = io.BytesIO()
    Image.open(io.BytesIO(picture_that_tells())).save(out, "PDF")
    writer = PdfWriter(clone_from=PdfReader(out))
    for found in writer._objects:
        if found is not None and found.get("/Subtype") == "/Image":
            found._data = picture_that_tells()
    told = io.BytesIO()
    writer.write(told)
    assert b"TelephoneIndiscret" in told.getvalue()
    assert b"TelephoneIndiscret" not in check("p.pdf", told.getvalue()).content.read()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("nom;région\nA;Ségou\n".encode(), None),
        ("nom;région\nA;Ségou\n".encode("cp1252"), None),
        (b"BM;PK\nID3;1\n", None),
        (b"<html><script>", "disguised"),
        (b"\xef\xbb\xbf <!doctype html>", "disguised"),
        (b"a\0b", "disguised"),
        (b"MZ\x90\0", "disguised"),
    ],
)
def test_a_text_file_holds_text(data, code):
    if code is None:
        assert check("l.csv", data, DOCUMENT_TYPES).content_type == "text/csv"
    else:
        assert refusal("l.csv", data, DOCUMENT_TYPES)[0] == code
