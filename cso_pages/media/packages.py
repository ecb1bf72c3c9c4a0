"""Opens Word, Excel, PowerPoint and OpenDocument files: zipped XML, nothing active."""

import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cso_pages.media.metadata import without_jpeg_segments

MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 60 * 1024 * 1024
ACTING = re.compile(
    r"vbaproject|macrosheets?/|activex/|embeddings/|oleobject|^basic/|^scripts/|\.bin$",
    re.IGNORECASE,
)
HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
MACRO_TYPES = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
MANIFESTS = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})
AUTHORS = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
    b'metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
)


def clean_package(data: bytes, *, main_part: str) -> bytes:
    """The same document without its author; `main_part` is what makes it that kind.

    Raises ValidationError when it is broken, locked, holds macros or objects, or
    would unpack to more than 60 MB or 2 000 parts.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _refuse_bombs(package)
            if main_part not in package.namelist():
                raise zipfile.BadZipFile(main_part)
            return _repacked(package)
    except BROKEN as error:
        raise _unreadable() from error


def inspect_package(
    data: bytes, *, main_part: str, look_for: tuple[bytes, ...]
) -> bool:
    """Judge a package that is only read: refused for the same reasons.

    Every part is unpacked to its end, so one that lies about its size is found. Says
    whether an XML part holds what is looked for.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _refuse_bombs(package)
            names = package.namelist()
            if main_part not in names or len(set(names)) < len(names):
                raise zipfile.BadZipFile(main_part)
            found = [_holds(_inspected(package, name), look_for) for name in names]
            return any(found)
    except BROKEN as error:
        raise _unreadable() from error


def _holds(content: bytes, look_for: tuple[bytes, ...]) -> bool:
    return any(words in content for words in look_for)


def _inspected(package: zipfile.ZipFile, name: str) -> bytes:
    """One part, read; empty when it is no XML."""
    if not name.lower().endswith((".xml", ".rels", ".rdf", ".vml")):
        with package.open(name) as part:
            while part.read(1 << 20):
                pass
        return b""
    content = package.read(name)
    if name in MANIFESTS and MACRO_TYPES.search(content):
        raise _acting()
    _refuse_doctype(content)
    return content


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    too_much = sum(member.file_size for member in members) > MAX_UNPACKED_BYTES
    if too_much or len(members) > MAX_MEMBERS:
        raise ValidationError(
            _(
                "Ce document est trop gros une fois ouvert. Retirez-en les images, "
                "ou envoyez-le en plusieurs fichiers."
            ),
            code="bomb",
        )
    for member in members:
        name = member.filename
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name):
            raise zipfile.BadZipFile(name)
        if ACTING.search(name) and not HARMLESS_BIN.search(name):
            raise _acting()


def _unreadable() -> ValidationError:
    return ValidationError(
        _(
            "Ce document est abîmé, protégé par un mot de passe, ou d’un autre "
            "type que son nom. Enregistrez-le de nouveau, puis renvoyez-le."
        ),
        code="unreadable",
    )


def _acting() -> ValidationError:
    return ValidationError(
        _(
            "Ce document contient une macro ou un objet inséré. Enregistrez-le "
            "sans macro (.docx ou .xlsx simple), puis renvoyez-le."
        ),
        code="acting",
    )


def _repacked(package: zipfile.ZipFile) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean:
        for member in package.infolist():
            if member.is_dir():
                continue
            content = _cleaned(member.filename, package.read(member))
            kept = zipfile.ZipInfo(member.filename)
            kept.compress_type = (
                zipfile.ZIP_STORED
                if member.filename == "mimetype"
                else zipfile.ZIP_DEFLATED
            )
            clean.writestr(kept, content)
    return out.getvalue()


def _cleaned(name: str, content: bytes) -> bytes:
    lower = name.lower()
    if name in AUTHORS:
        return AUTHORS[name]
    if lower.endswith((".jpg", ".jpeg")):
        return without_jpeg_segments(content)
    if lower.endswith((".xml", ".rels", ".rdf", ".vml")):
        if name in MANIFESTS and MACRO_TYPES.search(content):
            raise _acting()
        _refuse_entities(content)
    return content


def _refuse_entities(content: bytes) -> None:
    """Read the XML and refuse a DOCTYPE, hence any entity, in any encoding."""

    def doctype(*_declaration: object) -> None:
        raise ValueError("DOCTYPE")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(content, True)


class _Begun(Exception):
    """The first element is reached: no DOCTYPE can follow."""


def _refuse_doctype(content: bytes) -> None:
    """Read the XML up to its first element, before which a DOCTYPE would stand."""

    def doctype(*_declaration: object) -> None:
        raise ValueError("DOCTYPE")

    def begun(*_element: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = begun
    try:
        parser.Parse(content, True)
    except _Begun:
        return
