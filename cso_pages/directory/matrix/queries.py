"""Domains by territory, counted in the same memory as the list and its facets.

A cell holds the organisations that work in that domain there: exactly those that the
list answers under both filters. Seats and shelters are no work and no cell counts them.
"""

import datetime
from dataclasses import dataclass

from cso_pages.directory.counting import Asked, DirectoryIndex
from cso_pages.directory.listing import directory_index
from cso_pages.directory.queries import (
    Labels,
    Step,
    address_of,
    level_of,
    read_labels,
    steps_to,
)

RECENT = datetime.timedelta(days=365)
GAPS_SHOWN = 5


@dataclass(frozen=True)
class Cell:
    """Who works in one domain in one territory; `level` is its shade, 0 for nobody."""

    label: str  # of the domain
    count: int
    level: int
    address: str


@dataclass(frozen=True)
class Line:
    """A domain over all territories, or a territory over all domains."""

    label: str
    address: str
    count: int  # organisations, each once
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> int:
        return sum(not cell.count for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """The same cells twice: by domain on wide screens, by territory on narrow."""

    domains: tuple[Line, ...]
    territories: tuple[Line, ...]
    scale: tuple[Step, ...]
    organisations: int
    confirmed: int  # those whose record was confirmed within a year

    @property
    def size(self) -> int:
        return len(self.domains) * len(self.territories)

    @property
    def empty(self) -> int:
        return sum(line.empty for line in self.domains)

    @property
    def bare_territories(self) -> tuple[Line, ...]:
        """Those with the most empty cells, the worst first."""
        return _barest(self.territories)

    @property
    def bare_domains(self) -> tuple[Line, ...]:
        return _barest(self.domains)


def read_matrix(*, today: datetime.date) -> Matrix:
    """Four queries, seven after a change of the directory."""
    return matrix_of(read_labels(), directory_index(), today=today)


def matrix_of(labels: Labels, index: DirectoryIndex, *, today: datetime.date) -> Matrix:
    """The table of an index; what is retired has neither line nor column."""
    cells = _cells(labels, index)
    themes = {code: row.short_label for code, row in labels.themes.items()}
    places = {code: row.name for code, row in labels.territories.items()}
    return Matrix(
        domains=tuple(
            Line(
                label,
                address_of(Asked(theme=theme)),
                index.themes.get(theme, 0).bit_count(),
                tuple(cells[theme, place] for place in places),
            )
            for theme, label in themes.items()
        ),
        territories=tuple(
            Line(
                label,
                address_of(Asked(territory=place)),
                index.territories.get(place, 0).bit_count(),
                tuple(cells[theme, place] for theme in themes),
            )
            for place, label in places.items()
        ),
        scale=steps_to(max((cell.count for cell in cells.values()), default=0)),
        organisations=index.all.bit_count(),
        confirmed=sum(_is_recent(row.confirmed_on, today) for row in index.rows),
    )


def _cells(labels: Labels, index: DirectoryIndex) -> dict[tuple[str, str], Cell]:
    counts = {
        (theme, place): index.pairs.get((theme, place), 0).bit_count()
        for theme in labels.themes
        for place in labels.territories
    }
    highest = max(counts.values(), default=0)
    return {
        (theme, place): Cell(
            row.short_label,
            count,
            level_of(count, highest),
            address_of(Asked(theme=theme, territory=place)),
        )
        for (theme, place), count in counts.items()
        for row in [labels.themes[theme]]
    }


def _is_recent(confirmed_on: datetime.date | None, today: datetime.date) -> bool:
    return confirmed_on is not None and today - confirmed_on <= RECENT


def _barest(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    bare = sorted((line for line in lines if line.empty), key=lambda line: -line.empty)
    return tuple(bare[:GAPS_SHOWN])
