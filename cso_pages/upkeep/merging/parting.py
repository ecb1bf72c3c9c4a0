"""Whether a merge can be undone, and giving back to each record what was its own."""

import json
from typing import Any

from django.core import serializers
from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.states import RecordStatus
from cso_pages.upkeep.imports.texts import quoted
from cso_pages.upkeep.merging.models import Merge
from cso_pages.upkeep.merging.relations import Relation, relations


def reasons_against(made: Merge) -> list[str]:
    """What has been built on a merge, in French sentences; empty when nothing has."""
    kept, gone, snapshot = made.kept, made.gone, made.snapshot
    if not snapshot:
        return [_("Cette fusion a plus de douze mois : son détail est effacé.")]
    if kept.record_status == RecordStatus.MERGED:
        return [
            _("%(name)s a été fusionnée depuis : annulez d’abord cette fusion-là.")
            % {"name": quoted(kept.name)}
        ]
    if gone.record_status != RecordStatus.MERGED:
        return [_("La fiche disparue a changé d’état depuis.")]
    known = {key: set(keys) for key, keys in snapshot["own"]}
    for key, keys in snapshot["moved"]:
        known.setdefault(key, set()).update(keys)
    return [
        sentence
        for relation in relations()
        if relation.is_protected
        for sentence in _added(relation, kept, known.get(relation.key, set()))
    ]


def _added(relation: Relation, kept: Organisation, known: set[int]) -> list[str]:
    """What came since, and belongs to one of the two: nobody knows to which."""
    count = relation.of(kept).exclude(pk__in=known).count()
    if not count:
        return []
    return [
        _(
            "Depuis la fusion, la fiche a reçu « %(what)s » (%(n)s) : on ne sait plus "
            "à laquelle cela reviendrait."
        )
        % {"what": relation.told, "n": count}
    ]


def part(made: Merge) -> None:
    """Write back; what was changed since on the record that stays is left as it is."""
    kept, gone, snapshot = made.kept, made.gone, made.snapshot
    by_key = {relation.key: relation for relation in relations()}
    for key, keys in snapshot["moved"]:
        column = by_key[key].column
        rows = by_key[key].model._base_manager.filter(pk__in=keys)
        rows.filter(**{column.attname: kept.pk}).update(**{column.attname: gone.pk})
    told = json.dumps(snapshot["dropped"])
    for one in serializers.deserialize("json", told):
        one.save()
    Organisation.objects.filter(pk=gone.pk).update(
        **snapshot["gone"], version=F("version") + 1
    )
    Organisation.objects.filter(pk=kept.pk).update(
        **_given_back(kept, snapshot), version=F("version") + 1
    )


def _given_back(kept: Organisation, snapshot: dict[str, Any]) -> dict[str, Any]:
    """The fields that are still as the merge wrote them; a later word stands."""
    back = {}
    for name, was in snapshot["was"].items():
        column = _column(name)
        wrote = column.to_python(snapshot["is"][name])
        if getattr(kept, name) == wrote:
            back[name] = column.to_python(was)
    if len(back) == len(snapshot["was"]):
        day = _column("last_modified_on")
        back["last_modified_on"] = day.to_python(snapshot["modified_on"])
    return back


def _column(name: str) -> "models.Field[Any, Any]":
    found = Organisation._meta.get_field(name.removesuffix("_id"))
    if not isinstance(found, models.Field):
        raise TypeError(name)
    return found
