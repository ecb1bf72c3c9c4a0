"""A record as one kind of reader is told it: the shape that every output shows."""

from dataclasses import dataclass, field


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
class Line:
    """One domain in one territory; the detail is empty for who may not read it."""

    theme: str
    label: str
    territory: str
    territory_name: str
    activity: str = ""
    since: int | None = None
    until: int | None = None


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
    lines: tuple[Line, ...] = field(default=())

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Theme and territory of each line of work."""
        return tuple((line.theme, line.territory) for line in self.lines)

    @property
    def territories(self) -> tuple[str, ...]:
        """The seat's territory, then those where it works, each once."""
        found = [self.territory]
        for work in self.work:
            found.extend(work.territories)
        return tuple(dict.fromkeys(found))
