"""What an import would write: new records, and what known ones still lack.

Blank never erases, absent never deletes, and what a record already says stays.
"""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cso_pages.upkeep.imports.analysis import Analysis
from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.context import Memory, Recorded
from cso_pages.upkeep.imports.entries import Entry
from cso_pages.upkeep.imports.names import registration_key
from cso_pages.upkeep.imports.texts import listed, plain, quoted
from cso_pages.upkeep.states import RowStatus

FILLED = ("sigle", "founded_year", "mission")


@dataclass
class Plan:
    """What one organisation gets; `organisation` None makes a new record."""

    head: Entry
    rows: list[Entry]
    organisation: int | None
    fills: dict[str, str | int] = field(default_factory=dict)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    contacts: list[tuple[str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)  # theme, territory
    papers: list[tuple[str, str, datetime.date | None]] = field(default_factory=list)

    @property
    def key(self) -> int:
        """The record that gets it, once there is one."""
        if self.organisation is None:
            raise ValueError(self.head.name)
        return self.organisation

    @property
    def changes_something(self) -> bool:
        return self.organisation is None or any(
            (self.fills, self.phones, self.emails, self.sites)
            + (self.contacts, self.pairs, self.papers)
        )


def plan(analysis: Analysis, memory: Memory) -> list[Plan]:
    """The plans of the organisations that wait for no decision, in order.

    Says on each first row whether the record is new, complete, or lacks something.
    """
    groups: dict[int, Plan] = {}
    for entry in analysis.entries:
        head = entry.head or entry
        if entry.status == RowStatus.UNDERSTOOD and head.status == RowStatus.UNDERSTOOD:
            made = groups.setdefault(id(head), Plan(head, [], head.organisation))
            made.rows.append(entry)
    plans = list(groups.values())
    known = memory.recorded(
        [p.organisation for p in plans if p.organisation is not None]
    )
    for made in plans:
        _gather(made)
        if made.organisation is not None:
            _keep_what_lacks(made, known[made.organisation], memory)
    return plans


def _gather(made: Plan) -> None:
    """Everything that the rows of one organisation say, each thing once."""
    for row in made.rows:
        made.phones += [p for p in row.phones if p not in made.phones]
        made.emails += [m for m in row.emails if m not in made.emails]
        made.sites += [s for s in row.sites if s not in made.sites]
        person = (row.contact, row.contact_role)
        if row.contact and all(row.contact != name for name, _role in made.contacts):
            made.contacts.append(person)
        for theme in row.themes:
            for place in row.zones or row.seats or made.head.seats:
                if (theme, place) not in made.pairs:
                    made.pairs.append((theme, place))
        _gather_papers(made, row)
        _gather_fields(made, row)
    _warn_of_zones(made)


def _gather_papers(made: Plan, row: Entry) -> None:
    for kind, number, date in (
        ("receipt", row.recepisse, row.recepisse_date),
        ("agreement", row.accord, row.accord_date),
    ):
        if number and all(number != other for _kind, other, _day in made.papers):
            made.papers.append((kind, number, date.exact if date else None))


def _gather_fields(made: Plan, row: Entry) -> None:
    year = row.founded.year if row.founded else None
    for name, value in (
        ("sigle", row.sigle),
        ("founded_year", year),
        ("mission", row.mission),
    ):
        if value and name not in made.fills:
            if name == "founded_year" and not 1900 <= int(value) <= 2100:
                continue
            made.fills[name] = value


def _warn_of_zones(made: Plan) -> None:
    """Work is told by domain and place: zones without any domain stay in the import."""
    if not made.pairs and any(row.zones for row in made.rows):
        made.head.say(
            _("Zones sans domaine d’intervention : gardées dans l’import seulement.")
        )


def _keep_what_lacks(made: Plan, known: Recorded, memory: Memory) -> None:
    _say_differences(made, known, memory)
    made.fills = {
        name: value for name, value in made.fills.items() if not getattr(known, name)
    }
    made.phones = [p for p in made.phones if phone_key(p) not in known.phones]
    made.emails = [m for m in made.emails if m not in known.emails]
    made.sites = [s for s in made.sites if s.lower() not in known.sites]
    made.contacts = [c for c in made.contacts if plain(c[0]) not in known.contacts]
    made.pairs = [pair for pair in made.pairs if pair not in known.pairs]
    made.papers = [
        paper for paper in made.papers if registration_key(paper[1]) not in known.papers
    ]
    if not made.changes_something:
        made.head.say(_("Déjà dans l’annuaire : rien à changer."))
        return
    added = [
        word
        for word, things in (
            (_("téléphone"), made.phones),
            (_("adresse e-mail"), made.emails),
            (_("site"), made.sites),
            (_("contact"), made.contacts),
            (_("domaine ou zone"), made.pairs),
            (_("récépissé ou accord-cadre"), made.papers),
            (_("champs vides"), made.fills),
        )
        if things
    ]
    made.head.say(
        _("Déjà dans l’annuaire ; s’ajoute : %(what)s.") % {"what": listed(added)}
    )


def _say_differences(made: Plan, known: Recorded, memory: Memory) -> None:
    head = made.head
    seat = head.seats[0] if head.seats else ""
    for what, listed_as, recorded in (
        (_("le nom"), head.name, known.name),
        (_("le sigle"), head.sigle, known.sigle),
        (
            _("le type"),
            memory.types.get(head.org_type, ""),
            memory.types.get(known.org_type, ""),
        ),
        (
            _("le siège"),
            memory.territories.get(seat, ""),
            memory.territories.get(known.seat, ""),
        ),
        (
            _("l’année de création"),
            str(made.fills.get("founded_year", "")),
            str(known.founded_year or ""),
        ),
    ):
        if listed_as and recorded and plain(listed_as) != plain(recorded):
            head.say(
                _("Pour %(what)s, la liste dit %(one)s, la fiche %(two)s qui reste.")
                % {"what": what, "one": quoted(listed_as), "two": quoted(recorded)}
            )
