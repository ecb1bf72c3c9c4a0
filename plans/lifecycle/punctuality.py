"""Completeness and timeliness: what was expected, came, came in time, counts.

A report is in time when its first sending that was not withdrawn came on its due day or
before, by the days of Bamako (domain §5). Who is dispensed is not expected.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from uuid import UUID

from django.utils import timezone

from cso_pages.mandates.models import ORGANISATION_ROLES
from cso_pages.permissions import organisations_of
from plans.outline.models import Plan
from plans.outline.quarters import Quarter
from plans.reporting.models import Report

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

K = TypeVar("K")
FEWEST = 3  # organisations behind a public line


class Row(NamedTuple):
    """One expected report, without its contents."""

    uuid: UUID
    organisation: int
    name: str
    region: str
    position: int
    quarter: Quarter
    state: str
    received_on: datetime.date | None
    due_on: datetime.date
    is_counted: bool

    @property
    def is_in_time(self) -> bool:
        return self.received_on is not None and self.received_on <= self.due_on


@dataclass(frozen=True)
class Counts:
    """Of the reports expected, how many came, in time, and count."""

    label: str
    expected: int
    received: int
    in_time: int
    validated: int
    organisations: int = 0

    @property
    def received_share(self) -> float | None:
        return self.received / self.expected if self.expected else None

    @property
    def in_time_share(self) -> float | None:
        """Over expected (domain §5)."""
        return self.in_time / self.expected if self.expected else None


@dataclass(frozen=True)
class Punctuality:
    """The counts of a plan on a day."""

    whole: Counts
    by_quarter: tuple[tuple[Quarter, Counts], ...]
    by_region: tuple[Counts, ...]
    own: tuple[Counts, ...]


@dataclass(frozen=True)
class OfOrganisation:
    """One organisation: its counts, and its report of each quarter, if any."""

    counts: Counts
    region: str
    reports: tuple[Row | None, ...]


def read_rows(plan: Plan, *, today: datetime.date) -> list[Row]:
    """Every expected report of the quarters opened; one query."""
    rows = (
        Report.objects.expected()
        .filter(period__plan=plan, period__opens_on__lte=today)
        .order_by("period__year", "period__quarter", "organisation__name")
        .values_list(
            "uuid",
            "organisation_id",
            "organisation__name",
            "organisation__territory__name",
            "organisation__territory__position",
            "period__year",
            "period__quarter",
            "state",
            "first_sent_at",
            "period__due_on",
            "revision_in_force",
        )
    )
    return [
        Row(uuid, who, name, region, place, Quarter(year, number), state,
            timezone.localdate(sent) if sent else None, due, in_force is not None)
        for uuid, who, name, region, place, year, number, state, sent, due, in_force
        in rows
    ]  # fmt: skip


def punctuality(
    plan: Plan,
    *,
    today: datetime.date,
    viewer: "User | AnonymousUser",
    quarter: Quarter | None = None,
) -> Punctuality:
    """What the public may read, and a viewer's own organisations; one query.

    With `quarter`, the regions are those of that quarter. Regions with fewer than three
    organisations stand together: no line tells of one organisation.
    """
    rows = read_rows(plan, today=today)
    asked = [row for row in rows if quarter is None or row.quarter == quarter]
    mine = organisations_of(viewer, *ORGANISATION_ROLES)
    return Punctuality(
        whole=counts_of("", asked),
        by_quarter=tuple(
            (key, counts_of("", group))
            for key, group in sorted(_grouped(rows, lambda row: row.quarter).items())
        ),
        by_region=tuple(_public_regions(asked)),
        own=tuple(
            counts_of(group[0].name, group)
            for key, group in _grouped(asked, lambda row: row.organisation).items()
            if key in mine
        ),
    )


def by_organisation(
    rows: Iterable[Row], quarters: tuple[Quarter, ...]
) -> list[OfOrganisation]:
    """One line an organisation, by region then name, with a report a quarter."""
    lines = []
    for group in _grouped(rows, lambda row: row.organisation).values():
        known = {row.quarter: row for row in group}
        lines.append(
            (
                (group[0].position, group[0].name),
                OfOrganisation(
                    counts_of(group[0].name, group),
                    group[0].region,
                    tuple(known.get(quarter) for quarter in quarters),
                ),
            )
        )
    return [line for _key, line in sorted(lines, key=lambda pair: pair[0])]


def by_region(rows: Iterable[Row]) -> list[Counts]:
    """Every region, in the order of the country."""
    groups = _grouped(rows, lambda row: (row.position, row.region))
    return [counts_of(key[1], group) for key, group in sorted(groups.items())]


def _public_regions(rows: Iterable[Row]) -> list[Counts]:
    """Regions, the small ones together; the rest is never fewer than three either."""
    known = by_region(rows)
    small = [counts for counts in known if counts.organisations < FEWEST]
    large = [counts for counts in known if counts.organisations >= FEWEST]
    while small and sum(c.organisations for c in small) < FEWEST and large:
        smallest = min(large, key=lambda counts: counts.organisations)
        large.remove(smallest)
        small.append(smallest)
    if small:
        large.append(_together(small))
    return large


def _together(parts: list[Counts]) -> Counts:
    return Counts(
        "",
        sum(part.expected for part in parts),
        sum(part.received for part in parts),
        sum(part.in_time for part in parts),
        sum(part.validated for part in parts),
        sum(part.organisations for part in parts),
    )


def counts_of(label: str, rows: Iterable[Row]) -> Counts:
    found = list(rows)
    return Counts(
        label,
        expected=len(found),
        received=sum(row.received_on is not None for row in found),
        in_time=sum(row.is_in_time for row in found),
        validated=sum(row.is_counted for row in found),
        organisations=len({row.organisation for row in found}),
    )


def _grouped(rows: Iterable[Row], key: Callable[[Row], K]) -> dict[K, list[Row]]:
    groups: dict[K, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
