"""Removes from a picture what it says of its place, its device and its author."""

from io import BytesIO

from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps

FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG"}


def without_metadata(file: File) -> ContentFile:
    """Re-encode a picture upright, with pixels only; keeps its name.

    Raises PIL.UnidentifiedImageError when the bytes are no picture.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kept_format = FORMATS.get(picture.format or "", "JPEG")
        upright = ImageOps.exif_transpose(picture)
        if kept_format == "JPEG" and upright.mode != "RGB":
            upright = upright.convert("RGB")
        clean = Image.new(upright.mode, upright.size)
        clean.paste(upright)
        if upright.mode == "P":
            palette = upright.getpalette()
            if palette:
                clean.putpalette(palette)
        out = BytesIO()
        clean.save(out, kept_format, quality=85)
    return ContentFile(out.getvalue(), name=file.name)
