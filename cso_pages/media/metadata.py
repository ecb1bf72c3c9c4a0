"""Removes from a picture what it says of its place, its device and its author."""

import struct
import warnings
import zlib
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG"}
MAX_PIXELS = 40_000_000
MAX_SIDE = 2560
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)
FLOODS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
warnings.simplefilter("error", Image.DecompressionBombWarning)


class CleanPicture(SimpleUploadedFile):
    """A picture that went through here: nothing is to be taken out of it again."""


def without_metadata(file: File) -> CleanPicture:
    """Re-encode a picture upright, with pixels only, at most 2560 px a side.

    The format stays (an animated GIF becomes its first image, in PNG), the name too.
    Raises ValidationError when the bytes are no picture, or one of too many pixels:
    the size is read from the header, before anything is decoded.
    """
    file.seek(0)
    try:
        with Image.open(file, formats=tuple(FORMATS)) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise _too_many_pixels()
            kept_format = FORMATS[picture.format or ""]
            clean = _pixels_only(picture, kept_format)
    except FLOODS as error:
        raise _too_many_pixels() from error
    except UNREADABLE as error:
        raise ValidationError(
            _(
                "Cette image est abîmée et ne s’ouvre pas. Reprenez la photo, "
                "ou envoyez-la de nouveau."
            ),
            code="unreadable",
        ) from error
    out = BytesIO()
    clean.save(out, kept_format, quality=85)
    kind = f"image/{kept_format.lower()}"
    return CleanPicture(file.name, out.getvalue(), content_type=kind)


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "Cette image est trop grande : plus de 40 millions de points. "
            "Réduisez-la, ou prenez une photo moins fine."
        ),
        code="too_many_pixels",
    )


def _pixels_only(picture: Image.Image, kept_format: str) -> Image.Image:
    """A new image that holds the pixels, upright, and nothing else of the first."""
    picture.draft(None, (MAX_SIDE, MAX_SIDE))
    upright = ImageOps.exif_transpose(picture)
    see_through = kept_format != "JPEG" and upright.has_transparency_data
    upright = upright.convert("RGBA" if see_through else "RGB")
    upright.thumbnail((MAX_SIDE, MAX_SIDE))
    clean = Image.new(upright.mode, upright.size)
    clean.paste(upright)
    return clean


def without_jpeg_segments(data: bytes) -> bytes:
    """A JPEG without its APP1–APP13, APP15 and comment segments, pixels untouched.

    For pictures that lie inside a document. What cannot be read is returned as it is.
    """
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            return bytes(kept + data[at:])
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        told = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)
        if not told:
            kept += data[at : at + 2 + length]
        at += 2 + length
    return data
