"""A section of the record as a form: what is shown, what was typed, as values."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.values import CHANNEL, Value, in_order
from cso_pages.upkeep.requests.choices import Choices
from cso_pages.upkeep.requests.fields import Section
from cso_pages.upkeep.requests.forms import GeneralForm, GroupsForm, as_uuid
from cso_pages.upkeep.requests.rows import (
    ChannelForm,
    PlaceForm,
    RegistrationForm,
    RowForm,
    WorkForm,
)
from cso_pages.upkeep.requests.words import Words

NEW_ROWS = 2
ROWS_AT_MOST = 100  # a form holds a thousand fields at most
MOST = ROWS_AT_MOST + NEW_ROWS


@dataclass(frozen=True)
class RowKind:
    key: str
    title: str | Promise
    new: str | Promise
    form: type[RowForm]
    probe: str = "kind"  # a field that every posted row carries


ROW_KINDS = (
    RowKind("work", _("Qui fait quoi, où"), _("Ajouter une action"), WorkForm, "theme"),
    RowKind("places", _("Implantations"), _("Ajouter un lieu"), PlaceForm),
    RowKind("channel", _("Comment vous joindre"), _("Ajouter un moyen"), ChannelForm),
    RowKind(
        "registrations",
        _("Récépissé, accord-cadre"),
        _("Ajouter un numéro"),
        RegistrationForm,
    ),
)


@dataclass(frozen=True)
class RowGroup:
    """The rows of one list; too many of them are left as they are."""

    kind: RowKind
    known: list[tuple[str, RowForm]]  # a line that tells the row, its form
    new: list[RowForm]
    is_too_long: bool = False

    @property
    def forms(self) -> list[RowForm]:
        return [*(form for _line, form in self.known), *self.new]


@dataclass(frozen=True)
class Screen:
    """All the forms of a section."""

    single: GeneralForm | GroupsForm | None
    groups: list[RowGroup]
    organisation: Organisation
    channels: Sequence[str]  # keys of those the record or the request has

    @property
    def forms(self) -> list[forms.Form]:
        rows = [form for group in self.groups for form in group.forms]
        return [*([self.single] if self.single else []), *rows]

    def is_valid(self) -> bool:
        faulty = [form for form in self.forms if not form.is_valid()]
        return not faulty  # every form was asked: each says its own faults

    def values(self) -> dict[str, Value]:
        """What was typed, field by field; only of a valid screen."""
        said = self.single.values() if self.single else {}
        for group in self.groups:
            if group.is_too_long:
                continue
            if group.kind.key == "channel":
                said |= self._channels(group)
            else:
                rows = [form.value() for form in group.forms if not form.is_left_out]
                said[group.kind.key] = in_order(rows)
        return said

    def _channels(self, group: RowGroup) -> dict[str, Value]:
        """Each by its own key; one that is gone is None."""
        said: dict[str, Value] = dict.fromkeys(self.channels)
        others = ContactChannel.objects.exclude(organisation=self.organisation)
        for form in group.forms:
            if form.is_left_out:
                continue
            key = as_uuid(form.cleaned_data["uuid"])
            if key is None or others.filter(uuid=key).exists():
                key = uuid.uuid4()
            said[f"{CHANNEL}{key}"] = form.value()
        return said


def screen_of(
    section: Section,
    organisation: Organisation,
    values: Mapping[str, Value],
    data: Any = None,
) -> Screen:
    """The forms of a section over these values, bound to `data` when posted."""
    choices, words = Choices(), Words([])
    single: GeneralForm | GroupsForm | None = None
    made: dict[str, type[GeneralForm] | type[GroupsForm]] = {
        "general": GeneralForm,
        "groupes": GroupsForm,
    }
    if section.slug in made:
        single = made[section.slug](
            data, values=values, choices=choices, organisation=organisation
        )
    groups = [
        _group(kind, values, choices, words, data)
        for kind in ROW_KINDS
        if kind.key in section.keys
    ]
    channels = [key for key in values if key.startswith(CHANNEL)]
    return Screen(single, groups, organisation, channels)


def _group(
    kind: RowKind,
    values: Mapping[str, Value],
    choices: Choices,
    words: Words,
    data: Any,
) -> RowGroup:
    """As many forms as were posted; else one a row, and some empty ones."""
    rows = _rows_of(kind, values)
    if len(rows) > ROWS_AT_MOST:
        return RowGroup(kind, [], [], is_too_long=True)
    initial = [_initial(kind, key, row) for key, row in rows]
    known = len(rows)
    if data is not None:
        posted = sum(f"{kind.key}-{n}-{kind.probe}" in data for n in range(MOST))
        known = max(posted - NEW_ROWS, 0)
    told = [line for key, row in rows for line in _line(kind, key, row, words)]
    lines = told if known == len(rows) else [""] * known
    opened = [*initial[:known], *_empty(kind, known - len(initial) + NEW_ROWS)]
    made = [
        kind.form(data, prefix=f"{kind.key}-{n}", choices=choices, initial=said)
        for n, said in enumerate(opened)
    ]
    return RowGroup(kind, list(zip(lines, made, strict=False)), made[known:])


def _line(
    kind: RowKind, key: str, row: Mapping[str, Value], words: Words
) -> tuple[str, ...]:
    return words.lines(key, row if kind.key == "channel" else [row])


def _rows_of(
    kind: RowKind, values: Mapping[str, Value]
) -> list[tuple[str, Mapping[str, Value]]]:
    """The rows to show, each with a key that says how to tell it."""
    if kind.key == "channel":
        return [
            (key, value)
            for key, value in values.items()
            if key.startswith(CHANNEL) and value is not None
        ]
    return [(kind.key, row) for row in values[kind.key]]


def _initial(kind: RowKind, key: str, row: Mapping[str, Value]) -> dict[str, Value]:
    if kind.key != "channel":
        return dict(row)
    more = {name: row[name] for name in ("audience", "agreed") if name in row}
    said = {
        "uuid": key.removeprefix(CHANNEL),
        "kind": row["kind"],
        "text": row["value"],
    }
    return {**said, **more}


def _empty(kind: RowKind, how_many: int) -> list[dict[str, Value]]:
    count = max(how_many, NEW_ROWS)
    if kind.key == "channel":
        return [{"uuid": str(uuid.uuid4())} for _n in range(count)]
    return [{} for _n in range(count)]
