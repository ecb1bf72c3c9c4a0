"""Counts and finds in memory: a set of organisations is one big integer; pure.

Bit n stands for the nth organisation by name. Ten thousand of them make 1.2 kB, and
a count under any filters is one « and »: no query, no row read twice.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from portal.kit.words import asked_stems, folded

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True)
class Row:
    """What is counted of one listed organisation: public facts only."""

    pk: int
    name: str
    kind: str
    seat: str
    territories: frozenset[str]  # the seat's among them
    themes: frozenset[str]
    words: str  # stems between spaces
    is_member: bool
    pairs: frozenset[tuple[str, str]] = frozenset()  # theme and territory
    confirmed_on: datetime.date | None = None


@dataclass(frozen=True)
class Asked:
    """What a reader filters by; "" is everything."""

    territory: str = ""
    theme: str = ""
    kind: str = ""
    query: str = ""


Sets = Mapping[str, int]


class DirectoryIndex:
    """The listed organisations by name, and which of them have what."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = sorted(rows, key=lambda row: (folded(row.name), row.pk))
        self.all = (1 << len(self.rows)) - 1
        self.kinds = self._sets((row.kind,) for row in self.rows)
        self.territories = self._sets(row.territories for row in self.rows)
        self.themes = self._sets(row.themes for row in self.rows)
        self.pairs = self._sets(row.pairs for row in self.rows)
        self.members = self._set(
            place for place, row in enumerate(self.rows) if row.is_member
        )
        self._days = sorted(r.confirmed_on for r in self.rows if r.confirmed_on)
        self._places = _by_value(row.words.split() for row in self.rows)
        self._stems = sorted(self._places)

    def _set(self, places: Iterable[int]) -> int:
        bits = bytearray(len(self.rows) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def _sets(self, values: Iterable[Iterable[Value]]) -> dict[Value, int]:
        found = _by_value(values)
        return {value: self._set(places) for value, places in found.items()}

    def saying(self, query: str) -> int:
        """Those in which a word begins with each word asked; all when none is."""
        found = self.all
        for stem in asked_stems(query):
            places: set[int] = set()
            first = bisect_left(self._stems, stem)
            for known in islice(self._stems, first, None):
                if not known.startswith(stem):
                    break
                places.update(self._places[known])
            found &= self._set(places)
        return found

    def found(self, asked: Asked) -> "Found":
        """What answers, and each facet counted under the other filters."""
        said = self.saying(asked.query)
        kind = self.kinds.get(asked.kind, 0) if asked.kind else self.all
        there = self._by_territory(asked.theme)
        doing = self._by_theme(asked.territory)
        place = self._place(asked)
        return Found(
            members=place & kind & said,
            by_territory=_counts(there, kind & said),
            by_theme=_counts(doing, kind & said),
            by_kind=_counts(self.kinds, place & said),
        )

    def _by_territory(self, theme: str) -> Sets:
        """Who acts where; in one domain, who acts there in that domain."""
        if not theme:
            return self.territories
        return {where: s for (what, where), s in self.pairs.items() if what == theme}

    def _by_theme(self, territory: str) -> Sets:
        if not territory:
            return self.themes
        pairs = self.pairs.items()
        return {what: s for (what, where), s in pairs if where == territory}

    def _place(self, asked: Asked) -> int:
        if asked.territory:
            return self._by_territory(asked.theme).get(asked.territory, 0)
        return self.themes.get(asked.theme, 0) if asked.theme else self.all

    def confirmed_after(self, day: datetime.date) -> int:
        """How many records were confirmed later than that day."""
        return len(self._days) - bisect_right(self._days, day)

    def some_of(self, members: int, first: int, count: int) -> list[Row]:
        """Some of a set, by name, from its `first` on."""
        places = islice(places_in(members), first, first + count)
        return [self.rows[place] for place in places]


@dataclass(frozen=True)
class Found:
    """A set of organisations, and what each value of each facet would find."""

    members: int
    by_territory: dict[str, int]
    by_theme: dict[str, int]
    by_kind: dict[str, int]

    @property
    def total(self) -> int:
        return self.members.bit_count()


def _by_value(values: Iterable[Iterable[Value]]) -> dict[Value, list[int]]:
    found: dict[Value, list[int]] = defaultdict(list)
    for place, held in enumerate(values):
        for value in held:
            found[value].append(place)
    return dict(found)


def _counts(sets: Sets, under: int) -> dict[str, int]:
    return {value: (members & under).bit_count() for value, members in sets.items()}


def places_in(members: int) -> Iterator[int]:
    """The places of the bits of a set, from the first."""
    written = bin(members)[:1:-1]
    place = written.find("1")
    while place >= 0:
        yield place
        place = written.find("1", place + 1)
