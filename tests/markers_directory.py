"""Words seeded in the private fields of records, and who may receive each of them."""

import datetime

from cso_pages.directory.actions import (
    hide_organisation,
    open_record,
    publish_record,
    submit_record,
)
from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Implantation, Intervention, LegalRegistration
from tests.conftest import NOW, TODAY

OWN = {"aminata", "sira", "mariam"}
MEMBERS = OWN | {
    "bintou", "fatoumata", "regional", "ibrahim", "coumba", "steering",
}  # fmt: skip
ABOUT_REGION = {"regional", "mariam"}


def seed(cast) -> dict[str, set[str]]:
    """The association's record filled; one organisation hidden, one in preparation."""
    fill(cast.association)
    hidden = open_record(
        "Masquée nom-masque-mqr",
        org_type="association",
        territory="segou",
        sigle="SIGLEMQR",
        summary="resume-masque-mqr",
        is_member=True,
        by=None,
        at=NOW,
    )
    submit_record(hidden, by=None, at=NOW)
    publish_record(hidden, by=None, on=TODAY, at=NOW)
    hide_organisation(hidden, by=cast.mariam, on=TODAY, at=NOW)
    open_record(
        "Ébauche nom-ebauche-mqr",
        org_type="association",
        territory="mopti",
        by=None,
        at=NOW,
    )
    return {
        "personne-mqr": OWN,
        "collegue-mqr": MEMBERS,
        "telephone-mqr": OWN,
        "courriel-mqr": MEMBERS,
        "adresse-mqr": OWN,
        "commune-mqr": MEMBERS,
        # Her region too: a new number is proposed, and she decides old beside new.
        "recepisse-mqr": OWN | {"regional"},
        "mission-mqr": MEMBERS,
        "ancien-nom-mqr": MEMBERS,
        "activite-mqr": MEMBERS,
        "nom-masque-mqr": {"mariam"},
        "resume-masque-mqr": {"mariam"},
        "nom-ebauche-mqr": ABOUT_REGION,
    }


def fill(organisation: Organisation) -> None:
    """A word in each field that the public does not read by default."""
    Organisation.objects.filter(pk=organisation.pk).update(
        mission="mission-mqr", former_names="ancien-nom-mqr", founded_year=1987
    )
    Contact.objects.create(organisation=organisation, person_name="personne-mqr")
    Contact.objects.create(
        organisation=organisation, person_name="collegue-mqr", audience="members"
    )
    ContactChannel.objects.create(
        organisation=organisation, kind="phone", value="telephone-mqr"
    )
    ContactChannel.objects.create(
        organisation=organisation,
        kind="email",
        value="courriel-mqr",
        audience="members",
    )
    Implantation.objects.create(
        organisation=organisation,
        kind="seat",
        territory=organisation.territory,
        locality="commune-mqr",
        address="adresse-mqr",
        precision="exact",
    )
    Implantation.objects.create(
        organisation=organisation,
        kind="shelter",
        territory_id="menaka",
        precision="region",
    )
    LegalRegistration.objects.create(
        organisation=organisation,
        kind="receipt",
        number="recepisse-mqr",
        issued_on=datetime.date(2010, 1, 1),
    )
    Intervention.objects.create(
        organisation=organisation,
        theme_id="prevention-vbg",
        territory_id="mopti",
        activity="activite-mqr",
    )
    organisation.refresh_from_db()
    record_changed(organisation)
