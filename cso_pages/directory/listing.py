"""The listed organisations, read once a process for each value of the stamp."""

from collections import defaultdict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from cso_pages.directory.counting import DirectoryIndex, Row
from cso_pages.directory.models import DirectoryStamp, Organisation
from cso_pages.directory.parts import Intervention
from cso_pages.directory.visibility import may_read
from cso_pages.reference.audiences import Audience
from cso_pages.search.models import EntryKind, SearchEntry
from portal.kit.words import index_text

PUBLIC = (Audience.PUBLIC.value,)
COLUMNS = (
    "pk",
    "uuid",
    "name",
    "sigle",
    "org_type_id",
    "territory_id",
    "is_member",
    "last_confirmed_on",
    "field_audiences",
)


@dataclass
class Kept:
    """What this process last read, and the stamp it read it under."""

    stamp: UUID | None = None
    index: DirectoryIndex | None = None


_kept = Kept()
_reading = Lock()


def directory_index() -> DirectoryIndex:
    """The index of now: one query, or four after a change of the directory.

    While no action has moved the stamp nothing is kept.
    """
    stamp = DirectoryStamp.objects.values_list("value", flat=True).first()
    if stamp is None:
        return read_index()
    if _kept.stamp != stamp or _kept.index is None:
        with _reading:
            if _kept.stamp != stamp or _kept.index is None:
                _kept.index, _kept.stamp = read_index(), stamp
    return _kept.index


def read_index() -> DirectoryIndex:
    """Read what the public may know of every listed organisation, in three queries."""
    pairs: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for organisation, theme, territory in Intervention.objects.order_by().values_list(
        "organisation_id", "theme_id", "territory_id"
    ):
        pairs[organisation].add((theme, territory))
    words = dict(
        SearchEntry.objects.filter(kind=EntryKind.ORGANISATION, audience__in=PUBLIC)
        .order_by()
        .values_list("ref", "words")
    )
    listed = Organisation.objects.listed().order_by().only(*COLUMNS)
    return DirectoryIndex(_row(one, pairs[one.pk], words) for one in listed)


def _row(one: Organisation, pairs: set[tuple[str, str]], words: dict[str, str]) -> Row:
    told = (
        frozenset(pairs)
        if may_read(one.field_audiences, "themes", PUBLIC)
        else frozenset()
    )
    seat, kind = one.territory_id, one.org_type_id
    return Row(
        pk=one.pk,
        name=one.name,
        kind=kind,
        seat=seat,
        territories=frozenset({seat, *(territory for _theme, territory in told)}),
        themes=frozenset(theme for theme, _territory in told),
        words=words.get(str(one.uuid)) or index_text(one.name, one.sigle, seat),
        is_member=one.is_member,
        pairs=told,
        confirmed_on=one.last_confirmed_on,
    )
