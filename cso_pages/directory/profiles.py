"""What a given audience may read of an organisation; nothing else shows a record."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.labels import label_of
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import PlaceKind, Precision, RegistrationKind, Tie
from cso_pages.directory.profile import (
    Channel,
    Line,
    Neighbour,
    Paper,
    Person,
    Place,
    Profile,
    Work,
)
from cso_pages.directory.reading import (
    PLACES,
    LinkRow,
    Parts,
    PlaceRow,
    WorkRow,
    read_parts,
)
from cso_pages.directory.visibility import FIELDS, WHOLE, may_read
from cso_pages.permissions import audiences_of, speaks_for
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

__all__ = [
    "Profile",
    "profile_for",
    "profile_of",
    "profiles_for",
    "profiles_of",
    "readers_of",
]


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
    return profiles_for([organisation], lambda _one: audiences)[0]


def profiles_of(
    organisations: Sequence[Organisation], user: "User | AnonymousUser"
) -> list[Profile]:
    """The same as `profile_of` for each, in nine queries at most in all."""
    return profiles_for(organisations, lambda one: readers_of(one, user))


def profiles_for(
    organisations: Sequence[Organisation],
    readers: Callable[[Organisation], Collection[str]],
) -> list[Profile]:
    """Each record as its own readers read it; the parts are read for all at once."""
    audiences = [frozenset(readers(one)) for one in organisations]
    readable = [
        _readable(tuple(one.field_audiences.items()), read)
        for one, read in zip(organisations, audiences, strict=True)
    ]
    parts = read_parts(
        [one.pk for one in organisations],
        needed=frozenset().union(*readable),
        audiences=frozenset().union(*audiences),
    )
    return [
        _profile(one, parts.get(one.pk, Parts()), may, read)
        for one, may, read in zip(organisations, readable, audiences, strict=True)
    ]


@lru_cache(maxsize=4096)
def _readable(
    choices: tuple[tuple[str, str], ...], audiences: frozenset[str]
) -> frozenset[str]:
    """The fields that these audiences may read of a record that chose so."""
    chosen = dict(choices)
    return frozenset(f.key for f in FIELDS if may_read(chosen, f.key, audiences))


def _profile(
    organisation: Organisation,
    parts: Parts,
    may: frozenset[str],
    audiences: frozenset[str],
) -> Profile:
    work = parts.work if "themes" in may else []
    return Profile(
        name=organisation.name,
        sigle=organisation.sigle,
        org_type=organisation.org_type.label,
        territory=organisation.territory.name,
        address=organisation.get_absolute_url(),
        readable=may,
        **_texts(organisation, parts, may),
        **_places(parts, may),
        **_neighbours(parts, may, audiences),
        **_ways(parts, audiences),
        work=_work(work, in_detail="work" in may),
        lines=_lines(work, in_detail="work" in may),
        ties=_ties(parts) if "groups" in may else (),
        papers=_papers(parts) if "registrations" in may else (),
    )


def _texts(
    organisation: Organisation, parts: Parts, may: frozenset[str]
) -> dict[str, Any]:
    columns = ("summary", "mission", "former_names", "founded_year")
    texts = {name: getattr(organisation, name) for name in columns if name in may}
    texts["is_member"] = "membership" in may and organisation.is_member
    if "languages" in may:
        texts["languages"] = tuple(parts.languages)
    return texts


def _once(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _work(rows: Iterable[WorkRow], *, in_detail: bool) -> tuple[Work, ...]:
    by_theme: dict[str, list[WorkRow]] = defaultdict(list)
    for row in rows:
        by_theme[row.theme].append(row)
    return tuple(_one_work(rows, in_detail) for rows in by_theme.values())


def _lines(rows: Iterable[WorkRow], *, in_detail: bool) -> tuple[Line, ...]:
    return tuple(
        Line(
            row.theme,
            row.label,
            row.territory,
            row.territory_name,
            *((row.activity, row.since_year, row.until_year) if in_detail else ()),
        )
        for row in rows
    )


def _one_work(rows: list[WorkRow], in_detail: bool) -> Work:
    told = rows if in_detail else []
    since = [row.since_year for row in told if row.since_year]
    until = [row.until_year for row in told]
    ended = [year for year in until if year]
    return Work(
        theme=rows[0].theme,
        label=rows[0].label,
        territories=_once(row.territory_name for row in rows),
        groups=_once(row.group for row in told),
        activities=_once(row.activity for row in told),
        since=min(since, default=None),
        until=max(ended) if ended and len(ended) == len(until) else None,
    )


def _places(parts: Parts, may: frozenset[str]) -> dict[str, Any]:
    if not PLACES & may:
        return {}
    seat, places, shelters = None, [], []
    for row in parts.places:
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


def _place(row: PlaceRow, may: frozenset[str]) -> Place:
    told = row.precision != Precision.UNTOLD
    return Place(
        kind=label_of(PlaceKind(row.kind)),
        territory=row.territory if told else "",
        locality=row.locality if "locality" in may else "",
        address=row.address if "address" in may else "",
    )


def _neighbours(
    parts: Parts, may: frozenset[str], audiences: Collection[str]
) -> dict[str, Any]:
    """A link is told when both ends may be known and both tell it."""
    if "networks" not in may:
        return {}
    return {
        "networks": _told(parts.networks, audiences),
        "members": _told(parts.members, audiences),
    }


def _told(
    others: Iterable[LinkRow], audiences: Collection[str]
) -> tuple[Neighbour, ...]:
    inside = Audience.SECRETARIAT in audiences
    known = (
        other
        for other in others
        if inside
        or (other.is_listed and may_read(other.field_audiences, "networks", audiences))
    )
    return tuple(
        Neighbour(other.name, reverse("organisation", args=[other.slug]))
        for other in sorted(known, key=lambda other: other.name)
    )


def _ways(parts: Parts, audiences: Collection[str]) -> dict[str, Any]:
    return {
        "channels": tuple(
            Channel(row.kind, label_of(ChannelKind(row.kind)), row.value)
            for row in parts.channels
            if row.audience in audiences
        ),
        "people": tuple(
            Person(row.name, row.function)
            for row in parts.people
            if row.audience in audiences
        ),
    }


def _ties(parts: Parts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_tie: dict[str, list[str]] = defaultdict(list)
    for row in parts.ties:
        by_tie[label_of(Tie(row.tie))].append(row.label)
    return tuple((tie, tuple(groups)) for tie, groups in by_tie.items())


def _papers(parts: Parts) -> tuple[Paper, ...]:
    return tuple(
        Paper(label_of(RegistrationKind(row.kind)), row.number, row.authority)
        for row in parts.papers
    )
