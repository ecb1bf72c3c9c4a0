"""What a given audience may read of an organisation; nothing else shows a record."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import (
    Implantation,
    Intervention,
    PlaceKind,
    Precision,
)
from cso_pages.directory.visibility import FIELDS, WHOLE, may_read
from cso_pages.permissions import audiences_of, speaks_for
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Work:
    """One domain: where, and what those who may read more read of it."""

    theme: str
    label: str
    territories: tuple[str, ...]
    groups: tuple[str, ...]
    activities: tuple[str, ...]
    since: int | None
    until: int | None


@dataclass(frozen=True)
class Neighbour:
    """A network or a member that these readers may know of."""

    name: str
    address: str


@dataclass(frozen=True)
class Channel:
    """A way to reach the organisation that these readers may use."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True)
class Person:
    name: str
    function: str


@dataclass(frozen=True)
class Place:
    """A place as finely as it may be told."""

    kind: str
    territory: str
    locality: str
    address: str


@dataclass(frozen=True)
class Paper:
    """A récépissé or an accord-cadre, for the secretariat."""

    label: str
    number: str
    authority: str


@dataclass(frozen=True)
class Profile:
    """A record for one kind of reader; what she may not read is empty here."""

    name: str
    sigle: str
    org_type: str
    territory: str
    address: str
    readable: frozenset[str]  # the keys of `visibility.FIELDS` these readers may read
    summary: str = ""
    mission: str = ""
    former_names: str = ""
    founded_year: int | None = None
    is_member: bool = False
    languages: tuple[str, ...] = ()
    work: tuple[Work, ...] = ()
    ties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    seat: Place | None = None
    places: tuple[Place, ...] = ()
    shelters: tuple[Place, ...] = ()
    networks: tuple[Neighbour, ...] = ()
    members: tuple[Neighbour, ...] = ()
    channels: tuple[Channel, ...] = ()
    people: tuple[Person, ...] = ()
    papers: tuple[Paper, ...] = ()
    codes: tuple[tuple[str, str], ...] = field(default=())  # theme and territory

    @property
    def territories(self) -> tuple[str, ...]:
        """The seat's territory, then those where it works, each once."""
        found = [self.territory]
        for work in self.work:
            found.extend(work.territories)
        return tuple(dict.fromkeys(found))


def readers_of(
    organisation: Organisation, user: "User | AnonymousUser"
) -> frozenset[str]:
    """The audiences of a person before this record: her own is open to her."""
    if speaks_for(user, organisation):
        return WHOLE
    return frozenset(audiences_of(user))


def profile_of(organisation: Organisation, user: "User | AnonymousUser") -> Profile:
    """The record as this person may read it; whether she may at all is asked before."""
    return profile_for(organisation, readers_of(organisation, user))


def profile_for(organisation: Organisation, audiences: Collection[str]) -> Profile:
    """The record as those who belong to these audiences read it."""
    chosen = organisation.field_audiences
    may = frozenset(f.key for f in FIELDS if may_read(chosen, f.key, audiences))
    work = _interventions(organisation) if "themes" in may else []
    return Profile(
        name=organisation.name,
        sigle=organisation.sigle,
        org_type=organisation.org_type.label,
        territory=organisation.territory.name,
        address=organisation.get_absolute_url(),
        readable=may,
        **_texts(organisation, may),
        **_places(organisation, may),
        **_neighbours(organisation, may, audiences),
        **_ways(organisation, audiences),
        work=_work(work, in_detail="work" in may),
        codes=tuple((row.theme_id, row.territory_id) for row in work),
        ties=_ties(organisation) if "groups" in may else (),
        papers=_papers(organisation) if "registrations" in may else (),
    )


def _texts(organisation: Organisation, may: frozenset[str]) -> dict[str, Any]:
    columns = ("summary", "mission", "former_names", "founded_year")
    texts = {name: getattr(organisation, name) for name in columns if name in may}
    texts["is_member"] = "membership" in may and organisation.is_member
    if "languages" in may:
        texts["languages"] = tuple(str(one) for one in organisation.languages.all())
    return texts


