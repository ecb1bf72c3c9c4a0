"""What the portal knows before it reads a list: référentiels, answers, records."""

import datetime
import uuid
from dataclasses import dataclass, field

from cso_pages.directory.contacts import ChannelKind, Contact, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention, LegalRegistration
from cso_pages.reference.models import OrgType, Territory, Theme
from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.choices import Chooser, theme_chooser
from cso_pages.upkeep.imports.headers import Mappings
from cso_pages.upkeep.imports.interpret import Context
from cso_pages.upkeep.imports.matching import words_of_places
from cso_pages.upkeep.imports.names import registration_key
from cso_pages.upkeep.imports.places import Gazetteer
from cso_pages.upkeep.imports.texts import plain
from cso_pages.upkeep.imports.vocabulary import THEME_WORDS, TYPE_WORDS
from cso_pages.upkeep.merging.models import Merge, MergeState
from cso_pages.upkeep.models import ColumnMapping, ImportDecision, ImportedThing
from cso_pages.upkeep.states import Asked


@dataclass
class Recorded:
    """What a record already says, in a form to be compared."""

    name: str
    sigle: str
    org_type: str
    seat: str
    founded_year: int | None
    mission: str
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    contacts: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)

    def add_channel(self, kind: str, value: str) -> None:
        if kind == ChannelKind.EMAIL:
            self.emails.add(value.lower())
        elif kind in (ChannelKind.PHONE, ChannelKind.WHATSAPP):
            self.phones.add(phone_key(value))
        else:
            self.sites.add(value.lower())


@dataclass
class Memory:
    """Read once an import, in a fixed number of queries."""

    territories: dict[str, str]
    cod: dict[str, str]
    iso: dict[str, str]
    themes: dict[str, str]
    types: dict[str, str]
    answers: dict[tuple[str, str], str]
    mappings: Mappings

    @property
    def place_words(self) -> frozenset[str]:
        return words_of_places(self.territories.values())

    def context(self, today: datetime.date) -> Context:
        return Context(
            today=today,
            places=Gazetteer(self.territories, self._decided(Asked.TERRITORY)),
            themes=theme_chooser(self.themes, THEME_WORDS, self._decided(Asked.THEME)),
            types=Chooser(
                self.types, TYPE_WORDS, several=False, decided=self._decided(Asked.TYPE)
            ),
            cod=self.cod,
            iso=self.iso,
            answers=self.answers,
        )

    def _decided(self, kind: str) -> dict[str, str]:
        return {key: said for (k, key), said in self.answers.items() if k == kind}

    def recorded(self, keys: list[int]) -> dict[int, Recorded]:
        """What these records say, by key; in five queries for each 500."""
        found: dict[int, Recorded] = {}
        for start in range(0, len(keys), 500):
            part = keys[start : start + 500]
            found.update(_recorded(part))
        return found


def _recorded(keys: list[int]) -> dict[int, Recorded]:
    rows = Organisation.objects.filter(pk__in=keys).values_list(
        "pk", "name", "sigle", "org_type_id", "territory_id", "founded_year", "mission"
    )
    found = {row[0]: Recorded(*row[1:]) for row in rows}
    of = {"organisation__in": keys}
    channels = ContactChannel.objects.filter(**of)
    for pk, kind, value in channels.values_list("organisation_id", "kind", "value"):
        found[pk].add_channel(kind, value)
    people = Contact.objects.filter(**of)
    for pk, name in people.values_list("organisation_id", "person_name"):
        found[pk].contacts.add(plain(name))
    work = Intervention.objects.filter(**of)
    for pk, theme, place in work.values_list(
        "organisation_id", "theme_id", "territory_id"
    ):
        found[pk].pairs.add((theme, place))
    papers = LegalRegistration.objects.filter(**of)
    for pk, number in papers.values_list("organisation_id", "number"):
        found[pk].papers.add(registration_key(number))
    return found


def _answers() -> dict[tuple[str, str], str]:
    """What earlier lists made is known by its name there; what people said wins."""
    made = ImportedThing.objects.exclude(source="").filter(run__state="committed")
    known = made.order_by("pk").values_list("source", "organisation__uuid")
    said = ImportDecision.objects.values_list(
        "kind", "source", "answer", "organisation__uuid"
    )
    became = _became()
    return {
        **{
            (Asked.ORGANISATION.value, source): became.get(one, str(one))
            for source, one in known
        },
        **{(kind, key): str(one or answer) for kind, key, answer, one in said},
    }


def _became() -> dict[uuid.UUID, str]:
    """The record that stands today for each merged one."""
    made = Merge.objects.filter(state=MergeState.DONE)
    into = dict(made.values_list("gone__uuid", "kept__uuid"))
    found = {}
    for one, kept in into.items():
        while kept in into and kept != one:
            kept = into[kept]
        found[one] = str(kept)
    return found


def memory() -> Memory:
    """The référentiels in force and the answers kept from earlier lists."""
    places = list(Territory.objects.filter(retired_on=None))
    return Memory(
        territories={row.slug: row.name for row in places},
        cod={row.cod_ab_pcode: row.slug for row in places if row.cod_ab_pcode},
        iso={row.iso_3166_2: row.slug for row in places if row.iso_3166_2},
        themes=dict(Theme.objects.filter(retired_on=None).values_list("code", "label")),
        types=dict(
            OrgType.objects.filter(retired_on=None).values_list("code", "label")
        ),
        answers=_answers(),
        mappings=dict(ColumnMapping.objects.values_list("signature", "fields")),
    )
