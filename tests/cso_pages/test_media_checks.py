"""What a received file must be, and what is taken out of it."""

import io
import time
import zipfile
import zlib

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from cso_pages.media.checks import (
    DOCUMENT_TYPES,
    DOCX,
    EVIDENCE_TYPES,
    XLSX,
    checked_upload,
)

LIMIT = 5 * 1024 * 1024
MAKE, GPS_IFD, ORIENTATION = 0x010F, 0x8825, 0x0112


def picture(kind="JPEG", size=(60, 40), **options):
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 80)).save(out, kind, **options)
    return out.getvalue()


def picture_that_tells(kind="JPEG"):
    exif = Image.Exif()
    exif[MAKE] = "TelephoneIndiscret"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS_IFD).update(
        {1: "N", 2: (14.0, 29.0, 30.0), 3: "W", 4: (4.0, 11.0, 42.0)}
    )
    return picture(kind, exif=exif)


def pdf(**changes):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Aminata Traoré", "/Title": "Liste"})
    for change in changes.values():
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def workbook():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.set_properties({"author": "Aminata Traoré", "company": "AEDF"})
    book.add_worksheet("Présence").write("A1", "Sɛgu")
    book.close()
    return out.getvalue()


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", parts.pop("document", "<w/>"))
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def check(name, data, allowed=EVIDENCE_TYPES):
    return checked_upload(
        SimpleUploadedFile(name, data), allowed=allowed, max_bytes=LIMIT
    )


def refusal(name, data, allowed=EVIDENCE_TYPES):
    with pytest.raises(ValidationError) as refused:
        check(name, data, allowed)
    return refused.value.code, refused.value.messages[0]


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


def png_header(width, height):
    """A PNG of a few bytes that announces a flood of pixels."""

    def chunk(kind, data):
        crc = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + crc

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x02\0\0\0")
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_400, 10_000, 60_000])
def test_a_flood_of_pixels_is_refused_before_it_is_decoded(side):
    started = time.monotonic()
    code, sentence = refusal("bombe.png", png_header(side, side))
    assert code == "too_many_pixels"
    assert "40 millions de points" in sentence
    assert time.monotonic() - started < 1


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


def embedded_file(writer):
    writer.add_attachment("cache.exe", b"MZ")


def script(writer):
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('bonjour');"),
        }
    )


def launch(writer):
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("cmd.exe"),
        }
    )


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


def test_a_workbook_forgets_its_author_and_still_opens():
    taken = check("présence.xlsx", workbook()).content.read()
    with zipfile.ZipFile(io.BytesIO(taken)) as opened:
        told = b"".join(opened.read(name) for name in opened.namelist())
    assert b"Aminata" not in told
    assert b"AEDF" not in told
    import openpyxl

    assert openpyxl.load_workbook(io.BytesIO(taken)).active["A1"].value == "Sɛgu"


BILLION = (
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<w xmlns="http://w">&b;</w>'
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word__vbaProject_dot_bin": b"x"}, "acting"),
        ({"word__embeddings__oleObject1_dot_bin": b"x"}, "acting"),
        ({"word__activeX__activeX1_dot_xml": b"<a/>"}, "acting"),
        ({"document": BILLION}, "unreadable"),
        ({"document": EXTERNAL}, "unreadable"),
        ({"document": EXTERNAL.encode("utf-16").decode("latin-1")}, "unreadable"),
        ({"..__..__etc__passwd": b"x"}, "unreadable"),
        ({"word__gros_dot_xml": b"<a>" + b" " * 70_000_000 + b"</a>"}, "bomb"),
    ],
    ids=["macro", "object", "activex", "billion", "xxe", "utf16", "slip", "bomb"],
)
def test_a_document_that_acts_or_floods_is_refused_quickly(parts, code):
    data = package(**parts)
    started = time.monotonic()
    assert refusal("piege.docx", data)[0] == code
    assert time.monotonic() - started < 5


def test_too_many_parts_are_refused():
    parts = {f"word__p{number}_dot_xml": b"<a/>" for number in range(2_100)}
    assert refusal("piege.docx", package(**parts))[0] == "bomb"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Liste de présence.jpg", "Liste de présence.jpg"),
        ("Sɛgu ŋɔɲɛ ɓiɗo.jpg", "Sɛgu ŋɔɲɛ ɓiɗo.jpg"),
        ("e\u0301te\u0301.jpg", "été.jpg"),
        ("C:\\Users\\aminata\\photo.jpg", "photo.jpg"),
        ("../../etc/photo.jpg", "photo.jpg"),
        ("a\u202egpj.exe.jpg", "agpj.exe.jpg"),
        ("re: photo?.jpg", "re- photo-.jpg".replace("-.jpg", ".jpg")),
        ("...jpg", "fichier.jpg"),
        ("con.jpg", "_con.jpg"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
        ("photo\r\nX: y.jpg", "photoX- y.jpg"),
    ],
)
def test_names_stay_readable_and_lose_what_is_dangerous(given, kept):
    upload = SimpleUploadedFile("x.jpg", picture())
    upload._name = given
    taken = checked_upload(upload, allowed=EVIDENCE_TYPES, max_bytes=LIMIT)
    assert taken.name == kept


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
