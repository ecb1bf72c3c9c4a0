"""Writes plans in few queries: new records, and what known ones lack."""

import datetime
from typing import Any

from django.db import models

from cso_pages.directory.contacts import ChannelKind, Contact, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import (
    Implantation,
    Intervention,
    LegalRegistration,
    PlaceKind,
    Precision,
)
from cso_pages.directory.slugs import new_slug
from cso_pages.directory.states import RecordStatus
from cso_pages.upkeep.imports.planning import Plan
from cso_pages.upkeep.models import ImportedThing, ImportRun

BATCH = 400
RECORD = "organisation"
PARTS: dict[str, type[models.Model]] = {
    "channel": ContactChannel,
    "contact": Contact,
    "intervention": Intervention,
    "registration": LegalRegistration,
}


def open_records(
    run: ImportRun, plans: list[Plan], *, on: datetime.date, source: str
) -> None:
    """One record a plan, « à vérifier », with all its parts."""
    records = [_new_record(plan, on, source) for plan in plans]
    Organisation.objects.bulk_create(records, batch_size=BATCH)
    for plan, made in zip(plans, records, strict=True):
        plan.organisation = made.pk
        for row in plan.rows:
            row.organisation = made.pk
    Implantation.objects.bulk_create(
        [seat for plan in plans for seat in _seats(plan)], batch_size=BATCH
    )
    parts = {name: [] for name in PARTS}  # type: dict[str, list[Any]]
    for plan in plans:
        for name, part in _parts(plan):
            parts[name].append(part)
    for name, model in PARTS.items():
        model._default_manager.bulk_create(parts[name], batch_size=BATCH)
    ImportedThing.objects.bulk_create(
        [
            ImportedThing(
                run=run,
                organisation_id=plan.key,
                kind=RECORD,
                object_id=plan.key,
                source=plan.head.known_key,
                written={"parts": _size(plan)},
            )
            for plan in plans
        ],
        batch_size=BATCH,
    )


def complete_records(
    run: ImportRun, plans: list[Plan], *, on: datetime.date
) -> list[Organisation]:
    """Add what known records lack; gives those that moved."""
    lacking = {plan.key: plan for plan in plans if plan.changes_something}
    things: list[ImportedThing] = []
    moved = list(Organisation.objects.filter(pk__in=list(lacking)).order_by("pk"))
    for organisation in moved:
        plan = lacking[organisation.pk]
        for name, part in _parts(plan):
            part.save()
            things.append(_thing(run, organisation, name, part.pk, {}))
        for name, value in plan.fills.items():
            was = getattr(organisation, name)
            setattr(organisation, name, value)
            kept = {"field": name, "was": was, "is": value}
            things.append(_thing(run, organisation, "field", organisation.pk, kept))
        organisation.last_modified_on = on
        organisation.save(update_fields=[*plan.fills, "last_modified_on"])
    ImportedThing.objects.bulk_create(things, batch_size=BATCH)
    return moved


def _thing(
    run: ImportRun,
    organisation: Organisation,
    kind: str,
    pk: int,
    written: dict[str, Any],
) -> ImportedThing:
    return ImportedThing(
        run=run, organisation=organisation, kind=kind, object_id=pk, written=written
    )


def _new_record(plan: Plan, on: datetime.date, source: str) -> Organisation:
    head = plan.head
    fills: dict[str, Any] = dict(plan.fills)
    return Organisation(
        name=head.name,
        sigle=str(fills.get("sigle", "")),
        slug=new_slug(head.sigle or head.name),
        org_type_id=head.org_type,
        territory_id=head.seats[0],
        founded_year=fills.get("founded_year"),
        mission=str(fills.get("mission", "")),
        source=source[:150],
        record_status=RecordStatus.TO_CHECK,
        last_modified_on=on,
    )


def _seats(plan: Plan) -> list[Implantation]:
    """The seat: as precise as the list was, and its audiences as for any record."""
    head = plan.head
    precision = Precision.REGION
    if head.address:
        precision = Precision.EXACT
    elif head.locality:
        precision = Precision.COMMUNE
    return [
        Implantation(
            organisation_id=plan.key,
            kind=PlaceKind.SEAT,
            territory_id=head.seats[0],
            locality=head.locality,
            address=head.address,
            precision=precision,
        )
    ]


def _parts(plan: Plan) -> list[tuple[str, Any]]:
    """Channels and persons stay with the secretariat until somebody agrees."""
    key = plan.key
    parts: list[tuple[str, Any]] = []
    for kind, values in (
        (ChannelKind.PHONE, plan.phones),
        (ChannelKind.EMAIL, plan.emails),
        (ChannelKind.WEB, plan.sites),
    ):
        parts += [
            (
                "channel",
                ContactChannel(organisation_id=key, kind=kind, value=value[:200]),
            )
            for value in values
        ]
    parts += [
        ("contact", Contact(organisation_id=key, person_name=name, function=role))
        for name, role in plan.contacts
    ]
    parts += [
        (
            "intervention",
            Intervention(organisation_id=key, theme_id=theme, territory_id=place),
        )
        for theme, place in plan.pairs
    ]
    parts += [
        (
            "registration",
            LegalRegistration(
                organisation_id=key, kind=kind, number=number, issued_on=day
            ),
        )
        for kind, number, day in plan.papers
    ]
    return parts


def _size(plan: Plan) -> int:
    """How many parts a new record got, its seat counted: more means built upon."""
    return 1 + sum(
        len(things)
        for things in (
            plan.phones, plan.emails, plan.sites, plan.contacts, plan.pairs, plan.papers
        )
    )  # fmt: skip
