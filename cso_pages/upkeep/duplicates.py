"""Who of the directory may be the organisation that somebody is about to write."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max

from cso_pages.directory.models import DirectoryStamp, Organisation
from cso_pages.reference.models import Territory
from cso_pages.upkeep.imports.channels import phone_key
from cso_pages.upkeep.imports.known import known_organisations
from cso_pages.upkeep.imports.matching import Alike, Known, words_of_places
from cso_pages.upkeep.imports.names import registration_key

Moment = tuple[uuid.UUID, int | None, int]


@dataclass(frozen=True)
class Candidate:
    """An organisation that may be the same, and why, in French words."""

    organisation: Organisation
    reasons: tuple[str, ...]


@dataclass
class Kept:
    """What this process last read, and of which moment of the directory."""

    moment: Moment | None = None
    alike: Alike | None = None


_kept = Kept()
_reading = Lock()


def candidates_for(
    *,
    name: str,
    sigle: str = "",
    seat: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    receipt: str = "",
) -> list[Candidate]:
    """At most three, the likeliest first; three queries, seven after a change.

    `seat` is the slug of a territory, the rest is as typed. Hidden and unchecked
    organisations are among them: show a person only those `visible_to` her.
    """
    one = Known(
        name,
        sigle,
        seat,
        frozenset(filter(None, map(phone_key, phones))),
        frozenset(mail.strip().lower() for mail in emails if mail.strip()),
        frozenset({registration_key(receipt)} - {""}),
    )
    found = {other.pk: tuple(why) for other, why in organisations_alike().of(one)}
    rows = Organisation.objects.select_related("org_type", "territory")
    by_key = rows.in_bulk([pk for pk in found if pk is not None])
    return [
        Candidate(by_key[pk], why) for pk, why in found.items() if pk and pk in by_key
    ]


def organisations_alike() -> Alike:
    """The whole directory, ready to be compared with; kept until it changes.

    While no action has moved the stamp nothing is kept.
    """
    stamp = DirectoryStamp.objects.values_list("value", flat=True).first()
    if stamp is None:
        return _read()
    size = Organisation.objects.order_by().aggregate(last=Max("pk"), rows=Count("pk"))
    moment = (stamp, size["last"], size["rows"])
    if _kept.moment != moment or _kept.alike is None:
        with _reading:
            if _kept.moment != moment or _kept.alike is None:
                _kept.alike, _kept.moment = _read(), moment
    return _kept.alike


def _read() -> Alike:
    names = Territory.objects.values_list("name", flat=True)
    alike = Alike(words_of_places(names))
    for known in known_organisations():
        alike.add(known)
    return alike
