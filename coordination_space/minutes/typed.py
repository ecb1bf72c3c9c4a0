"""Reads what the writing screen posts: the attendance, and each point by its key.

A page may post everything (its button) or one part alone (saved as it is written).
"""

import re
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from coordination_space.meetings.attending import Tick
from coordination_space.minutes.saving import Row, Words
from portal.kit.failures import KEY_FIELD

_DECISION = re.compile(r"^d-(\d{1,12})$")
_ACTION = re.compile(r"^a-(\d{1,12})-quoi$")
_TICK = re.compile(r"^p-(\d{1,12})$")


@dataclass(frozen=True)
class TypedSection:
    """One point as it was posted, and the version that its page showed."""

    words: Words
    version: int


def version_in(data: QueryDict, name: str) -> int:
    """The version that a page showed; -1, which is nobody's, when it is not said."""
    typed = data.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() else -1


def key_in(data: QueryDict) -> UUID | None:
    try:
        return UUID(data.get(KEY_FIELD, ""))
    except ValueError:
        return None


def ticks_in(data: QueryDict) -> dict[int, Tick] | None:
    """The rows that were ticked; None when the attendance was not posted."""
    if "presence-version" not in data:
        return None
    return {
        int(found[1]): Tick(data[name], data.get(f"h-{found[1]}", ""))
        for name in data
        if (found := _TICK.match(name))
    }


def section_in(data: QueryDict, pk: int) -> TypedSection | None:
    """What was posted of one section; None when nothing was."""
    if f"s-{pk}-version" not in data:
        return None
    mine = set(data.getlist(f"s-{pk}-rang"))
    decisions = {
        int(found[1]): data[name]
        for name in data
        if (found := _DECISION.match(name)) and name in mine
    }
    actions = {
        int(key): Row(
            data[name], data.get(f"a-{key}-qui", ""), data.get(f"a-{key}-quand", "")
        )
        for name in data
        if (found := _ACTION.match(name)) and (key := found[1]) and f"a-{key}" in mine
    }
    words = Words(data.get(f"s-{pk}-texte", ""), decisions, actions)
    return TypedSection(words, version_in(data, f"s-{pk}-version"))
