"""A row of a list beside the organisations that it looks like, fact by fact."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import RegistrationKind
from cso_pages.reference.models import OrgType, Territory
from cso_pages.upkeep.models import ImportRun
from cso_pages.upkeep.states import SAME_AS

if TYPE_CHECKING:
    from cso_pages.upkeep.lists.questions import Question

FACTS = (
    gettext_lazy("Nom"),
    gettext_lazy("Sigle"),
    gettext_lazy("Type"),
    gettext_lazy("Siège"),
    gettext_lazy("Téléphone"),
    gettext_lazy("Adresse e-mail"),
    gettext_lazy("Récépissé"),
)


@dataclass(frozen=True)
class Side:
    """One of those compared: what it is called here, and what it says of each fact."""

    value: str
    title: str
    choice: str
    facts: tuple[str, ...]
    address: str = ""


def sides_of(run: ImportRun, asked: "list[Question]") -> dict[str, Side]:
    """By what names them in a question: rows by their key, records by their uuid."""
    wanted = {key for one in asked for key in (one.key, *one.candidates)}
    if not wanted:
        return {}
    types = dict(OrgType.objects.values_list("code", "label"))
    places = dict(Territory.objects.values_list("slug", "name"))
    found: dict[str, Side] = {}
    for number, reading in run.rows.values_list("number", "reading"):
        key = reading.get("key", "")
        for name in (key, SAME_AS + key):
            if name in wanted and name not in found:
                found[name] = _of_row(name, number, reading, types, places)
    for organisation in _records(wanted):
        found[str(organisation.uuid)] = _of_record(organisation, types, places)
    return found


def _records(wanted: Iterable[str]) -> Iterable[Organisation]:
    keys = [key for key in wanted if _is_uuid(key)]
    rows = Organisation.objects.filter(uuid__in=keys)
    return rows.prefetch_related("channels", "registrations")


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _of_row(
    name: str,
    number: int,
    reading: dict[str, Any],
    types: dict[str, str],
    places: dict[str, str],
) -> Side:
    return Side(
        name,
        _("Ligne %(row)s de la liste") % {"row": number},
        _("C’est la même que la ligne %(row)s : les réunir") % {"row": number},
        (
            reading.get("name", ""),
            reading.get("sigle", ""),
            types.get(reading.get("type", ""), ""),
            places.get(reading.get("seat", ""), ""),
            ", ".join(reading.get("phones", [])),
            ", ".join(reading.get("emails", [])),
            reading.get("receipt", ""),
        ),
    )


def _of_record(
    organisation: Organisation, types: dict[str, str], places: dict[str, str]
) -> Side:
    channels = list(organisation.channels.all())
    phones = (ChannelKind.PHONE, ChannelKind.WHATSAPP)
    return Side(
        str(organisation.uuid),
        _("Déjà dans l’annuaire"),
        _("C’est la même que « %(name)s » : compléter sa fiche")
        % {"name": organisation.name},
        (
            organisation.name,
            organisation.sigle,
            types.get(organisation.org_type_id, ""),
            places.get(organisation.territory_id, ""),
            ", ".join(one.value for one in channels if one.kind in phones),
            ", ".join(one.value for one in channels if one.kind == ChannelKind.EMAIL),
            ", ".join(
                one.number
                for one in organisation.registrations.all()
                if one.kind == RegistrationKind.RECEIPT
            ),
        ),
        f"/espace/organisation/{organisation.uuid}/",
    )
