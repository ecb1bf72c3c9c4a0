"""The demonstration's directory: rich and sparse, fresh and old, hidden and drafts."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from cso_pages.directory.actions import (
    age_records,
    hide_organisation,
    open_record,
    publish_record,
    submit_record,
    withdraw_record,
)
from cso_pages.directory.contacts import ChannelKind, Contact, ContactChannel
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation, OrgLink
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
from portal.accounts.models import User
from portal.management.demonstration.organisations import NETWORKS, ORGANISATIONS
from portal.management.demonstration.records import RECORDS, Record
from portal.management.demonstration.subjects import (
    PLACES,
    SUBJECTS,
    WORDS,
    Subject,
    of,
    sigle_of,
)

OPENED = (
    "work",
    "founded_year",
    "networks",
    "membership",
    "languages",
    "mission",
    "groups",
    "former_names",
)
OPEN_TO_ALL = dict.fromkeys(OPENED, Audience.PUBLIC.value)
SOME_OPEN = {"networks": "public", "membership": "public"}
IMPORTED = "répertoire régional fictif, 2024"
PER_TERRITORY = 5


def make_directory(today: datetime.date) -> None:
    """Every organisation, those of the plan's story first; then the networks."""
    at = timezone.make_aware(datetime.datetime.combine(today, datetime.time(8)))
    for name, sigle, kind, territory, mission in ORGANISATIONS:
        known = RECORDS.get(sigle, Record())
        made = open_record(
            name,
            sigle=sigle,
            org_type=kind,
            territory=territory,
            mission=mission,
            summary=known.summary,
            is_member=True,
            founded_year=known.founded_year,
            former_names=known.former_names,
            accepts_messages=bool(known.summary),
            field_audiences=OPEN_TO_ALL if known.work else SOME_OPEN,
            by=None,
            at=at,
        )
        write_record(made, known)
        listed(made, on=today - datetime.timedelta(days=len(name)), at=at)
    for number, (territory, place, subject) in enumerate(generated()):
        make_one(number, territory, place, subject, today=today, at=at)
    link_networks()
    left_aside(at)
    age_records(today=today, at=at)


def write_record(organisation: Organisation, known: Record) -> None:
    """What one organisation of the story tells of itself."""
    for theme, territory, group, activity, since in known.work:
        Intervention.objects.create(
            organisation=organisation,
            theme_id=theme,
            territory_id=territory,
            group_id=group or None,
            activity=activity,
            since_year=since or None,
        )
    organisation.languages.set(known.languages)
    for group in known.led_by:
        GroupTie.objects.create(
            organisation=organisation, tie=Tie.LED_BY, group_id=group
        )
    if known.locality:
        write_private(organisation, known.locality, known.has_shelter)


def write_private(organisation: Organisation, locality: str, shelter: bool) -> None:
    """A seat, a person, numbers and a récépissé, all plainly fictional."""
    Implantation.objects.create(
        organisation=organisation,
        kind=PlaceKind.SEAT,
        territory=organisation.territory,
        locality=locality,
        address=f"Rue 00, porte 00, {locality} (adresse fictive)",
        precision=Precision.EXACT,
    )
    if shelter:
        Implantation.objects.create(
            organisation=organisation,
            kind=PlaceKind.SHELTER,
            territory=organisation.territory,
            precision=Precision.UNTOLD,
        )
    number = f"00 00 00 {organisation.pk % 100:02d}"
    Contact.objects.create(
        organisation=organisation, person_name="Prénom Nom Démo", function="Présidente"
    )
    ContactChannel.objects.create(
        organisation=organisation, kind=ChannelKind.PHONE, value=number
    )
    ContactChannel.objects.create(
        organisation=organisation,
        kind=ChannelKind.EMAIL,
        value=f"contact-{organisation.pk}@exemple.test",
        audience=Audience.MEMBERS,
    )
    LegalRegistration.objects.create(
        organisation=organisation,
        kind=RegistrationKind.RECEIPT,
        number=f"FICTIF-{organisation.pk:04d}",
        authority="Autorité fictive",
    )


def generated() -> Iterator[tuple[str, str, Subject]]:
    """Up to five organisations a territory, of every type, the same every time."""
    number = 0
    for territory, places in PLACES.items():
        for place in (places * PER_TERRITORY)[:PER_TERRITORY]:
            if territory == "taoudenit" and number % PER_TERRITORY > 1:
                number += 1
                continue
            yield territory, place, SUBJECTS[number * 7 % len(SUBJECTS)]
            number += 1


