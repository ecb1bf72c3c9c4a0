"""What the pages of the files show: what each holds, how many, how heavy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from cso_pages.directory.counting import Asked
from cso_pages.directory.exports.about import BOOK, TABLE, WORKBOOK, FileKind
from cso_pages.directory.exports.columns import columns_for
from cso_pages.directory.exports.files import BOOK_AT_MOST
from cso_pages.directory.exports.reading import (
    Chosen,
    asked_in,
    choice_of,
    public_choice,
)
from cso_pages.directory.queries import PARAMETERS, TypeCount, directory_figures
from cso_pages.permissions import audiences_of, reads_more_than_the_public

if TYPE_CHECKING:
    from portal.accounts.models import User

ADDRESSES = {
    WORKBOOK: "directory_workbook",
    TABLE: "directory_table",
    BOOK: "directory_book",
}


@dataclass(frozen=True)
class Offer:
    """One public file; without an address it is too long to be made at once."""

    kind: FileKind
    address: str
    octets: int


@dataclass(frozen=True)
class Ask:
    """What a signed-in reader may ask for: everything she reads, by a job."""

    action: str
    count: int
    more: tuple[str, ...]  # the headings that the public file has not


@dataclass(frozen=True)
class ExportScreen:
    told: tuple[str, ...]
    count: int
    back: str
    headings: tuple[str, ...]
    offers: tuple[Offer, ...]
    books: tuple[TypeCount, ...]  # by territory, when the whole is too long
    ask: Ask | None


def export_screen(
    user: "User | AnonymousUser", typed: Mapping[str, str]
) -> ExportScreen:
    """The files of one list, as this person may have them."""
    given = asked_in(typed)
    chosen = public_choice(given)
    query = query_of(chosen.asked)
    public = columns_for(audiences_of(AnonymousUser()))
    return ExportScreen(
        told=chosen.told,
        count=chosen.count,
        back=reverse("directory") + query,
        headings=tuple(str(column.heading) for column in public),
        offers=_offers(chosen, query),
        books=_books(chosen),
        ask=_ask(user, given, query) if reads_more_than_the_public(user) else None,
    )


def query_of(asked: Asked) -> str:
    """The filters as the end of an address, with its « ? »; "" without any."""
    given = {
        name: getattr(asked, field)
        for field, name in PARAMETERS.items()
        if getattr(asked, field)
    }
    return f"?{urlencode(given)}" if given else ""


def _offers(chosen: Chosen, query: str) -> tuple[Offer, ...]:
    too_long = chosen.count > BOOK_AT_MOST
    return tuple(
        Offer(
            kind=kind,
            address="" if kind is BOOK and too_long else reverse(name) + query,
            octets=kind.weight(chosen.count),
        )
        for kind, name in ADDRESSES.items()
    )


def _books(chosen: Chosen) -> tuple[TypeCount, ...]:
    """A book for each territory that one can be made for."""
    if chosen.count <= BOOK_AT_MOST:
        return ()
    address = reverse("directory_book")
    return tuple(
        TypeCount(tile.name, tile.count, f"{address}?{tile.address.partition('?')[2]}")
        for tile in directory_figures().tiles
        if 0 < tile.count <= BOOK_AT_MOST
    )


def _ask(user: "User | AnonymousUser", given: Mapping[str, str], query: str) -> Ask:
    public = columns_for(audiences_of(AnonymousUser()))
    hers = columns_for(audiences_of(user))
    return Ask(
        action=reverse("directory_export") + query,
        count=choice_of(user, given).count,
        more=tuple(str(column.heading) for column in hers if column not in public),
    )
