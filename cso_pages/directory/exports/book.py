"""The directory as a printed book: by territory, with an index; tagged PDF."""

import datetime
import json
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cso_pages.directory.exports.reading import Chosen, Told
from cso_pages.directory.results import month_of
from cso_pages.directory.states import RecordStatus
from portal.kit.french import long_day, typo
from portal.kit.words import folded

TEMPLATE = settings.BASE_DIR / "templates" / "typst" / "annuaire.typ"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
MARKS = {
    RecordStatus.TO_CONFIRM.value: gettext_lazy("fiche à confirmer"),
    RecordStatus.STALE.value: gettext_lazy("fiche ancienne, non confirmée"),
}


def write_book(
    rows: Iterable[Told], chosen: Chosen, *, on: datetime.date, notice: str
) -> bytes:
    """The book of these organisations, each once, in the territory of its seat.

    Texts reach typst as JSON strings, never as markup.
    """
    told = [*rows]
    data = {
        "title": _("Annuaire des organisations de la société civile"),
        "author": _("Coordination nationale des OSC du Mali"),
        "count": _how_many(len(told)),
        "filters": " · ".join(chosen.told),
        "edited": _("Édité le %(day)s") % {"day": long_day(on)},
        "notice": notice,
        "words": _words(),
        "territories": _by_territory(told),
        "index": _index(told),
    }
    return bytes(
        typst.compile(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            ignore_system_fonts=True,
            sys_inputs={"data": _printable(data)},
        )
    )


def _printable(data: dict[str, Any]) -> str:
    """JSON without what no font draws; the letters of every language stay."""
    return json.dumps(_without_controls(data), ensure_ascii=False)


def _without_controls(value: Any) -> Any:
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, dict):
        return {key: _without_controls(one) for key, one in value.items()}
    return (
        [_without_controls(one) for one in value] if isinstance(value, list) else value
    )


def _how_many(count: int) -> str:
    if not count:
        return _("Aucune organisation")
    said = ngettext("%(count)s organisation", "%(count)s organisations", count)
    return said % {"count": count}


def _words() -> dict[str, str]:
    return {
        "contents": _("Sommaire"),
        "index": _("Index des noms et des sigles"),
        "places": _("Agit à"),
        "themes": _("Domaines"),
        "empty": _(
            "Ce qui manque n’a pas été dit, ou n’est pas montré par l’organisation."
        ),
    }


def _key(told: Told) -> str:
    return f"o{told.organisation.pk}"


def _by_territory(told: list[Told]) -> list[dict[str, Any]]:
    def place(one: Told) -> tuple[int, str]:
        seat = one.organisation.territory
        return seat.position, seat.name

    ordered = groupby(sorted(told, key=place), key=place)
    made = [(name, [*rows]) for (_position, name), rows in ordered]
    return [
        {
            "name": name,
            "count": _how_many(len(rows)),
            "entries": [_entry(one) for one in rows],
        }
        for name, rows in made
    ]


def _entry(told: Told) -> dict[str, Any]:
    organisation, profile = told
    confirmed = month_of(organisation.last_confirmed_on)
    line = (
        profile.org_type,
        _("fiche confirmée en %(month)s") % {"month": confirmed} if confirmed else "",
        str(MARKS.get(organisation.record_status, "")),
    )
    return {
        "key": _key(told),
        "name": profile.name,
        "sigle": profile.sigle,
        "line": " · ".join(part for part in line if part),
        "summary": typo(profile.summary),
        "places": ", ".join(dict.fromkeys(w.territory_name for w in profile.lines)),
        "themes": ", ".join(work.label for work in profile.work),
        "ways": [[one.label.capitalize(), one.value] for one in profile.channels],
    }


def _index(told: list[Told]) -> list[dict[str, str]]:
    """Each name, and each sigle that sends to it, in one alphabet."""
    lines = []
    for one in told:
        key, name, sigle = _key(one), one.profile.name, one.profile.sigle
        lines.append({"name": name, "key": key})
        if sigle and folded(sigle) != folded(name):
            lines.append({"name": sigle, "key": key})
    return sorted(lines, key=lambda line: (folded(line["name"]), line["key"]))
