"""The demonstration's proposed changes: two wait, one was sent back."""

import datetime
from typing import Any

from cso_pages.directory.models import Organisation
from cso_pages.directory.values import values_of
from cso_pages.upkeep.requests.actions import send_back
from cso_pages.upkeep.requests.drafts import (
    open_request_of,
    proposed_in,
    save_section,
    seal_of,
    submit_request,
)
from cso_pages.upkeep.requests.fields import SECTIONS
from cso_pages.upkeep.requests.models import ChangeRequest
from portal.accounts.models import User
from portal.management.demonstration.moments import noon
from portal.management.demonstration.people import focal_point_of

MOPTI = {
    "summary": "Causeries et appui aux groupements de femmes rurales du Delta.",
    "founded_year": 2006,
    "languages": ["bm", "ff", "fr"],
}
SEGOU = {
    "mission": "Que chaque fille de Ségou finisse l’école (texte fictif).",
    "channel:00000000-0000-4000-8000-0000000000d1": {
        "kind": "phone",
        "value": "00 00 00 98",
        "audience": "members",
        "agreed": False,
    },
}
FORMER = {"former_names": "Cadre Exemple des femmes"}


def make_requests(
    people: dict[str, User], *, starts_on: datetime.date, today: datetime.date
) -> None:
    """Mopti's waits for its region, Ségou's for the secretariat, one is to complete."""
    _send(people["membre-a@demo.test"], MOPTI, today=today, days=2, rest_is_right=True)
    _send(people["membre-b@demo.test"], SEGOU, today=today, days=9)
    away = Organisation.objects.listed().filter(is_member=True)
    third = away.exclude(territory="mopti").exclude(sigle="OEAF").order_by("pk")[0]
    four_days_ago = noon(today - datetime.timedelta(days=4))
    person = focal_point_of(third, starts_on=starts_on, at=four_days_ago)
    returned = _send(person, FORMER, today=today, days=4)
    send_back(
        returned,
        {"former_names": "Jusqu’à quelle année ?"},
        answer="Dites jusqu’à quelle année ce nom a servi.",
        version=returned.version,
        by=people["secretariat@demo.test"],
        today=today,
        at=noon(today),
    )


def _send(
    person: User,
    values: dict[str, Any],
    *,
    today: datetime.date,
    days: int,
    rest_is_right: bool = False,
) -> ChangeRequest:
    """What her organisation proposes, sent that many days ago."""
    day = today - datetime.timedelta(days=days)
    at = noon(day)
    organisation = Organisation.objects.filter(mandates__user=person).first()
    if organisation is None:
        raise LookupError(person)
    for section in SECTIONS:
        typed = {key: said for key, said in values.items() if section.holds(key)}
        if typed:
            proposed = proposed_in(open_request_of(organisation))
            seen = seal_of(section, values_of(organisation), proposed)
            save_section(organisation, section, typed, seen=seen, by=person, at=at)
    request = open_request_of(organisation)
    if request is None:
        raise LookupError(person)
    submit_request(
        request,
        note="",
        rest_is_right=rest_is_right,
        version=request.version,
        by=person,
        today=day,
        at=at,
    )
    return request
