"""Field by field and contact by contact: who reads it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.profiles import readers_of
from cso_pages.directory.visibility import FIELDS, audience_of
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Read:
    label: str
    readers: str


def told_readers(
    organisation: Organisation, user: "User | AnonymousUser"
) -> list[Read]:
    """Every field, then the contacts that this person may know of. Two queries."""
    words = {
        Audience.PUBLIC.value: _("tout le monde"),
        Audience.MEMBERS.value: _("les membres de la Coordination"),
        Audience.SECRETARIAT.value: _("le secrétariat et l’organisation"),
    }
    chosen = organisation.field_audiences
    told = [
        Read(str(field.label), words[audience_of(chosen, field.key)])
        for field in FIELDS
    ]
    hers = readers_of(organisation, user)
    for row in organisation.channels.filter(audience__in=hers):
        kind = row.get_kind_display()
        told.append(
            Read(f"{kind[:1].upper()}{kind[1:]} : {row.value}", words[row.audience])
        )
    for person in organisation.contacts.filter(audience__in=hers):
        told.append(Read(person.person_name, words[person.audience]))
    return told
