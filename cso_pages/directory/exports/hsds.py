"""Open Referral HSDS 3.0: organisations and their services, at their région.

Only what everybody reads, of those that agreed; no person, no way to reach one, no
address, no paper. Identifiers are made of the record's own, so they never change.
"""

import datetime
import json
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from cso_pages.directory.exports.reading import Told
from cso_pages.directory.profile import Line, Work
from cso_pages.reference.models import OrgType, Territory

PageOf = Callable[[str], str]
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "portail-osc-mali/hsds")
PROFILE = "https://docs.openreferral.org/en/v3.0.1/"
# The list that OCHA publishes stops at the régions of before 2023.
PCODE = "OCHA COD-AB"


def identifier(*parts: object) -> str:
    """Always the same for the same thing, and telling nothing of it."""
    return str(uuid.uuid5(SPACE, "/".join(str(part) for part in parts)))


def hsds_text(
    rows: Iterable[Told], *, on: datetime.date, licence: str, page_of: PageOf
) -> str:
    """The whole file, a line an organisation and a line a service.

    Each stands by itself under its own schema; a service names its organisation.
    """
    organisations: list[str] = []
    services: list[str] = []
    for told in rows:
        organisations.append(_line(_organisation(told, page_of)))
        services.extend(_line(_service(told, work)) for work in told.profile.work)
    head = {
        "version": "3.0",
        "profile": PROFILE,
        "language": "fr",
        "date": on.isoformat(),
        "license": licence,
        "total_items": len(organisations),
    }
    return (
        f"{_line(head)[:-1]},\n"
        f'"organizations": [\n{_lines(organisations)}],\n'
        f'"services": [\n{_lines(services)}]}}\n'
    )


def _line(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False)


def _lines(written: list[str]) -> str:
    return ",\n".join(written)


def _organisation(told: Told, page_of: PageOf) -> dict[str, Any]:
    organisation, profile = told
    key = identifier(organisation.uuid)
    made: dict[str, Any] = {"id": key, "name": profile.name}
    if profile.sigle:
        made["alternate_name"] = profile.sigle
    made["description"] = profile.summary or _(
        "%(kind)s, %(territory)s. L’organisation n’a pas écrit sa présentation."
    ) % {"kind": profile.org_type, "territory": profile.territory}
    if profile.founded_year:
        made["year_incorporated"] = profile.founded_year
    made |= {
        "legal_status": profile.org_type,
        "uri": page_of(profile.address),
        "locations": [_location(key, organisation.territory)],
        "attributes": [_type(key, organisation.org_type)],
        "metadata": [],
    }
    return made


def _location(key: str, territory: Territory) -> dict[str, Any]:
    """The région of the seat, and nothing finer."""
    made: dict[str, Any] = {
        "id": identifier(key, "location"),
        "organization_id": key,
        "location_type": "physical",
        "name": territory.name,
        "description": _("Territoire du siège ; aucun lieu plus précis n’est diffusé."),
    }
    if territory.cod_ab_pcode:
        made["external_identifier"] = territory.cod_ab_pcode
        made["external_identifier_type"] = PCODE
    return made


def _type(key: str, kind: OrgType) -> dict[str, Any]:
    term = _term("organization-type", kind.code, kind.label, _("Type d’organisation"))
    return _attribute(key, "organization", term)


def _attribute(key: str, entity: str, term: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": identifier(key, term["code"]),
        "link_id": key,
        "link_entity": entity,
        "taxonomy_term_id": term["id"],
        "taxonomy_term": term,
    }


def _term(taxonomy: str, code: str, label: str, description: str) -> dict[str, Any]:
    return {
        "id": identifier(taxonomy, code),
        "code": code,
        "name": label,
        "description": description,
        "taxonomy": taxonomy,
        "language": "fr",
    }


def _service(told: Told, work: Work) -> dict[str, Any]:
    organisation, profile = told
    owner = identifier(organisation.uuid)
    key = identifier(organisation.uuid, work.theme)
    lines = [line for line in profile.lines if line.theme == work.theme]
    made: dict[str, Any] = {
        "id": key,
        "organization_id": owner,
        "name": work.label,
        "status": "active",
    }
    if work.activities:
        made["description"] = " ; ".join(work.activities)
    if organisation.last_confirmed_on:
        made["assured_date"] = organisation.last_confirmed_on.isoformat()
    theme = _term("theme", work.theme, work.label, _("Domaine d’intervention"))
    made["service_areas"] = [_area(key, line) for line in _once(lines)]
    made["attributes"] = [_attribute(key, "service", theme)]
    return made


def _once(lines: list[Line]) -> list[Line]:
    return [*{line.territory: line for line in lines}.values()]


def _area(key: str, line: Line) -> dict[str, Any]:
    return {
        "id": identifier(key, "area", line.territory),
        "service_id": key,
        "name": line.territory_name,
    }
