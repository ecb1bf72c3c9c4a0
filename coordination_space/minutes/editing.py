"""The writing screen: attendance, one part for each point, what is still missing."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from coordination_space.meetings.attending import Presence, Tick, presence_of
from coordination_space.meetings.models import AgendaItem, Attendance
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.meetings.states import AttendanceStatus
from coordination_space.minutes.models import Minutes, MinutesSection
from coordination_space.minutes.saving import SECRETARIAT, Row, Words, words_of
from cso_pages.directory.models import Organisation

CHOICES = [
    (AttendanceStatus.PRESENT.value, _("Présente")),
    (AttendanceStatus.REPRESENTED.value, _("Représentée")),
    (AttendanceStatus.EXCUSED.value, _("Excusée")),
    (AttendanceStatus.ABSENT.value, _("Absente")),
]


@dataclass(frozen=True)
class Ticked:
    """One organisation's row, as it stands or as it was just typed."""

    row: Attendance
    status: str
    holder: str


@dataclass(frozen=True)
class Two:
    """A text that two people wrote: what I typed is in the box, theirs beside."""

    label: str
    theirs: str


@dataclass(frozen=True)
class DecisionRow:
    row: Decision
    text: str


@dataclass(frozen=True)
class ActionRow:
    row: ActionItem
    typed: Row


@dataclass(frozen=True)
class Part:
    """One point of the screen; `two` is what another person wrote meanwhile."""

    section: MinutesSection
    item: AgendaItem
    text: str
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    version: int
    two: tuple[Two, ...] = ()

    @property
    def is_written(self) -> bool:
        return bool(self.text or any(d.text for d in self.decisions))


@dataclass
class Refused:
    """What a save could not do: problems in sentences, and others' words by section."""

    problems: list[str] = field(default_factory=list)
    sections: dict[int, tuple[Words, Words, int]] = field(default_factory=dict)
    ticks: Mapping[int, Tick] | None = None
    ticked_otherwise: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.problems or self.sections or self.ticks is not None)


@dataclass(frozen=True)
class Screen:
    """Everything on the writing screen."""

    minutes: Minutes
    presence: Presence
    ticked: tuple[Ticked, ...]
    parts: tuple[Part, ...]
    owners: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    ticked_otherwise: tuple[str, ...]
    today: datetime.date

    @property
    def has_two(self) -> bool:
        return bool(self.ticked_otherwise) or any(part.two for part in self.parts)


def writing_screen(
    minutes: Minutes, *, today: datetime.date, refused: Refused | None = None
) -> Screen:
    """Read it, in a constant number of queries."""
    refused = refused or Refused()
    presence = presence_of(minutes.meeting)
    sections = minutes.sections.select_related("item").prefetch_related(
        "item__decisions", "item__action_items"
    )
    owners = owner_choices()
    return Screen(
        minutes=minutes,
        presence=presence,
        ticked=tuple(_ticked(row, refused.ticks) for row in presence.rows),
        parts=tuple(
            _part(section, refused.sections.get(section.pk), dict(owners))
            for section in sections
        ),
        owners=owners,
        choices=tuple(CHOICES),
        problems=tuple(refused.problems),
        ticked_otherwise=refused.ticked_otherwise,
        today=today,
    )


def owner_choices() -> tuple[tuple[str, str], ...]:
    """Whom a recommendation may be given to: the secretariat, then every member."""
    members = Organisation.objects.filter(is_member=True).order_by("name")
    named = [
        (str(pk), f"{name} ({sigle})" if sigle else name)
        for pk, name, sigle in members.values_list("pk", "name", "sigle")
    ]
    return ((SECRETARIAT, _("Secrétariat permanent")), *named)


def _ticked(row: Attendance, ticks: Mapping[int, Tick] | None) -> Ticked:
    tick = ticks.get(row.pk) if ticks else None
    if tick is not None:
        return Ticked(row, tick.status, tick.holder)
    holder = row.proxy_holder
    return Ticked(row, row.status, (holder.sigle or holder.name) if holder else "")


def _part(
    section: MinutesSection,
    two: tuple[Words, Words, int] | None,
    owners: dict[str, str],
) -> Part:
    """What stands; or, where two wrote, mine in the boxes and theirs beside."""
    stands = words_of(section)
    mine, theirs, version = two or (stands, stands, section.version)
    return Part(
        section=section,
        item=section.item,
        text=mine.text,
        decisions=tuple(
            DecisionRow(row, mine.decisions.get(row.pk, row.text))
            for row in section.item.decisions.all()
        ),
        actions=tuple(
            ActionRow(row, mine.actions.get(row.pk, stands.actions[row.pk]))
            for row in section.item.action_items.all()
        ),
        version=version,
        two=differences(mine, theirs, owners),
    )


def differences(mine: Words, theirs: Words, owners: dict[str, str]) -> tuple[Two, ...]:
    """Each box in which the two differ, with what the other person wrote."""
    found = []
    if mine.text != theirs.text:
        found.append(Two(_("Ce qui a été dit"), theirs.text))
    for pk, text in theirs.decisions.items():
        if mine.decisions.get(pk, text) != text:
            found.append(Two(_("Décision"), text))
    for pk, row in theirs.actions.items():
        if mine.actions.get(pk, row) != row:
            told = [row.what, owners.get(row.owner, ""), row.due]
            found.append(Two(_("Recommandation"), " · ".join(filter(None, told))))
    return tuple(found)
