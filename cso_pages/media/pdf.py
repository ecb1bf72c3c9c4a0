"""Opens a PDF, refuses what acts or hides in it, and forgets who wrote it."""

from collections.abc import Iterator
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from cso_pages.media.metadata import without_jpeg_segments

MAX_OBJECTS = 50_000
ACTING = frozenset(
    {"/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"}
)
BROKEN = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
    NotImplementedError,
)


def clean_pdf(data: bytes) -> bytes:
    """The same pages, without author, dates, XMP, nor the place of its pictures.

    Raises ValidationError when it is locked, holds scripts or files, or is broken.
    """
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise _refused(
                _(
                    "Ce PDF est protégé par un mot de passe. Enregistrez-le sans "
                    "mot de passe, puis envoyez-le de nouveau."
                ),
                "locked",
            )
        if not reader.pages:
            raise _refused(_("Ce PDF n’a aucune page."), "empty")
        writer = PdfWriter(clone_from=reader)
        _refuse_what_acts(writer)
        writer.metadata = None
        return _written(writer)
    except BROKEN as error:
        raise _refused(
            _(
                "Ce PDF est abîmé et ne s’ouvre pas. Enregistrez-le de nouveau, "
                "ou envoyez une photo de la page."
            ),
            "unreadable",
        ) from error


def pages_in_pdf(file: IO[bytes]) -> int | None:
    """How many pages it has; None when that cannot be read."""
    try:
        return len(PdfReader(file, strict=False).pages)
    except BROKEN:
        return None


def _refused(sentence: str, code: str) -> ValidationError:
    return ValidationError(sentence, code=code)


def _objects(writer: PdfWriter) -> Iterator[PdfObject]:
    """Every object of the file, and the direct ones inside it, once."""
    waiting = list(writer._objects)
    seen = 0
    while waiting:
        found = waiting.pop()
        seen += 1
        if seen > 40 * MAX_OBJECTS:
            raise PyPdfError("too many objects")
        if found is None:
            continue
        yield found
        if isinstance(found, dict):
            waiting.extend(dict.values(found))
        elif isinstance(found, list):
            waiting.extend(list.__iter__(found))


def _refuse_what_acts(writer: PdfWriter) -> None:
    if len(writer._objects) > MAX_OBJECTS:
        raise PyPdfError("too many objects")
    for found in _objects(writer):
        if not isinstance(found, DictionaryObject):
            continue
        named = {
            str(value) for key, value in dict.items(found) if key in ("/S", "/Type")
        }
        if ACTING & (found.keys() | named):
            raise _refused(
                _(
                    "Ce PDF contient un programme ou un fichier caché. "
                    "Imprimez-le en PDF, puis envoyez cette nouvelle version."
                ),
                "acting",
            )
        found.pop("/Metadata", None)
        found.pop("/PieceInfo", None)
        if isinstance(found, StreamObject) and found.get("/Filter") in (
            "/DCTDecode",
            ["/DCTDecode"],
        ):
            found._data = without_jpeg_segments(found._data)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
