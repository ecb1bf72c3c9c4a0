"""Files as people send them, honest or not, and what the portal makes of them."""

import io
import zipfile
import zlib

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from cso_pages.media.checks import EVIDENCE_TYPES, checked_upload

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


def check(name, data, allowed=EVIDENCE_TYPES):
    return checked_upload(
        SimpleUploadedFile(name, data), allowed=allowed, max_bytes=LIMIT
    )


def refusal(name, data, allowed=EVIDENCE_TYPES):
    with pytest.raises(ValidationError) as refused:
        check(name, data, allowed)
    return refused.value.code, refused.value.messages[0]
