"""The open files, kept in memory under the directory's stamp of the moment."""

import datetime
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.contrib.auth.models import AnonymousUser

from cso_pages.directory.exports.fourw import fourw_table
from cso_pages.directory.exports.hsds import hsds_text
from cso_pages.directory.exports.reading import told_to
from cso_pages.directory.models import DirectoryStamp, Organisation
from portal.kit.addresses import absolute
from portal.kit.words import folded

LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.fr"


@dataclass(frozen=True)
class OpenFiles:
    """Both files of one day, and what their page says of them."""

    count: int
    lines: int
    on: datetime.date
    hsds: bytes
    fourw: bytes


@dataclass
class Kept:
    """What this process last wrote, and for which stamp and day."""

    version: str = ""
    files: OpenFiles | None = None


_kept = Kept()
_writing = Lock()


def stamp() -> UUID | None:
    return DirectoryStamp.objects.values_list("value", flat=True).first()


def version_of(on: datetime.date) -> str:
    """What changes whenever a public file of that day may change; "" is never kept."""
    now = stamp()
    return f"{now}-{on.isoformat()}" if now else ""


def open_files(*, on: datetime.date) -> OpenFiles:
    """The files of now: one query, or fifteen after a change of the directory."""
    version = version_of(on)
    if not version:
        return write_open_files(on)
    if _kept.version != version or _kept.files is None:
        with _writing:
            if _kept.version != version or _kept.files is None:
                _kept.files, _kept.version = write_open_files(on), version
    return _kept.files


def write_open_files(on: datetime.date) -> OpenFiles:
    """What the public reads of the listed organisations that ticked it, no more."""
    agreed = Organisation.objects.listed().filter(is_open_data=True).order_by()
    by_name = sorted(agreed.values_list("pk", "name"), key=lambda row: folded(row[1]))
    told = [*told_to(AnonymousUser(), [key for key, _name in by_name])]
    document = hsds_text(told, on=on, licence=LICENCE, page_of=absolute)
    return OpenFiles(
        count=len(told),
        lines=sum(len(one.profile.lines) for one in told),
        on=on,
        hsds=document.encode(),
        fourw=fourw_table(told),
    )
