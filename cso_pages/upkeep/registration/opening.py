"""Writes an accepted registration as a record, through the directory's own acts."""

import datetime
from typing import Any

from cso_pages.directory.actions import open_record, publish_record, submit_record
from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
    PlaceKind,
    Precision,
    RegistrationKind,
    Tie,
)
from cso_pages.reference.audiences import Audience
from cso_pages.upkeep.imports.dates import read_date
from cso_pages.upkeep.registration.gaps import several
from cso_pages.upkeep.registration.models import Registration
from cso_pages.upkeep.registration.reading import (
    channels_of,
    people_of,
    themes_and_places,
)
from cso_pages.upkeep.registration.states import Source

TIES = {"led_by": Tie.LED_BY, "represents": Tie.REPRESENTS, "targets": Tie.TARGETS}
SOURCES = {
    Source.ONLINE.value: "inscription en ligne",
    Source.PAPER.value: "inscription sur papier",
}


def open_from(
    registration: Registration, *, on: datetime.date, at: datetime.datetime
) -> Organisation:
    """The record of what was typed, published; the right was judged before.

    A region may accept, and only the secretariat opens records by hand: the journal
    has the person in the line of the decision.
    """
    answers = registration.answers
    year = str(answers.get("founded_year") or "")
    audiences = (
        {"groups": Audience.PUBLIC.value} if answers.get("groups_public") else {}
    )
    made = open_record(
        registration.name,
        sigle=registration.sigle,
        org_type=str(answers["org_type"]),
        territory=registration.territory_id,
        summary=str(answers.get("summary") or ""),
        founded_year=int(year) if year else None,
        accepts_messages=bool(answers.get("accepts_messages")),
        is_open_data=bool(answers.get("open_data")),
        field_audiences=audiences,
        source=f"{SOURCES[registration.source]}, {registration.receipt}",
        by=None,
        at=at,
    )
    _write_parts(made, answers, on=on)
    submit_record(made, by=None, at=at)
    publish_record(made, by=None, on=on, at=at)
    return made


def _write_parts(
    made: Organisation, answers: dict[str, Any], *, on: datetime.date
) -> None:
    locality = str(answers.get("locality") or "")
    Implantation.objects.create(
        organisation=made,
        kind=PlaceKind.SEAT,
        territory_id=made.territory_id,
        locality=locality,
        precision=Precision.COMMUNE if locality else Precision.REGION,
    )
    Intervention.objects.bulk_create(
        Intervention(organisation=made, theme_id=theme, territory_id=place)
        for theme, place in themes_and_places(answers)
    )
    GroupTie.objects.bulk_create(
        GroupTie(organisation=made, tie=tie, group_id=group)
        for name, tie in TIES.items()
        for group in several(answers, name)
    )
    _write_contacts(made, answers, on=on)
    if answers.get("receipt_number"):
        day = read_date(str(answers.get("receipt_date") or ""), today=on)
        LegalRegistration.objects.create(
            organisation=made,
            kind=RegistrationKind.RECEIPT,
            number=answers["receipt_number"],
            authority=str(answers.get("receipt_authority") or ""),
            issued_on=day.exact,
        )


def _write_contacts(
    made: Organisation, answers: dict[str, Any], *, on: datetime.date
) -> None:
    """Each channel to its readers; the focal points to the secretariat alone."""
    for kind, value, audience in channels_of(answers):
        ContactChannel.objects.create(
            organisation=made,
            kind=kind,
            value=value[:200],
            audience=audience,
            consent_on=on if audience == Audience.PUBLIC else None,
        )
    for person in people_of(answers):
        Contact.objects.create(
            organisation=made,
            person_name=person.name,
            function=person.function,
            consent_on=on if person.has_agreed else None,
        )
