"""What a record says, field by field, as plain JSON; `writing.py` writes it back.

Lists are sorted, so that equal facts are equal values. A channel is a field of its
own, « channel:<uuid> »; one that does not exist is None.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
    Tie,
)

Value = Any  # a text, a number, a list of rows: what JSON holds
COLUMNS = (
    "name", "sigle", "former_names", "org_type", "territory", "founded_year",
    "summary", "mission",
)  # fmt: skip
KEYED = frozenset({"org_type", "territory"})  # the value is the key of a reference row
TIES = tuple(tie.value for tie in Tie)
CHANNEL = "channel:"


def values_of(organisation: Organisation) -> dict[str, Value]:
    """Every field of the record as it is now. Eight queries."""
    return {
        **{key: column_value(organisation, key) for key in COLUMNS},
        "languages": sorted(organisation.languages.values_list("pk", flat=True)),
        "networks": sorted(
            str(uuid)
            for uuid in organisation.umbrella_links.values_list(
                "umbrella__uuid", flat=True
            )
        ),
        "work": in_order(work_value(row) for row in organisation.interventions.all()),
        **_ties(organisation),
        "places": in_order(
            place_value(row) for row in organisation.implantations.all()
        ),
        "registrations": in_order(
            registration_value(row) for row in organisation.registrations.all()
        ),
        **{
            f"{CHANNEL}{row.uuid}": channel_value(row)
            for row in organisation.channels.all()
        },
    }


def column_value(organisation: Organisation, key: str) -> Value:
    return getattr(organisation, f"{key}_id" if key in KEYED else key)


def work_value(row: Intervention) -> dict[str, Value]:
    return {
        "theme": row.theme_id,
        "territory": row.territory_id,
        "group": row.group_id,
        "activity": row.activity,
        "since": row.since_year,
        "until": row.until_year,
    }


def place_value(row: Implantation) -> dict[str, Value]:
    return {
        "kind": row.kind,
        "territory": row.territory_id,
        "locality": row.locality,
        "address": row.address,
        "precision": row.precision,
    }


def registration_value(row: LegalRegistration) -> dict[str, Value]:
    return {
        "kind": row.kind,
        "number": row.number,
        "authority": row.authority,
        "issued_on": row.issued_on.isoformat() if row.issued_on else None,
        "expires_on": row.expires_on.isoformat() if row.expires_on else None,
    }


def channel_value(row: ContactChannel) -> dict[str, Value]:
    """What is told; who reads it is chosen apart, and at once."""
    return {"kind": row.kind, "value": row.value}


def _ties(organisation: Organisation) -> dict[str, Value]:
    rows: list[tuple[str, str]] = list(
        GroupTie.objects.filter(organisation=organisation).values_list("tie", "group")
    )
    return {tie: sorted(group for of, group in rows if of == tie) for tie in TIES}


def in_order(rows: Any) -> list[dict[str, Value]]:
    """Rows in an order that depends on what they say alone."""
    return sorted(rows, key=written)


def written(value: Value) -> str:
    """A value as one text, the same for the same facts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def seal(values: Mapping[str, Value], *more: object) -> str:
    """A short digest: whoever has read these values has it, and no other."""
    text = written([dict(values), [str(one) for one in more]])
    return hashlib.sha256(text.encode()).hexdigest()[:20]
