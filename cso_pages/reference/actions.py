"""Fills the référentiels, without ever undoing what staff changed since."""

from collections.abc import Iterable

from django.db import models

from cso_pages.reference.data import (
    GROUPS,
    LANGUAGES,
    NEW_REGIONS,
    ORG_TYPES,
    PREDECESSORS,
    REFORM_DAY,
    TERRITORIES,
    THEMES,
)
from cso_pages.reference.framework_data import FRAMEWORKS
from cso_pages.reference.framework_nodes import FRAMEWORK_NODES
from cso_pages.reference.frameworks import Framework, FrameworkNode
from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme


def load_reference() -> None:
    """Add the rows that are missing; existing ones stay as they are."""
    _add(
        Territory,
        ("slug", "name", "tile", "code_ct", "code_ca", "iso_3166_2", "cod_ab_pcode"),
        TERRITORIES,
    )
    _add_history()
    _add(OrgType, ("code", "label", "label_plural"), ORG_TYPES)
    _add(Theme, ("code", "label", "short_label", "field"), THEMES)
    _add(Group, ("code", "label"), GROUPS)
    _add(Language, ("tag", "label"), LANGUAGES)
    _add(
        Framework,
        ("code", "label", "reach", "from_year", "until_year", "source", "note"),
        FRAMEWORKS,
    )
    _add(FrameworkNode, ("framework_id", "number", "label"), FRAMEWORK_NODES)


def _add_history() -> None:
    """Once, on a portal that knows of none: staff tells it after that."""
    came_from = Territory.predecessors.through.objects
    if came_from.exists():
        return
    Territory.objects.filter(pk__in=NEW_REGIONS, created_on=None).update(
        created_on=REFORM_DAY
    )
    known = set(Territory.objects.values_list("pk", flat=True))
    came_from.bulk_create(
        Territory.predecessors.through(from_territory_id=new, to_territory_id=old)
        for new, old in PREDECESSORS
        if {new, old} <= known
    )


def _add(
    model: type[models.Model],
    names: tuple[str, ...],
    rows: Iterable[tuple[object, ...]],
) -> None:
    model._default_manager.bulk_create(
        [
            model(**dict(zip(names, row, strict=True)), position=position)
            for position, row in enumerate(rows)
        ],
        ignore_conflicts=True,
    )
