"""What the help pages show on a day: what was checked lately, and nothing else."""

import datetime
from collections import Counter
from dataclasses import dataclass

from cso_pages.help.models import HelpService
from cso_pages.reference.models import Territory


@dataclass(frozen=True)
class Place:
    """A territory and how many services were checked there lately."""

    slug: str
    name: str
    services: int


@dataclass(frozen=True)
class HelpPage:
    """The services of one place, and the ways to the others."""

    services: tuple[HelpService, ...]
    national: tuple[HelpService, ...]
    places: tuple[Place, ...]


def help_home(today: datetime.date) -> HelpPage:
    """The national numbers, and every territory; two queries.

    Without a national number that was checked lately, the regional ones stand first.
    """
    shown = list(HelpService.objects.shown_on(today).select_related("territory"))
    counted = Counter(row.territory_id for row in shown if row.territory_id)
    territories = Territory.objects.filter(retired_on=None)
    national = tuple(row for row in shown if row.territory_id is None)
    return HelpPage(
        services=() if national else tuple(row for row in shown if row.territory_id),
        national=national,
        places=tuple(
            Place(row.slug, row.name, counted[row.slug]) for row in territories
        ),
    )


def help_in(territory: Territory, today: datetime.date) -> HelpPage:
    """The services of a territory, then the national numbers; two queries."""
    shown = list(
        HelpService.objects.shown_on(today)
        .filter(territory=territory)
        .select_related("territory")
    )
    national = HelpService.objects.shown_on(today).national()
    return HelpPage(tuple(shown), tuple(national), ())


@dataclass(frozen=True)
class HelpBlock:
    """What other pages say of help: a number of today, or the way to the regions."""

    number: HelpService | None
    has_regional: bool


def help_block(today: datetime.date) -> HelpBlock:
    """One query, two when no national number was checked lately."""
    shown = HelpService.objects.shown_on(today)
    number = shown.national().order_by("-is_free", "-verified_on").first()
    regional = number is None and shown.regional().exists()
    return HelpBlock(number, regional)
