"""Draws the fictional attendance sheets that stand for evidence."""

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