def make_one(
    number: int,
    territory: str,
    place: str,
    subject: Subject,
    *,
    today: datetime.date,
    at: datetime.datetime,
) -> None:
    """One generated organisation: each fourth is sparse, each ninth is old."""
    sparse = number % 4 == 3
    name = subject.name.format(word=WORDS[number % len(WORDS)], of=of(place))
    sigle = "" if sparse or number % 3 == 1 else sigle_of(name)
    taken = Organisation.objects.filter(sigle=sigle).exists()
    made = open_record(
        name,
        sigle="" if taken else sigle,
        org_type=subject.kind,
        territory=territory,
        summary="" if sparse else subject.summary,
        is_member=number % 3 == 0,
        founded_year=None if sparse else 1996 + number * 7 % 28,
        source=IMPORTED if sparse else "",
        field_audiences=SOME_OPEN if sparse else OPEN_TO_ALL,
        by=None,
        at=at,
    )
    if number % 8 != 7:
        write_work(made, number, subject, sparse=sparse)
    if not sparse:
        write_private(made, place, shelter=number % 40 == 6)
    listed(made, on=today - datetime.timedelta(days=age_of(number)), at=at)


def age_of(number: int) -> int:
    """Days since its record was confirmed."""
    if number % 17 == 5:
        return 800
    return 420 if number % 9 == 4 else 10 + number * 13 % 320


def write_work(
    organisation: Organisation, number: int, subject: Subject, *, sparse: bool
) -> None:
    """Its themes at its seat, and for some of them next door too."""
    codes = list(PLACES)
    here = codes.index(organisation.territory_id)
    near = codes[(here + 1 + number % 3) % len(codes)]
    wanders = number % 3 == 0 and not sparse
    for place, theme in enumerate(subject.themes[: 1 if sparse else 3]):
        for territory in [organisation.territory_id, *([near] if wanders else [])]:
            Intervention.objects.create(
                organisation=organisation,
                theme_id=theme,
                territory_id=territory,
                group_id=subject.groups[place % len(subject.groups)],
                since_year=None if sparse else 2005 + (number + place) % 19,
            )
    organisation.languages.set(["fr"] if sparse else ["fr", "bm"])


def listed(
    organisation: Organisation, *, on: datetime.date, at: datetime.datetime
) -> None:
    submit_record(organisation, by=None, at=at)
    publish_record(organisation, by=None, on=on, at=at)


def link_networks() -> None:
    """The networks of the story, then each generated one with its neighbours."""
    by_sigle = {row.sigle: row for row in Organisation.objects.exclude(sigle="")}
    for umbrella, members in NETWORKS:
        for member in members:
            OrgLink.objects.create(umbrella=by_sigle[umbrella], member=by_sigle[member])
    umbrellas = Organisation.objects.filter(
        org_type_id__in=["reseau", "federation", "plateforme", "coalition"],
        member_links=None,
    )
    for umbrella in umbrellas:
        near = Organisation.objects.filter(
            territory=umbrella.territory, org_type_id__in=["association", "groupement"]
        )
        for member in near.order_by("pk")[:3]:
            OrgLink.objects.create(umbrella=umbrella, member=member)
        record_changed(umbrella)


def left_aside(at: datetime.datetime) -> None:
    """Records that the public does not know: drafts, one to check, one withdrawn."""
    for place in ("Sikoroni", "Kalabambougou", "Djélibougou", "Niamakoro"):
        made = open_record(
            f"Association Exemple en préparation {of(place)}",
            org_type="association",
            territory="bamako",
            by=None,
            at=at,
        )
        if place in {"Djélibougou", "Niamakoro"}:
            submit_record(made, by=None, at=at)
        if place == "Niamakoro":
            publish_record(made, by=None, on=at.date(), at=at)
            withdraw_record(made, by=None, reason="dissolved", at=at)


def hide_some(secretary: User, *, today: datetime.date, at: datetime.datetime) -> None:
    """Two organisations that asked to be hidden by telephone."""
    asked = Organisation.objects.listed().filter(is_member=False)
    for organisation in asked.select_related("org_type", "territory").order_by("pk")[
        :2
    ]:
        hide_organisation(organisation, by=secretary, on=today, at=at)
