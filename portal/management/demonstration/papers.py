"""Draws the fictional papers of the demonstration: sheets, PDF texts, silences."""

import textwrap
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SIZE = (700, 500)


def attendance_sheet(name: str, title: str) -> SimpleUploadedFile:
    """A photographed sheet of lines, without any name on it."""
    sheet = Image.new("RGB", SIZE, "#fbf8f3")
    pen = ImageDraw.Draw(sheet)
    pen.text((40, 30), "DOCUMENT FICTIF, DEMONSTRATION", fill="#241a2e")
    pen.text((40, 60), title, fill="#241a2e")
    for row in range(8):
        top = 110 + row * 45
        pen.line((40, top, SIZE[0] - 40, top), fill="#85776b", width=2)
        pen.text((44, top + 12), str(row + 1), fill="#5c5166")
    out = BytesIO()
    sheet.save(out, "JPEG", quality=60)
    return SimpleUploadedFile(f"{name}.jpg", out.getvalue(), "image/jpeg")


LINES_A_PAGE = 44
SIGNS_A_LINE = 88


def text_pdf(name: str, title: str, text: str) -> SimpleUploadedFile:
    """A small valid PDF of plain text, in a font that every reader has.

    That font knows no ɛ ɔ ŋ ɲ: they are written with their nearest Latin letter.
    """
    wrapped = [
        line
        for part in [title, "DOCUMENT FICTIF, DÉMONSTRATION", "", *text.splitlines()]
        for line in textwrap.wrap(part.lstrip("# "), SIGNS_A_LINE) or [""]
    ]
    sheets = [
        wrapped[at : at + LINES_A_PAGE] for at in range(0, len(wrapped), LINES_A_PAGE)
    ]
    return SimpleUploadedFile(f"{name}.pdf", _pdf(sheets), "application/pdf")


def silence(name: str, seconds: int) -> SimpleUploadedFile:
    """An MP3 in which nobody speaks: the demonstration lends its voice to nobody."""
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    sound = frame * round(seconds * 38.28)
    return SimpleUploadedFile(f"{name}.mp3", sound, "audio/mpeg")


def _pdf(sheets: list[list[str]]) -> bytes:
    """Objects 1 to 3 are the catalogue, the pages and the font; then two a page."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(sheets)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for place, sheet in enumerate(sheets):
        objects += [_leaf(5 + 2 * place), _stream(sheet)]
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, content))
    begins = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % start for start in starts))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF" % begins)
    return out.getvalue()


def _leaf(content: int) -> bytes:
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R"
        "/Resources<</Font<</F1 3 0 R>>>>>>"
    ).encode()


def _stream(sheet: list[str]) -> bytes:
    shown = "".join(f"({_escaped(line)})'\n" for line in sheet)
    drawn = f"BT/F1 11 Tf 16 TL 56 790 Td\n{shown}ET".encode("cp1252", "replace")
    return b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)


def _escaped(line: str) -> str:
    known = line.translate(str.maketrans("ɛɔŋɲƝ\u202f", "eonnN "))
    return known.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
