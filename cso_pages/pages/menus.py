"""The menus of the public pages, read from the tree of pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.models import Page

from cso_pages.pages.addresses import address_of
from cso_pages.pages.models import FooterColumn

IN_HEAD_AT_MOST = 6
KEPT_UNDER = "pages.menus"
# Two editors may write at the very moment of a reading: it is made anew after this.
KEPT_SECONDS = 10


@dataclass(frozen=True)
class Entry:
    """A link of a menu."""

    label: str
    address: str

    def current_on(self, path: str) -> str:
        """« page » on its page, « true » on those below it, else empty."""
        if self.address == path:
            return "page"
        return "true" if path.startswith(self.address) else ""


@dataclass(frozen=True)
class Menus:
    """The menu of the head, and the columns of the foot that have an entry."""

    head: tuple[Entry, ...]
    foot: tuple[tuple[str, tuple[Entry, ...]], ...]


def menus() -> Menus:
    """Both menus, kept for a moment; `forget_menus` when a page of the tree moves."""
    kept = cache.get(KEPT_UNDER)
    if kept is None:
        kept = read_menus()
        cache.set(KEPT_UNDER, kept, KEPT_SECONDS)
    return kept


def forget_menus() -> None:
    cache.delete(KEPT_UNDER)


def read_menus() -> Menus:
    """Both menus, in two queries, whatever the number of pages."""
    rows = list(_rows())
    head = [row for row in rows if row.show_in_menus and row.depth == 3]
    return Menus(
        head=tuple(_entries(head[:IN_HEAD_AT_MOST])),
        foot=tuple(
            (str(column.label), entries)
            for column in FooterColumn
            if (entries := tuple(_entries(r for r in rows if r.column == column)))
        ),
    )


def _rows() -> Any:
    """Published pages that everybody may read and that a menu names."""
    return (
        Page.objects.live()
        .public()
        .filter(depth__gt=2)
        .annotate(
            room=F("roompage__room"),
            column=_either("footer_column"),
            named=_either("menu_title"),
        )
        .filter(Q(show_in_menus=True, depth=3) | ~Q(column=""))
        .order_by("path")
        .only("title", "url_path", "depth", "path", "show_in_menus")
    )


def _either(field: str) -> Coalesce:
    return Coalesce(
        f"standardpage__{field}",
        f"roompage__{field}",
        Value(""),
        output_field=CharField(),
    )


def _entries(rows: Iterable[Any]) -> list[Entry]:
    return [Entry(row.named or row.title, _address(row)) for row in rows]


def _address(row: Any) -> str:
    return reverse(row.room) if row.room else address_of(row)
