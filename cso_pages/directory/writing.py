"""Writes fields of a record, those named alone; rows that stay keep their key."""

import datetime
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import F

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
)
from cso_pages.directory.values import (
    CHANNEL,
    COLUMNS,
    KEYED,
    TIES,
    Value,
    place_value,
    registration_value,
    work_value,
    written,
)
from cso_pages.reference.audiences import Audience


@transaction.atomic
def write_values(
    organisation: Organisation, values: Mapping[str, Value], *, on: datetime.date
) -> None:
    """Put these values in the record; whoever calls has asked whether one may.

    The record is modified that day, its version moves, search and counts follow.
    """
    columns = {
        f"{key}_id" if key in KEYED else key: values[key]
        for key in COLUMNS
        if key in values
    }
    Organisation.objects.filter(pk=organisation.pk).update(
        **columns, last_modified_on=on, version=F("version") + 1
    )
    for key, value in values.items():
        _write_part(organisation, key, value, on)
    organisation.refresh_from_db()
    record_changed(organisation)


def _write_part(
    organisation: Organisation, key: str, value: Value, on: datetime.date
) -> None:
    if key == "languages":
        organisation.languages.set(value)
    elif key == "networks":
        _write_networks(organisation, value)
    elif key in TIES:
        _write_ties(organisation, key, value)
    elif key in ROWS:
        _write_rows(organisation, key, value)
    elif key.startswith(CHANNEL):
        _write_channel(organisation, uuid.UUID(key.removeprefix(CHANNEL)), value, on)


def _write_networks(organisation: Organisation, umbrellas: list[str]) -> None:
    """Links to those that exist; one that was merged away is left out."""
    organisation.umbrella_links.exclude(umbrella__uuid__in=umbrellas).delete()
    known = set(organisation.umbrella_links.values_list("umbrella", flat=True))
    asked = Organisation.objects.filter(uuid__in=umbrellas).exclude(pk=organisation.pk)
    OrgLink.objects.bulk_create(
        OrgLink(umbrella_id=key, member=organisation)
        for key in asked.values_list("pk", flat=True)
        if key not in known
    )


def _write_ties(organisation: Organisation, tie: str, groups: list[str]) -> None:
    ties = organisation.group_ties.filter(tie=tie)
    ties.exclude(group__in=groups).delete()
    known = set(ties.values_list("group", flat=True))
    GroupTie.objects.bulk_create(
        GroupTie(organisation=organisation, tie=tie, group_id=group)
        for group in groups
        if group not in known
    )


def _work_columns(value: Mapping[str, Value]) -> dict[str, Value]:
    return {
        "theme_id": value["theme"],
        "territory_id": value["territory"],
        "group_id": value["group"],
        "activity": value["activity"],
        "since_year": value["since"],
        "until_year": value["until"],
    }


def _place_columns(value: Mapping[str, Value]) -> dict[str, Value]:
    said = {name: value[name] for name in ("kind", "locality", "address", "precision")}
    return {**said, "territory_id": value["territory"]}


# The rows that a list is made of: their model, one as a value, a value as columns.
ROWS: dict[str, tuple[type[models.Model], Callable[..., Any], Callable[..., Any]]] = {
    "work": (Intervention, work_value, _work_columns),
    "places": (Implantation, place_value, _place_columns),
    "registrations": (LegalRegistration, registration_value, dict),
}


def _write_rows(
    organisation: Organisation, key: str, values: list[Mapping[str, Value]]
) -> None:
    """Only what differs is written: an equal row stays the same row."""
    model, said_by, columns = ROWS[key]
    missing = [(written(value), value) for value in values]
    rows = model._default_manager.filter(organisation=organisation)
    for row in rows:
        said = written(said_by(row))
        place = next((n for n, one in enumerate(missing) if one[0] == said), None)
        if place is None:
            row.delete()
        else:
            missing.pop(place)
    for _said, value in missing:
        model._default_manager.create(organisation=organisation, **columns(value))


def _write_channel(
    organisation: Organisation,
    key: uuid.UUID,
    value: Mapping[str, Value] | None,
    on: datetime.date,
) -> None:
    """Change, remove (None) or open a channel; only a new one says who reads it."""
    known = organisation.channels.filter(uuid=key)
    if value is None:
        known.delete()
    elif not known.update(kind=value["kind"], value=value["value"]):
        ContactChannel.objects.create(
            uuid=key,
            organisation=organisation,
            kind=value["kind"],
            value=value["value"],
            audience=value.get("audience", Audience.SECRETARIAT),
            consent_on=on if value.get("agreed") else None,
        )
