"""The parts of records, read for many at once: one query a kind of part.

What is read here has no reader yet; `profiles` says who may read which of it.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import QuerySet

from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
)
from cso_pages.directory.states import LISTED

PLACES = frozenset({"offices", "locality", "address", "shelters"})


class WorkRow(NamedTuple):
    theme: str
    label: str
    territory: str
    territory_name: str
    group: str | None
    activity: str
    since_year: int | None
    until_year: int | None


class PlaceRow(NamedTuple):
    kind: str
    territory: str
    locality: str
    address: str
    precision: str


class LinkRow(NamedTuple):
    """The other end of a link, and what decides who may know of it."""

    name: str
    slug: str
    record_status: str
    hidden_at: datetime.datetime | None
    field_audiences: dict[str, str]

    @property
    def is_listed(self) -> bool:
        return self.hidden_at is None and self.record_status in LISTED


class ChannelRow(NamedTuple):
    kind: str
    value: str
    audience: str


class PersonRow(NamedTuple):
    name: str
    function: str
    audience: str


class TieRow(NamedTuple):
    tie: str
    code: str
    label: str


class PaperRow(NamedTuple):
    kind: str
    number: str
    authority: str


@dataclass
class Parts:
    """What one record is made of besides its own columns; read, not yet judged."""

    languages: list[str] = field(default_factory=list)
    work: list[WorkRow] = field(default_factory=list)
    places: list[PlaceRow] = field(default_factory=list)
    networks: list[LinkRow] = field(default_factory=list)
    members: list[LinkRow] = field(default_factory=list)
    channels: list[ChannelRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    ties: list[TieRow] = field(default_factory=list)
    papers: list[PaperRow] = field(default_factory=list)


def read_parts(
    keys: Collection[int], *, needed: Collection[str], audiences: Collection[str]
) -> dict[int, Parts]:
    """The parts of these records: nine queries at most, whatever their number.

    `needed` are the keys of `visibility.FIELDS` that some reader of some of them may
    read; the rest is not even asked for. So are the ways to reach them, by audience.
    """
    found: dict[int, Parts] = defaultdict(Parts)
    for name, rows, row_type in _asked(keys, frozenset(needed), audiences):
        for owner, *values in rows:
            getattr(found[owner], name).append(row_type(*values))
    return found


def _asked(
    keys: Collection[int], needed: frozenset[str], audiences: Collection[str]
) -> Iterable[tuple[str, "QuerySet[Any, Any]", Any]]:
    mine = {"organisation__in": keys}
    if "languages" in needed:
        yield "languages", _languages(keys), str
    if "themes" in needed:
        yield "work", _work(mine), WorkRow
    if PLACES & needed:
        yield "places", _places(mine), PlaceRow
    if "networks" in needed:
        yield "networks", _links("member", "umbrella", keys), LinkRow
        yield "members", _links("umbrella", "member", keys), LinkRow
    if "groups" in needed:
        yield "ties", _ties(mine), TieRow
    if "registrations" in needed:
        yield "papers", _papers(mine), PaperRow
    channels = ContactChannel.objects.filter(**mine, audience__in=audiences)
    yield (
        "channels",
        channels.values_list("organisation_id", *ChannelRow._fields),
        ChannelRow,
    )
    people = Contact.objects.filter(**mine, audience__in=audiences)
    columns = ("organisation_id", "person_name", "function", "audience")
    yield "people", people.values_list(*columns), PersonRow


def _languages(keys: Collection[int]) -> "QuerySet[Any, Any]":
    links = Organisation.languages.through.objects.filter(organisation__in=keys)
    ordered = links.order_by("language__position", "language__label")
    return ordered.values_list("organisation_id", "language__label")


def _work(mine: dict[str, Any]) -> "QuerySet[Any, Any]":
    return Intervention.objects.filter(**mine).values_list(
        "organisation_id",
        "theme_id",
        "theme__label",
        "territory_id",
        "territory__name",
        "group__label",
        "activity",
        "since_year",
        "until_year",
    )


def _places(mine: dict[str, Any]) -> "QuerySet[Any, Any]":
    return Implantation.objects.filter(**mine).values_list(
        "organisation_id",
        "kind",
        "territory__name",
        "locality",
        "address",
        "precision",
    )


def _links(near: str, far: str, keys: Collection[int]) -> "QuerySet[Any, Any]":
    columns = [f"{far}__{name}" for name in LinkRow._fields]
    links = OrgLink.objects.filter(**{f"{near}__in": keys})
    return links.values_list(f"{near}_id", *columns)


def _ties(mine: dict[str, Any]) -> "QuerySet[Any, Any]":
    rows = GroupTie.objects.filter(**mine)
    return rows.values_list("organisation_id", "tie", "group_id", "group__label")


def _papers(mine: dict[str, Any]) -> "QuerySet[Any, Any]":
    rows = LegalRegistration.objects.filter(**mine)
    return rows.values_list("organisation_id", "kind", "number", "authority")
