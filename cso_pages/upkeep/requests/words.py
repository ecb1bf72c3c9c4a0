"""Values as people read them; the labels of the référentiels are read once."""

import datetime
from collections.abc import Iterable, Mapping

from django.db import models
from django.utils.translation import gettext as _

from cso_pages.directory.contacts import ChannelKind
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import PlaceKind, Precision, RegistrationKind
from cso_pages.directory.values import CHANNEL, TIES, Value
from cso_pages.reference.audiences import Audience
from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme
from portal.kit.french import long_day

NOTHING: tuple[str, ...] = ()


class Words:
    """Six queries, whatever the number of values told after."""

    def __init__(self, values: Iterable[tuple[str, Value]]) -> None:
        self._types = _labels(OrgType, "label")
        self._territories = _labels(Territory, "name")
        self._themes = _labels(Theme, "label")
        self._groups = _labels(Group, "label")
        self._languages = _labels(Language, "label")
        asked = {
            uuid for key, said in values if key == "networks" for uuid in said or ()
        }
        known = Organisation.objects.filter(uuid__in=asked) if asked else []
        self._organisations = {str(row.uuid): row.name for row in known}

    def lines(self, key: str, value: Value) -> tuple[str, ...]:
        """A value as lines, one for each row of a list; none when it says nothing."""
        if value is None or value == "" or value == []:
            return NOTHING
        if key in {"org_type", "territory"}:
            return (self._reference(key).get(value, str(value)),)
        if key in {"languages", "networks", *TIES}:
            return tuple(self._reference(key).get(one, _("inconnu")) for one in value)
        if key.startswith(CHANNEL):
            return (_channel(value),)
        told = {
            "work": self._work,
            "places": self._place,
            "registrations": _registration,
        }.get(key)
        return tuple(told(row) for row in value) if told else (str(value),)

    def _reference(self, key: str) -> Mapping[str, str]:
        return {
            "org_type": self._types,
            "territory": self._territories,
            "languages": self._languages,
            "networks": self._organisations,
        }.get(key, self._groups)

    def _work(self, row: Mapping[str, Value]) -> str:
        parts = [
            self._themes.get(row["theme"], row["theme"]),
            self._territories.get(row["territory"], row["territory"]),
            self._groups.get(row["group"], ""),
            row["activity"],
            _years(row["since"], row["until"]),
        ]
        return " · ".join(part for part in parts if part)

    def _place(self, row: Mapping[str, Value]) -> str:
        parts = [
            PlaceKind(row["kind"]).label,
            self._territories.get(row["territory"], row["territory"]),
            row["locality"],
            row["address"],
            _("précision : %(precision)s")
            % {"precision": Precision(row["precision"]).label},
        ]
        return " · ".join(str(part) for part in parts if part)


def _labels(model: type[models.Model], column: str) -> dict[str, str]:
    return dict(model._default_manager.values_list("pk", column))


def _years(since: int | None, until: int | None) -> str:
    if since and until:
        return _("de %(since)s à %(until)s") % {"since": since, "until": until}
    if since:
        return _("depuis %(since)s") % {"since": since}
    return _("jusqu’en %(until)s") % {"until": until} if until else ""


def _channel(value: Mapping[str, Value]) -> str:
    told = f"{ChannelKind(value['kind']).label} : {value['value']}"
    if "audience" in value:
        told += _(" (lecteurs : %(readers)s)") % {
            "readers": Audience(value["audience"]).label
        }
    return told


def _registration(row: Mapping[str, Value]) -> str:
    parts = [str(RegistrationKind(row["kind"]).label), row["number"], row["authority"]]
    for name, sentence in (
        ("issued_on", _("délivré le %(day)s")),
        ("expires_on", _("valable jusqu’au %(day)s")),
    ):
        if row[name]:
            day = datetime.date.fromisoformat(row[name])
            parts.append(sentence % {"day": long_day(day)})
    return " · ".join(part for part in parts if part)
