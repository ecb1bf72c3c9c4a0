"""Opens a list of organisations, whatever saved it: judged by content, with limits."""

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cso_pages.media.packages import inspect_package
from cso_pages.upkeep.imports.delimited import text_rows
from cso_pages.upkeep.imports.limits import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    check_extent,
)
from cso_pages.upkeep.imports.refusals import Refused
from portal.kit.numbers import show_weight

SECONDS = 7
CHILD_MEMORY = 110 * 1024 * 1024
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_MACRO = "_VBA_PROJECT".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = (b"<f>", b"<f ", b":f>", b"table:formula=")
_CHILD = Path(__file__).with_name("unpacked.py")


@dataclass
class Sheet:
    """A sheet as text, cell by cell, from A1: row 0 is what Excel calls row 1."""

    name: str
    rows: list[list[str]]
    hidden: bool = False


@dataclass
class Opened:
    """What a file holds, and what is worth saying of it as a whole."""

    kind: str
    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)


def open_list(data: bytes) -> Opened:
    """The sheets of a workbook or the rows of a text file, as text.

    The name of the file says nothing here. Raises Refused with a French sentence.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            _("Ce fichier pèse %(size)s, la limite est %(limit)s.")
            % {"size": show_weight(len(data)), "limit": show_weight(MAX_BYTES)}
        )
    if not data.strip():
        raise Refused(_("Ce fichier est vide."))
    if data.startswith(b"PK"):
        opened = _open_package(data)
    elif data.startswith(_OLD_EXCEL):
        opened = _open_old(data)
    elif data.startswith((b"MZ", b"\x7fELF", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refused(
            _(
                "Ce fichier n’est pas un tableau, quel que soit son nom. "
                "Types acceptés : .xlsx, .xls, .ods, .csv."
            )
        )
    else:
        opened = Opened("csv", [Sheet("", text_rows(data))])
    for sheet in opened.sheets:
        check_extent(len(sheet.rows), max(map(len, sheet.rows), default=0))
    return opened


def _open_package(data: bytes) -> Opened:
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise Refused(_("Ce classeur est abîmé : il ne s’ouvre pas.")) from error
    if "xl/workbook.bin" in names:
        raise Refused(
            _("Les classeurs .xlsb ne sont pas lus. Enregistrez la liste en .xlsx.")
        )
    kind = "xlsx" if "xl/workbook.xml" in names else "ods"
    try:
        with_formulas = inspect_package(
            data,
            main_part="xl/workbook.xml" if kind == "xlsx" else "content.xml",
            look_for=_FORMULA,
        )
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    opened = Opened(kind, _unpacked(data))
    if with_formulas:
        opened.notes.append(
            _("Ce classeur a des formules : seul leur dernier résultat est lu.")
        )
    return opened


def _open_old(data: bytes) -> Opened:
    if _LOCKED in data:
        raise Refused(
            _("Ce classeur est protégé par un mot de passe. Enlevez-le, puis renvoyez.")
        )
    if _OLD_MACRO in data:
        raise Refused(
            _("Ce classeur contient une macro. Enregistrez-le sans macro, en .xlsx.")
        )
    return Opened("xls", _unpacked(data))


def _unpacked(data: bytes) -> list[Sheet]:
    """The sheets, read by a process of its own that has little memory and time."""
    limits = [MAX_ROWS, MAX_COLUMNS, MAX_CELLS, CHILD_MEMORY, SECONDS]
    command = [sys.executable, "-I", "-S", str(_CHILD), _library(), *map(str, limits)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_too_large()) from error
    if done.returncode != 0:
        raise Refused(_too_large())
    told = json.loads(done.stdout)
    if "extent" in told:
        check_extent(*told["extent"])
    if "error" in told:
        raise Refused(
            _(
                "Ce classeur est abîmé ou protégé : il ne s’ouvre pas. Enregistrez-le "
                "de nouveau en .xlsx, puis renvoyez-le."
            )
        )
    return [Sheet(**sheet) for sheet in told["sheets"]]


def _library() -> str:
    """The folder of the reader of workbooks, all that the child may import."""
    import python_calamine

    return str(Path(python_calamine.__file__).parents[1])


def _too_large() -> str:
    return _(
        "Ce classeur est trop grand ou trop compliqué pour être une liste "
        "d’organisations. Copiez la liste seule dans un classeur neuf."
    )
