"""What the directory shows in one look: totals, places and types."""

import math
from dataclasses import dataclass

from django.db.models import Count, Q

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import OrgType, Territory

STEPS = 4
FOUND_AT_MOST = 30


@dataclass(frozen=True)
class Tile:
    """A territory and how many listed organisations have their seat there."""

    name: str
    area: str
    count: int
    level: int  # 0: none, then 1 to STEPS


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


@dataclass(frozen=True)
class DirectoryFigures:
    """The listed organisations, counted; each has one seat, so the tiles sum up."""

    organisations: int
    members: int
    tiles: tuple[Tile, ...]
    scale: tuple[Step, ...]
    types: tuple[TypeCount, ...]


def directory_figures() -> DirectoryFigures:
    """Count the listed organisations by seat and by type, in four queries."""
    rows = Organisation.objects.listed().order_by()
    by_seat = dict(rows.values_list("territory").annotate(Count("pk")))
    by_type = dict(rows.values_list("org_type").annotate(Count("pk")))
    highest = max(by_seat.values(), default=0)
    territories = Territory.objects.filter(retired_on=None)
    return DirectoryFigures(
        organisations=sum(by_seat.values()),
        members=rows.filter(is_member=True).count(),
        tiles=tuple(
            Tile(place.name, place.tile, count, _level(count, highest))
            for place in territories
            for count in [by_seat.get(place.pk, 0)]
        ),
        scale=_scale(highest),
        types=tuple(
            TypeCount(kind.label_plural, by_type[kind.pk])
            for kind in OrgType.objects.all()
            if kind.pk in by_type
        ),
    )


def _level(count: int, highest: int) -> int:
    """The shade of a count: the highest one gets the darkest."""
    return math.ceil(count * STEPS / highest) if count else 0


def _scale(highest: int) -> tuple[Step, ...]:
    """The shades that the map may use; none where it is empty."""
    steps = (
        Step(level, (level - 1) * highest // STEPS + 1, level * highest // STEPS)
        for level in range(1, STEPS + 1)
    )
    return tuple(step for step in steps if step.first <= step.last)


def organisations_named(words: str) -> list[Organisation]:
    """The listed organisations whose name, sigle or seat holds the words, 30 at most.

    Every word must be found. Empty when there is nothing to look for.
    """
    asked = words.split()
    if not asked:
        return []
    found = Organisation.objects.listed().select_related("territory", "org_type")
    for word in asked[:6]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(sigle__icontains=word)
            | Q(territory__name__icontains=word)
        )
    return list(found[:FOUND_AT_MOST])
