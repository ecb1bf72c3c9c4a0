"""Judges a received file by its content, cleans it, and says in French what is wrong.

Used by every form that takes a file: evidence of reports, documents of the editors.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from cso_pages.media.metadata import without_metadata
from cso_pages.media.names import safe_name, split_name
from cso_pages.media.packages import clean_package
from cso_pages.media.pdf import clean_pdf
from cso_pages.media.sounds import clean_m4a, clean_mp3, clean_ogg
from portal.kit.numbers import show_weight

OPENXML = "application/vnd.openxmlformats-officedocument"
OPENDOCUMENT = "application/vnd.oasis.opendocument"
DOCX = f"{OPENXML}.wordprocessingml.document"
XLSX = f"{OPENXML}.spreadsheetml.sheet"
PPTX = f"{OPENXML}.presentationml.presentation"
ODT = f"{OPENDOCUMENT}.text"
ODS = f"{OPENDOCUMENT}.spreadsheet"
PDF = "application/pdf"
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
SOUNDS = frozenset({"audio/mpeg", "audio/ogg", "audio/mp4"})
EVIDENCE_TYPES = PICTURES | {PDF, DOCX, XLSX}
RESOURCE_TYPES = PICTURES | SOUNDS | {PDF, DOCX, PPTX, ODT}
DOCUMENT_TYPES = RESOURCE_TYPES | {XLSX, ODS, "text/csv", "text/plain"}
BINARY = re.compile(rb"[\0-\x08\x0e-\x19\x7f]")
MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*(<!|<\?|<[a-z]+[ >]|%PDF)", re.I)


@dataclass(frozen=True)
class CheckedFile:
    """A clean file: readable safe name, true type, content, SHA-256 of that content."""

    name: str
    content_type: str
    content: ContentFile
    size: int
    digest: str


def _clean_picture(data: bytes) -> bytes:
    return without_metadata(ContentFile(data)).read()


def _clean_text(data: bytes) -> bytes:
    if BINARY.search(data) or MARKUP.match(data):
        raise _not_what_it_says()
    return data


def _package(main_part: str) -> Callable[[bytes], bytes]:
    return lambda data: clean_package(data, main_part=main_part)


@dataclass(frozen=True)
class _Kind:
    word: str
    extensions: tuple[str, ...]
    clean: Callable[[bytes], bytes]

    @property
    def short(self) -> str:
        """« Word » rather than « Word (.docx) »."""
        return self.word.partition(" (")[0]


KINDS = {
    "image/jpeg": _Kind("JPG", (".jpg", ".jpeg", ".jpe", ".jfif"), _clean_picture),
    "image/png": _Kind("PNG", (".png",), _clean_picture),
    "image/webp": _Kind("WebP", (".webp",), _clean_picture),
    PDF: _Kind("PDF", (".pdf",), clean_pdf),
    DOCX: _Kind("Word (.docx)", (".docx",), _package("word/document.xml")),
    XLSX: _Kind("Excel (.xlsx)", (".xlsx",), _package("xl/workbook.xml")),
    PPTX: _Kind("PowerPoint (.pptx)", (".pptx",), _package("ppt/presentation.xml")),
    ODT: _Kind("OpenDocument (.odt)", (".odt",), _package("content.xml")),
    ODS: _Kind("OpenDocument (.ods)", (".ods",), _package("content.xml")),
    "audio/mpeg": _Kind("MP3", (".mp3",), clean_mp3),
    "audio/ogg": _Kind("Ogg", (".ogg", ".oga", ".opus"), clean_ogg),
    "audio/mp4": _Kind("M4A", (".m4a",), clean_m4a),
    "text/csv": _Kind("CSV", (".csv",), _clean_text),
    "text/plain": _Kind("texte (.txt)", (".txt",), _clean_text),
}


# No signature tells them: their cleaning reads them from end to end.
JUDGES_BY_ITSELF = frozenset({_clean_text, clean_mp3, clean_ogg, clean_m4a})


def checked_upload(
    file: UploadedFile, *, allowed: frozenset[str], max_bytes: int
) -> CheckedFile:
    """Open a received file, clean it, and return it ready to be stored.

    `allowed` holds content types of KINDS. Pictures come back upright, re-encoded,
    at most 2560 px a side; nothing keeps its author or its place. Raises
    ValidationError with a sentence for the person when the file is refused.
    """
    data = _read(file, max_bytes)
    stem, extension = split_name(file.name or "")
    content_type = _true_type(data, extension, allowed)
    kind = KINDS[content_type]
    clean = kind.clean(data)
    name = safe_name(stem, extension or kind.extensions[0])
    return CheckedFile(
        name=name,
        content_type=content_type,
        content=ContentFile(clean, name=name),
        size=len(clean),
        digest=hashlib.sha256(clean).hexdigest(),
    )


def _read(file: UploadedFile, max_bytes: int) -> bytes:
    size = file.size or 0
    if size > max_bytes:
        raise ValidationError(
            _(
                "Ce fichier pèse %(size)s, la limite est %(limit)s. Prenez une photo "
                "plus légère, ou envoyez le document en plusieurs fichiers."
            ),
            code="too_large",
            params={"size": show_weight(size), "limit": show_weight(max_bytes)},
        )
    file.seek(0)
    data = file.read(max_bytes)
    if not data:
        raise ValidationError(
            _("Ce fichier est vide. Choisissez-le de nouveau, ou reprenez la photo."),
            code="empty",
        )
    return data


def _true_type(data: bytes, extension: str, allowed: frozenset[str]) -> str:
    """The one allowed type that both the name and the content tell."""
    found = _sniffed(data)
    for content_type in sorted(allowed):
        kind = KINDS[content_type]
        named = extension in kind.extensions
        if kind.clean in JUDGES_BY_ITSELF:
            if named:
                return content_type
        elif content_type in found and (named or not extension):
            return content_type
    if any(extension in KINDS[content_type].extensions for content_type in allowed):
        raise _not_what_it_says()
    words = sorted(KINDS[content_type].word for content_type in allowed)
    raise ValidationError(
        _(
            "Ce type de fichier n’est pas accepté. Envoyez un fichier %(types)s ; "
            "une photo de la page convient aussi."
        )
        if allowed & PICTURES
        else _("Ce type de fichier n’est pas accepté. Types acceptés : %(types)s."),
        code="type",
        params={"types": ", ".join(words)},
    )


def _not_what_it_says() -> ValidationError:
    return ValidationError(
        _(
            "Le contenu de ce fichier ne correspond pas à son nom. Ouvrez-le, "
            "enregistrez-le de nouveau dans le bon type, puis renvoyez-le."
        ),
        code="disguised",
    )


def _sniffed(data: bytes) -> set[str]:
    """Content types whose signature the bytes bear; empty for plain text."""
    try:
        return {match.mime_type for match in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()
