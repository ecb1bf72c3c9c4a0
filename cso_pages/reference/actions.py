"""Fills the référentiels, without ever undoing what staff changed since."""

from collections.abc import Iterable

from django.db import models

from cso_pages.reference.data import (
    GROUPS,
    LANGUAGES,
    ORG_TYPES,
    TERRITORIES,
    THEMES,
)
from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme


def load_reference() -> None:
    """Add the rows that are missing; existing ones stay as they are."""
    _add(
        Territory,
        ("slug", "name", "tile", "code_ct", "code_ca", "iso_3166_2", "cod_ab_pcode"),
        TERRITORIES,
    )
    _add(OrgType, ("code", "label", "label_plural"), ORG_TYPES)
    _add(Theme, ("code", "label", "short_label", "field"), THEMES)
    _add(Group, ("code", "label"), GROUPS)
    _add(Language, ("tag", "label"), LANGUAGES)


def _add(
    model: type[models.Model], names: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> None:
    model._default_manager.bulk_create(
        [
            model(**dict(zip(names, row, strict=True)), position=position)
            for position, row in enumerate(rows)
        ],
        ignore_conflicts=True,
    )
