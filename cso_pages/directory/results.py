"""One page of the directory: cards, facets and tiles, counted right."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cso_pages.directory.confirming import WORTH
from cso_pages.directory.counting import Asked, Found, Row
from cso_pages.directory.listing import PUBLIC, directory_index
from cso_pages.directory.models import Organisation
from cso_pages.directory.queries import (
    Labels,
    Step,
    Tile,
    address_of,
    read_labels,
    scale_of,
    tiles_of,
)
from cso_pages.directory.visibility import may_read
from portal.kit.french import MONTHS, NBSP

PER_PAGE = 20
FIRST_VALUES = 5
PLACES_SHOWN = 3
TAGS_SHOWN = 5


@dataclass(frozen=True)
class Value:
    """A value of a facet: how many it would find, and the address that asks for it."""

    label: str
    count: int
    address: str
    is_asked: bool


@dataclass(frozen=True)
class Facet:
    """The values of a facet: those shown first, and the others."""

    title: str
    first: tuple[Value, ...]
    others: tuple[Value, ...]

    @property
    def size(self) -> int:
        return len(self.first) + len(self.others)


@dataclass(frozen=True)
class Card:
    """What the list says of an organisation: public facts only."""

    title: str
    address: str
    facts: str  # its type, its members, its places, its confirmation
    state: str
    summary: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """One page of the directory."""

    asked: Asked
    told: tuple[str, ...]  # what is filtered by, in words
    total: int
    first: int
    last: int
    page: int
    pages: int
    previous: str
    following: str
    cards: tuple[Card, ...]
    facets: tuple[Facet, ...]
    tiles: tuple[Tile, ...]
    scale: tuple[Step, ...]
    fresh: int  # of all those known, confirmed for less than 12 months
    known: int


def directory_listing(
    *,
    territory: str,
    theme: str,
    kind: str,
    query: str,
    page: int,
    today: datetime.date,
) -> Listing:
    """A page of the list: five queries, eight after a change; unknown codes are none.

    A page before the first is the first, one after the last the last.
    """
    labels, index = read_labels(), directory_index()
    asked = Asked(
        territory=territory if territory in labels.territories else "",
        theme=theme if theme in labels.themes else "",
        kind=kind if kind in labels.kinds else "",
        query=query,
    )
    found = index.found(asked)
    pages = max(1, math.ceil(found.total / PER_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * PER_PAGE
    rows = index.some_of(found.members, start, PER_PAGE)
    tiles = tiles_of(labels, asked, found.by_territory)
    return Listing(
        asked=asked,
        told=words_of(asked, labels),
        total=found.total,
        first=start + 1,
        last=start + len(rows),
        page=page,
        pages=pages,
        previous=address_of(asked, page - 1) if page > 1 else "",
        following=address_of(asked, page + 1) if page < pages else "",
        cards=_cards(rows, labels),
        facets=_facets(asked, found, labels),
        tiles=() if asked.territory else tiles,
        scale=scale_of(tiles),
        fresh=index.confirmed_after(today - WORTH),
        known=len(index.rows),
    )


def words_of(asked: Asked, labels: Labels) -> tuple[str, ...]:
    """What a list is filtered by, as people read it."""
    parts = (
        labels.territories[asked.territory].name if asked.territory else "",
        labels.themes[asked.theme].label if asked.theme else "",
        labels.kinds[asked.kind].label_plural if asked.kind else "",
        f"« {asked.query} »" if asked.query else "",
    )
    return tuple(part for part in parts if part)


def _cards(rows: list[Row], labels: Labels) -> tuple[Card, ...]:
    """One query, which asks again what is listed."""
    columns = ("pk", "slug", "name", "sigle", "summary", "record_status")
    read = (
        Organisation.objects.listed()
        .filter(pk__in=[row.pk for row in rows])
        .order_by()
        .values(*columns, "last_confirmed_on", "field_audiences")
        .annotate(members=Count("member_links"))
    )
    by_key = {told["pk"]: told for told in read}
    return tuple(_card(row, by_key[row.pk], labels) for row in rows if row.pk in by_key)


def _card(row: Row, told: dict[str, Any], labels: Labels) -> Card:
    audiences = told["field_audiences"]
    seen = partial(may_read, audiences, audiences=PUBLIC)
    members = told["members"] if seen("networks") else 0
    tags = [t.short_label for code, t in labels.themes.items() if code in row.themes]
    return Card(
        title=f"{told['name']} ({told['sigle']})" if told["sigle"] else told["name"],
        address=reverse("organisation", args=[told["slug"]]),
        facts=_facts(row, labels, members, month_of(told["last_confirmed_on"])),
        state=told["record_status"],
        summary=told["summary"] if seen("summary") else "",
        tags=tuple(tags[:TAGS_SHOWN]),
    )


def _facts(row: Row, labels: Labels, members: int, confirmed_in: str) -> str:
    """One line, made here: twenty cards of it in template tags cost milliseconds."""
    kind = labels.kinds[row.kind].label
    places = _places(row, labels)
    if members:
        found = ngettext(
            "%(n)s organisation membre", "%(n)s organisations membres", members
        )
        kind = f"{kind}, {found % {'n': members}}"
    where = ", ".join(places[:PLACES_SHOWN])
    if more := len(places[PLACES_SHOWN:]):
        found = ngettext(
            "et %(n)s autre territoire", "et %(n)s autres territoires", more
        )
        where = f"{where} {found % {'n': more}}"
    parts = [kind, where]
    if confirmed_in:
        parts.append(_("fiche confirmée en %(month)s") % {"month": confirmed_in})
    return " · ".join(parts)


def _places(row: Row, labels: Labels) -> tuple[str, ...]:
    """Where it acts, the seat first."""
    others = (code for code in labels.territories if code in row.territories)
    codes = dict.fromkeys((row.seat, *others))
    return tuple(labels.territories[c].name for c in codes if c in labels.territories)


def month_of(day: datetime.date | None) -> str:
    """« octobre 2026 »; "" where there is none."""
    return f"{MONTHS[day.month - 1]}{NBSP}{day.year}" if day else ""


def _facets(asked: Asked, found: Found, labels: Labels) -> tuple[Facet, ...]:
    return (
        _facet(
            _("Territoire"),
            asked,
            "territory",
            {code: row.name for code, row in labels.territories.items()},
            found.by_territory,
        ),
        _facet(
            _("Domaine"),
            asked,
            "theme",
            {code: row.short_label for code, row in labels.themes.items()},
            found.by_theme,
        ),
        _facet(
            _("Type"),
            asked,
            "kind",
            {code: row.label_plural for code, row in labels.kinds.items()},
            found.by_kind,
        ),
    )


def _facet(
    title: str,
    asked: Asked,
    field: str,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
) -> Facet:
    """The value asked for and the most frequent ones first, the others in order."""
    now = getattr(asked, field)
    values = {
        code: Value(
            label,
            counts.get(code, 0),
            address_of(replace(asked, **{field: "" if code == now else code})),
            is_asked=code == now,
        )
        for code, label in labels.items()
    }
    ranked = sorted(values, key=lambda c: (c != now, -values[c].count))
    first = tuple(values[code] for code in ranked[:FIRST_VALUES])
    shown = set(ranked[:FIRST_VALUES])
    others = tuple(value for code, value in values.items() if code not in shown)
    return Facet(title, first, others)