def _interventions(organisation: Organisation) -> list[Intervention]:
    return list(
        organisation.interventions.select_related("theme", "territory", "group")
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _work(rows: Iterable[Intervention], *, in_detail: bool) -> tuple[Work, ...]:
    by_theme: dict[str, list[Intervention]] = defaultdict(list)
    for row in rows:
        by_theme[row.theme_id].append(row)
    return tuple(_one_work(rows, in_detail) for rows in by_theme.values())


def _one_work(rows: list[Intervention], in_detail: bool) -> Work:
    told = rows if in_detail else []
    since = [row.since_year for row in told if row.since_year]
    until = [row.until_year for row in told]
    ended = [year for year in until if year]
    return Work(
        theme=rows[0].theme_id,
        label=rows[0].theme.label,
        territories=_once(row.territory.name for row in rows),
        groups=_once(row.group.label for row in told if row.group),
        activities=_once(row.activity for row in told),
        since=min(since, default=None),
        until=max(ended) if ended and len(ended) == len(until) else None,
    )


def _places(organisation: Organisation, may: frozenset[str]) -> dict[str, Any]:
    if not {"offices", "locality", "address", "shelters"} & may:
        return {}
    seat, places, shelters = None, [], []
    for row in organisation.implantations.select_related("territory"):
        if row.kind == PlaceKind.SHELTER:
            shelters.append(_place(row, frozenset()))
        elif row.kind == PlaceKind.SEAT:
            seat = _place(row, may)
        else:
            places.append(_place(row, may))
    return {
        "seat": seat,
        "places": tuple(places) if "offices" in may else (),
        "shelters": tuple(shelters) if "shelters" in may else (),
    }


def _place(row: Implantation, may: frozenset[str]) -> Place:
    told = row.precision != Precision.UNTOLD
    return Place(
        kind=row.get_kind_display(),
        territory=row.territory.name if told else "",
        locality=row.locality if "locality" in may else "",
        address=row.address if "address" in may else "",
    )


def _neighbours(
    organisation: Organisation, may: frozenset[str], audiences: Collection[str]
) -> dict[str, Any]:
    """A link is told when both ends may be known and both tell it."""
    if "networks" not in may:
        return {}
    umbrellas = organisation.umbrella_links.select_related("umbrella")
    members = organisation.member_links.select_related("member")
    return {
        "networks": _told((link.umbrella for link in umbrellas), audiences),
        "members": _told((link.member for link in members), audiences),
    }


def _told(
    others: Iterable[Organisation], audiences: Collection[str]
) -> tuple[Neighbour, ...]:
    inside = Audience.SECRETARIAT in audiences
    known = (
        other
        for other in others
        if inside
        or (other.is_listed and may_read(other.field_audiences, "networks", audiences))
    )
    return tuple(
        Neighbour(other.name, other.get_absolute_url())
        for other in sorted(known, key=lambda other: other.name)
    )


def _ways(organisation: Organisation, audiences: Collection[str]) -> dict[str, Any]:
    channels = organisation.channels.filter(audience__in=audiences)
    people = organisation.contacts.filter(audience__in=audiences)
    return {
        "channels": tuple(
            Channel(row.kind, row.get_kind_display(), row.value) for row in channels
        ),
        "people": tuple(Person(row.person_name, row.function) for row in people),
    }


def _ties(organisation: Organisation) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_tie: dict[str, list[str]] = defaultdict(list)
    for row in organisation.group_ties.select_related("group"):
        by_tie[row.get_tie_display()].append(row.group.label)
    return tuple((tie, tuple(groups)) for tie, groups in by_tie.items())


def _papers(organisation: Organisation) -> tuple[Paper, ...]:
    return tuple(
        Paper(row.get_kind_display(), row.number, row.authority)
        for row in organisation.registrations.all()
    )
