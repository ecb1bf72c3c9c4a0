"""What the directory counts in one look: totals, places and types."""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from cso_pages.directory.counting import Asked
from cso_pages.directory.listing import directory_index
from cso_pages.reference.models import OrgType, Territory, Theme

STEPS = 4
# How the address of a list names what it filters by.
PARAMETERS = {
    "territory": "territoire",
    "theme": "domaine",
    "kind": "type",
    "query": "q",
}


@dataclass(frozen=True)
class Tile:
    """A territory and how many listed organisations act there."""

    name: str
    area: str
    count: int
    level: int  # 0: none, then 1 to STEPS
    address: str


@dataclass(frozen=True)
class Step:
    """One shade of the map and the counts it stands for, both ends included."""

    level: int
    first: int
    last: int


@dataclass(frozen=True)
class TypeCount:
    """A type of organisation that the directory knows of, and how many."""

    label: str
    count: int
    address: str


@dataclass(frozen=True)
class DirectoryFigures:
    """The listed organisations, counted; one may act in several territories."""

    organisations: int
    members: int
    tiles: tuple[Tile, ...]
    scale: tuple[Step, ...]
    types: tuple[TypeCount, ...]


@dataclass(frozen=True)
class Labels:
    """The référentiels by code, in their order; what is retired has no label."""

    territories: Mapping[str, Territory]
    themes: Mapping[str, Theme]
    kinds: Mapping[str, OrgType]


def read_labels() -> Labels:
    """Three queries."""
    return Labels(
        territories={row.pk: row for row in Territory.objects.filter(retired_on=None)},
        themes={row.pk: row for row in Theme.objects.filter(retired_on=None)},
        kinds={row.pk: row for row in OrgType.objects.all()},
    )


@functools.cache
def _list_address() -> str:
    """Looked up once: a page names some seventy addresses of the list."""
    return reverse("directory")


def address_of(asked: Asked, page: int = 1) -> str:
    """The address of the list under these filters."""
    given = {
        name: getattr(asked, field)
        for field, name in PARAMETERS.items()
        if getattr(asked, field)
    }
    if page > 1:
        given["page"] = str(page)
    return _list_address() + (f"?{urlencode(given)}" if given else "")


def directory_figures() -> DirectoryFigures:
    """Count the listed organisations by territory and by type, in four queries.

    Three more after a change of the directory.
    """
    labels, index = read_labels(), directory_index()
    found = index.found(Asked())
    tiles = tiles_of(labels, Asked(), found.by_territory)
    return DirectoryFigures(
        organisations=found.total,
        members=index.members.bit_count(),
        tiles=tiles,
        scale=scale_of(tiles),
        types=tuple(
            TypeCount(row.label_plural, count, address_of(Asked(kind=code)))
            for code, row in labels.kinds.items()
            for count in [found.by_kind.get(code, 0)]
            if count
        ),
    )


def tiles_of(
    labels: Labels, asked: Asked, counts: Mapping[str, int]
) -> tuple[Tile, ...]:
    """Every territory, with its count under the other filters."""
    highest = max((counts.get(code, 0) for code in labels.territories), default=0)
    return tuple(
        Tile(
            name=row.name,
            area=row.tile,
            count=count,
            level=level_of(count, highest),
            address=address_of(replace(asked, territory=code)),
        )
        for code, row in labels.territories.items()
        for count in [counts.get(code, 0)]
    )


def scale_of(tiles: tuple[Tile, ...]) -> tuple[Step, ...]:
    """The shades that a map of these tiles uses."""
    return steps_to(max((tile.count for tile in tiles), default=0))


def level_of(count: int, highest: int) -> int:
    """The shade of a count: the highest one gets the darkest."""
    return math.ceil(count * STEPS / highest) if count else 0


def steps_to(highest: int) -> tuple[Step, ...]:
    """The shades that the map may use; none where it is empty."""
    steps = (
        Step(level, (level - 1) * highest // STEPS + 1, level * highest // STEPS)
        for level in range(1, STEPS + 1)
    )
    return tuple(step for step in steps if step.first <= step.last)
