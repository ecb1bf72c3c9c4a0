"""Saves minutes as they are written, point by point; no word overwrites another's."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination_space.meetings.models import AgendaItem
from coordination_space.meetings.outcomes import ActionItem, Decision
from coordination_space.minutes.models import TEXT_AT_MOST, Minutes, MinutesSection
from coordination_space.minutes.text import html_of, read_day
from coordination_space.permissions import can_write_minutes
from cso_pages.directory.models import Organisation
from portal.accounts.models import User
from portal.kit.workflow import IllegalMove

SECRETARIAT = "sp"  # the owner's value for « secrétariat permanent »


class Row(NamedTuple):
    """A recommendation as typed: what, who (a key, `sp` or nothing), for when."""

    what: str = ""
    owner: str = ""
    due: str = ""


@dataclass(frozen=True)
class Words:
    """All that is typed about one point; rows by their key."""

    text: str = ""
    decisions: Mapping[int, str] = field(default_factory=dict)
    actions: Mapping[int, Row] = field(default_factory=dict)


class WrittenByAnother(Exception):
    """Somebody else wrote about this point meanwhile; `theirs` is what stands."""

    def __init__(self, section: MinutesSection, theirs: Words, mine: Words) -> None:
        super().__init__(f"section {section.pk}")
        self.section, self.theirs, self.mine = section, theirs, mine


def words_of(section: MinutesSection) -> Words:
    """What stands about one point; two queries."""
    return Words(
        text=section.text,
        decisions={d.pk: d.text for d in section.item.decisions.all()},
        actions={
            a.pk: Row(
                a.what,
                SECRETARIAT if a.is_secretariats else str(a.owner_id or ""),
                a.due_on.isoformat() if a.due_on else "",
            )
            for a in section.item.action_items.all()
        },
    )


@transaction.atomic
def save_section(
    section: MinutesSection,
    typed: Words,
    *,
    version: int,
    key: UUID | None,
    by: User,
    at: datetime.datetime,
) -> list[str]:
    """Write one point as it is typed; says what could not be understood.

    `version` is the one that the page showed; `key` is the page's own, so that a page
    which lost an answer goes on. Raises PermissionDenied, IllegalMove once the minutes
    went out, WrittenByAnother.
    """
    minutes = _hold(section.minutes, by=by)
    held = MinutesSection.objects.select_related("item").get(pk=section.pk)
    stands = words_of(held)
    mine, problems = _understood(typed, stands)
    section.version = held.version
    if mine == stands:
        return problems
    if held.version != version and held.saved_from != key:
        raise WrittenByAnother(held, stands, mine)
    section.version = held.version + 1
    MinutesSection.objects.filter(pk=held.pk).update(
        text=mine.text,
        body=html_of(mine.text),
        version=section.version,
        saved_at=at,
        saved_by=by.uuid,
        saved_from=key,
    )
    _write_rows(held.item, mine, stands)
    Minutes.objects.filter(pk=minutes.pk).update(
        version=minutes.version + 1, saved_at=at, saved_by=by.uuid
    )
    return problems


@transaction.atomic
def add_decision(item: AgendaItem, *, by: User) -> Decision:
    """An empty decision to write in. Raises PermissionDenied, IllegalMove."""
    _hold(item.section.minutes, by=by)
    return Decision.objects.create(item=item, body=item.meeting.body)


@transaction.atomic
def add_action(item: AgendaItem, *, by: User) -> ActionItem:
    """An empty recommendation to write in. Raises PermissionDenied, IllegalMove."""
    _hold(item.section.minutes, by=by)
    return ActionItem.objects.create(item=item, meeting=item.meeting)


def _hold(minutes: Minutes, *, by: User) -> Minutes:
    """Lock the minutes, so that nothing is written while they go out."""
    if not can_write_minutes(by):
        raise PermissionDenied
    held = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if not held.is_writable:
        raise IllegalMove(f"minutes that are {held.state} are not written")
    return held


def _understood(typed: Words, stands: Words) -> tuple[Words, list[str]]:
    """The words typed about rows that exist; the others stay as they stand."""
    problems: list[str] = []
    actions = dict(stands.actions)
    for pk, row in typed.actions.items():
        if pk in actions:
            actions[pk] = _row(row, actions[pk], problems)
    decisions = {
        pk: _plain(typed.decisions.get(pk, text))[:1000]
        for pk, text in stands.decisions.items()
    }
    text = _plain(typed.text)[:TEXT_AT_MOST]
    return Words(text, decisions, actions), problems


def _row(row: Row, stands: Row, problems: list[str]) -> Row:
    day = read_day(row.due)
    due = day.isoformat() if day else ""
    if row.due.strip() and day is None:
        problems.append(
            _(
                "«\u00a0%(typed)s\u00a0» n’est pas une date. "
                "Écrivez par exemple 30/10/2026."
            )
            % {"typed": row.due.strip()[:40]}
        )
        due = stands.due
    owner = row.owner if row.owner == SECRETARIAT or row.owner.isdigit() else ""
    return Row(_plain(row.what)[:500], owner, due)


def _write_rows(item: AgendaItem, mine: Words, stands: Words) -> None:
    for pk, text in mine.decisions.items():
        if text != stands.decisions[pk]:
            item.decisions.filter(pk=pk).update(text=text)
    changed = {pk: r for pk, r in mine.actions.items() if r != stands.actions[pk]}
    asked = {int(r.owner) for r in changed.values() if r.owner.isdigit()}
    known = set(Organisation.objects.filter(pk__in=asked).values_list("pk", flat=True))
    for pk, row in changed.items():
        owner = int(row.owner) if row.owner.isdigit() else None
        item.action_items.filter(pk=pk).update(
            what=row.what,
            owner=owner if owner in known else None,
            is_secretariats=row.owner == SECRETARIAT,
            due_on=read_day(row.due),
        )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()
