"""Everything that points at an organisation, in any app, and what merging makes of it.

The relations are read from the model itself, so that a new one is never forgotten.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import (
    Implantation,
    Intervention,
    LegalRegistration,
    PlaceKind,
)
from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.names import registration_key
from cso_pages.upkeep.imports.texts import plain, quoted
from cso_pages.upkeep.merging.models import LikelyPair, Merge
from cso_pages.upkeep.models import ImportedThing

Row = models.Model
# What tells of the merge itself, and what an import wrote: undoing it must not take
# the record that stays.
STAY: tuple[type[Row], ...] = (LikelyPair, Merge, ImportedThing)
# Parts that would stand twice in one record: what makes two of them the same.
TWINS: dict[type[Row], Callable[[Any], object]] = {
    ContactChannel: lambda one: (one.kind, phone_key(one.value) or plain(one.value)),
    Contact: lambda one: (plain(one.person_name), plain(one.function)),
    LegalRegistration: lambda one: (one.kind, registration_key(one.number)),
    Intervention: lambda one: (
        one.theme_id, one.territory_id, one.group_id, plain(one.activity),
        one.since_year, one.until_year,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Relation:
    """A column that points at an organisation."""

    model: type[Row]
    column: "models.ForeignKey[Any, Any]"

    @property
    def key(self) -> str:
        return f"{self.model._meta.label}.{self.column.name}"

    @property
    def is_protected(self) -> bool:
        """Acts of people: rights, seats, reports… none may be left in doubt."""
        return self.column.remote_field.on_delete is models.PROTECT

    @property
    def told(self) -> str:
        """What it is, in the words of the screens."""
        through: object = self.model._meta.auto_created
        if through is Organisation:  # a table between it and a référentiel
            for one in Organisation._meta.many_to_many:
                if one.remote_field.through is self.model:
                    return str(one.verbose_name)
        if isinstance(through, type) and issubclass(through, models.Model):
            return str(through._meta.verbose_name)
        return str(self.model._meta.verbose_name)

    def of(self, organisation: Organisation) -> "models.QuerySet[Any]":
        rows = self.model._base_manager.filter(**{self.column.name: organisation})
        return rows.order_by("pk")


@dataclass
class Fate:
    """What becomes of the rows of one relation."""

    relation: Relation
    moved: list[Row] = field(default_factory=list)
    dropped: list[Row] = field(default_factory=list)  # the other record says the same
    refused: list[str] = field(default_factory=list)


def relations() -> Iterator[Relation]:
    """Every column that points at an organisation, tables between two included."""
    for found in Organisation._meta.get_fields(include_hidden=True):
        if not isinstance(found, models.ManyToOneRel):
            continue
        model = found.related_model
        if isinstance(model, type) and model not in STAY:
            yield Relation(model, found.field)


def fates_of(
    kept: Organisation, gone: Organisation, *, seat_of_gone: bool
) -> list[Fate]:
    """What would become of everything that points at the one that goes.

    `seat_of_gone` says whose place is the seat. Nothing is written.
    """
    fates = [_fate(relation, kept, gone) for relation in relations()]
    for fate in fates:
        if fate.relation.model is Implantation:
            _one_seat(fate, kept, seat_of_gone)
    return [fate for fate in fates if fate.moved or fate.dropped or fate.refused]


def _fate(relation: Relation, kept: Organisation, gone: Organisation) -> Fate:
    fate = Fate(relation)
    rows = list(relation.of(gone))
    if not rows:
        return fate
    already = list(relation.of(kept))
    twin = TWINS.get(relation.model)
    known = {twin(one) for one in already} if twin else set()
    said = {_facts(relation, one) for one in already}
    for row in rows:
        same = bool(twin and twin(row) in known)
        to_itself = _links_to_itself(relation, row, kept)
        if to_itself and relation.is_protected:
            fate.refused.append(_collision(relation, row))
        elif same or to_itself:
            fate.dropped.append(row)
        elif not _collides(relation, row, kept):
            fate.moved.append(row)
        elif (
            not relation.is_protected
            and _facts(relation, row) in said
            and not _is_pointed_at(row)
        ):
            fate.dropped.append(row)
        else:
            fate.refused.append(_collision(relation, row))
    return fate


def _one_seat(fate: Fate, kept: Organisation, seat_of_gone: bool) -> None:
    """A record has one seat: the other's place goes, and comes back on undoing."""
    seats = [r for r in fate.moved if getattr(r, "kind", "") == PlaceKind.SEAT]
    already = list(fate.relation.of(kept).filter(kind=PlaceKind.SEAT))
    if not seats or not already:
        return
    if seat_of_gone:
        fate.dropped += already
    else:
        fate.moved = [row for row in fate.moved if row not in seats]
        fate.dropped += seats


def _links_to_itself(relation: Relation, row: Row, kept: Organisation) -> bool:
    """A tie between the two says nothing once they are one."""
    others = [
        column
        for column in row._meta.concrete_fields
        if column.related_model is Organisation and column != relation.column
    ]
    return any(getattr(row, other.attname) == kept.pk for other in others)


def _collides(relation: Relation, row: Row, kept: Organisation) -> bool:
    """Whether the database would refuse the row once it points at the other."""
    model, column = relation.model, relation.column
    before = getattr(row, column.attname)
    setattr(row, column.attname, kept.pk)
    try:
        for rule in model._meta.constraints:
            if column.name in repr(rule.deconstruct()):
                rule.validate(model, row)
    except ValidationError:
        return True
    finally:
        setattr(row, column.attname, before)
    sets = [{column.name}] if column.unique else []
    sets += [set(one) for one in model._meta.unique_together if column.name in one]
    return any(_taken(relation, row, kept, names) for names in sets)


def _taken(relation: Relation, row: Row, kept: Organisation, names: set[str]) -> bool:
    wanted = {name: getattr(row, name) for name in names} | {relation.column.name: kept}
    return relation.model._base_manager.filter(**wanted).exists()


def _facts(relation: Relation, row: Row) -> str:
    """All that a row says, but for who says it and what names the row alone."""
    return repr(
        [
            getattr(row, column.attname)
            for column in row._meta.concrete_fields
            if column != relation.column and not column.unique
        ]
    )


def _is_pointed_at(row: Row) -> bool:
    for found in row._meta.get_fields(include_hidden=True):
        if not isinstance(found, models.ManyToOneRel):
            continue
        model = found.related_model
        if not isinstance(model, type):
            continue
        if model._base_manager.filter(**{found.field.name: row}).exists():
            return True
    return False


def _collision(relation: Relation, row: Row) -> str:
    return _("Chacune a déjà un « %(what)s » pour la même chose : %(row)s.") % {
        "what": relation.told,
        "row": quoted(str(row), 90),
    }
