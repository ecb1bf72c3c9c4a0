"""The page of minutes as an audience reads it, from its content and today's names."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination_space.meetings.models import Meeting
from coordination_space.meetings.outcomes import ActionItem
from coordination_space.meetings.states import ActionState, AttendanceStatus
from coordination_space.meetings.wording import quorum_in_words, when_of
from coordination_space.minutes.content import Content, content_of
from coordination_space.minutes.models import Correction, Minutes
from cso_pages.directory.models import Organisation
from cso_pages.reference.audiences import Audience

SIGLE_FROM = 3  # shorter ones are words too


@dataclass(frozen=True)
class Follow:
    """A recommendation, as the table shows it; `colour` is the badge's."""

    reference: str
    what: str
    who: str
    due_on: datetime.date | None
    label: str
    colour: str
    icon: str


@dataclass(frozen=True)
class Told:
    """One point: its number, title, text in HTML, decisions as (code, text)."""

    number: int
    title: str
    body: SafeString
    decisions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Group:
    """The organisations of one attendance status; `names` only where they are told."""

    label: str
    number: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class MinutesPage:
    """Everything the page says."""

    minutes: Minutes
    meeting: Meeting
    title: str
    when: str
    place: str
    quorum: str
    rule: str
    sections: tuple[Told, ...]
    follows: tuple[Follow, ...]
    groups: tuple[Group, ...]
    decisions: int
    corrections: tuple[Correction, ...]


def minutes_page(
    minutes: Minutes, *, audience: str, today: datetime.date
) -> MinutesPage:
    """The page for an audience; the same number of queries whatever its length.

    The public learns which organisations were there, members also who was not.
    Hidden organisations are « une organisation membre » for both.
    """
    said = _masked(content_of(minutes), mask_of())
    names = _named(said)
    rows = {
        str(row.uuid): row for row in ActionItem.objects.filter(meeting=minutes.meeting)
    }
    quorum = said["quorum"]
    return MinutesPage(
        minutes=minutes,
        meeting=minutes.meeting,
        title=said["title"],
        when=when_of(minutes.meeting),
        place=said["place"],
        quorum=quorum_in_words(
            **{k: quorum[k] for k in ("base", "counted", "required", "reached")}
        ),
        rule=quorum["rule"],
        sections=tuple(_told(section) for section in said["sections"]),
        follows=tuple(
            _follow(action, rows.get(action["uuid"]), names, today)
            for action in said["actions"]
        ),
        groups=tuple(_groups(said["attendance"], names, audience)),
        decisions=sum(len(section["decisions"]) for section in said["sections"]),
        corrections=tuple(minutes.corrections.all()),
    )


def mask_of() -> re.Pattern[str] | None:
    """What names an organisation that is not listed; None when there is none."""
    listed = Organisation.objects.listed().values("pk")
    rows = Organisation.objects.exclude(pk__in=listed).order_by()
    names, sigles = set(), set()
    for name, sigle in rows.values_list("name", "sigle"):
        names |= {name, str(escape(name))}
        if len(sigle) >= SIGLE_FROM:
            sigles |= {sigle, str(escape(sigle))}
    if not names:
        return None
    parts = [f"(?i:{_any_of(names)})", *([_any_of(sigles)] if sigles else [])]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _any_of(words: set[str]) -> str:
    """The longest first: one name may begin another."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def masked_text(text: str, hidden: re.Pattern[str] | None) -> str:
    """The text with « une organisation membre » where a hidden one is named."""
    if hidden is None:
        return text
    return hidden.sub(str(_("une organisation membre")), text)


def _named(content: Content) -> dict[str, str]:
    """The public name, today, of each organisation that the content points at."""
    asked = {row["organisation"] for row in content["attendance"]}
    asked |= {action["owner"] for action in content["actions"] if action["owner"]}
    fields = ("uuid", "name", "hidden_at", "record_status")
    found = Organisation.objects.filter(uuid__in=asked).only(*fields).order_by()
    return {str(organisation.uuid): organisation.public_name for organisation in found}


def _masked(value: Any, hidden: re.Pattern[str] | None) -> Any:
    if hidden is None:
        return value
    if isinstance(value, str):
        return masked_text(value, hidden)
    if isinstance(value, list):
        return [_masked(part, hidden) for part in value]
    if isinstance(value, dict):
        return {key: _masked(part, hidden) for key, part in value.items()}
    return value


def _told(section: Content) -> Told:
    return Told(
        section["position"],
        section["title"],
        mark_safe(section["body"]),  # noqa: S308 - cleaned by nh3 when it was saved
        tuple((d["reference"], d["text"]) for d in section["decisions"]),
    )


def _follow(
    action: Content,
    row: ActionItem | None,
    names: Mapping[str, str],
    today: datetime.date,
) -> Follow:
    """What was asked is frozen, what became of it is read today."""
    owner = action["owner"]
    someone = str(_("une organisation membre"))
    label, colour, icon = state_of(row, today) if row else (_("Ouverte"), "", "none")
    due_on = datetime.date.fromisoformat(action["due_on"]) if action["due_on"] else None
    return Follow(
        reference=action["reference"],
        what=action["what"],
        who=names.get(owner, someone) if owner else str(_("Secrétariat permanent")),
        due_on=due_on,
        label=str(label),
        colour=colour,
        icon=icon,
    )


def state_of(action: ActionItem, today: datetime.date) -> tuple[str, str, str]:
    """A recommendation's state in a word, a colour and a shape."""
    if action.is_late_on(today):
        return str(_("En retard")), "late", "late"
    state = ActionState(action.state)
    if state == ActionState.DRAFT:  # a preview shows what will be read
        state = ActionState.OPEN
    label = str(state.label)
    looks = {
        ActionState.IN_PROGRESS: ("", "clock"),
        ActionState.DONE: ("good", "ok"),
        ActionState.VERIFIED: ("good", "ok"),
        ActionState.CANCELLED: ("", "cancel"),
    }
    colour, icon = looks.get(state, ("", "none"))
    return label[:1].upper() + label[1:], colour, icon


def _groups(
    attendance: list[Content], names: Mapping[str, str], audience: str
) -> list[Group]:
    A = AttendanceStatus
    parts = [
        (_("Présentes"), (A.PRESENT,), True),
        (_("Représentées"), (A.REPRESENTED,), True),
        (_("Excusées"), (A.EXCUSED,), audience != Audience.PUBLIC),
        (_("Absentes"), (A.ABSENT, A.UNKNOWN), audience != Audience.PUBLIC),
    ]
    groups = []
    for label, statuses, is_told in parts:
        found = [row for row in attendance if row["status"] in statuses]
        told = _listed([names.get(r["organisation"], "") for r in found])
        groups.append(Group(str(label), len(found), told if is_told else ()))
    return groups


def _listed(names: list[str]) -> tuple[str, ...]:
    """Names in their order; those that hide are counted together at the end."""
    someone = str(_("une organisation membre"))
    shown = [name for name in names if name and name != someone]
    rest = len(names) - len(shown)
    if rest:
        shown.append(
            ngettext("%(n)s organisation membre", "%(n)s organisations membres", rest)
            % {"n": rest}
        )
    return tuple(shown)
