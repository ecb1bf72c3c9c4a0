"""Two records of one organisation, and everything that stands on records."""

import datetime
from typing import Any

from django.apps import apps
from django.forms.models import model_to_dict

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.merging.actions import merge_records, undo_merge
from tests.conftest import NOW

APPS = ("cso_pages", "coordination_space", "plans")
# What tells of the merge, or is written anew after it.
BESIDE = {"merge", "likelypair", "searchentry", "directorystamp", "consolidatedfigure"}


def everything() -> dict[str, dict[Any, Any]]:
    """Every row of every table of the domain, but for the counter of versions."""
    return {
        model._meta.label: {
            row.pk: {
                column.attname: getattr(row, column.attname)
                for column in model._meta.concrete_fields
                if column.name != "version"
            }
            for row in model._base_manager.all()
        }
        for app in APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.model_name not in BESIDE
    }


def twin(name: str = "Association Exemple bis", **more: Any) -> Organisation:
    columns = {
        "sigle": "AEB",
        "org_type_id": "association",
        "territory_id": "segou",
        "record_status": "published",
    }
    return Organisation.objects.create(name=name, **{**columns, **more})


def merge(kept: Organisation, gone: Organisation, by, **choices: str):
    for one in (kept, gone):
        one.refresh_from_db()
    versions = (kept.version, gone.version)
    return merge_records(kept, gone, choices=choices, versions=versions, by=by, at=NOW)


def part(made, by) -> None:
    made.refresh_from_db()
    undo_merge(made, by=by, at=NOW + datetime.timedelta(hours=1))


def row_of(one: Organisation) -> dict[str, Any]:
    one.refresh_from_db()
    return model_to_dict(one)
