"""What may be chosen in the form of a record: rows in use, and those already chosen."""

from collections.abc import Iterable
from functools import cached_property

from django.db import models

from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme

Pairs = list[tuple[str, str]]
Row = tuple[str, str, bool]


def _rows(model: type[models.Model], column: str) -> list[Row]:
    return [
        (key, label, retired_on is not None)
        for key, label, retired_on in model._default_manager.values_list(
            "pk", column, "retired_on"
        )
    ]


def _offered(rows: Iterable[Row], chosen: Iterable[str]) -> Pairs:
    kept = set(chosen)
    return [(key, label) for key, label, retired in rows if not retired or key in kept]


class Choices:
    """Each référentiel is read once, however many selects show it.

    A retired row is offered only where it is chosen already.
    """

    @cached_property
    def _types(self) -> list[Row]:
        return _rows(OrgType, "label")

    @cached_property
    def _territories(self) -> list[Row]:
        return _rows(Territory, "name")

    @cached_property
    def _themes(self) -> list[Row]:
        return _rows(Theme, "label")

    @cached_property
    def _groups(self) -> list[Row]:
        return _rows(Group, "label")

    @cached_property
    def _languages(self) -> list[Row]:
        return _rows(Language, "label")

    def types(self, chosen: str) -> Pairs:
        return _offered(self._types, [chosen])

    def territories(self, chosen: str) -> Pairs:
        return _offered(self._territories, [chosen])

    def themes(self, chosen: str) -> Pairs:
        return _offered(self._themes, [chosen])

    def groups(self, chosen: Iterable[str]) -> Pairs:
        return _offered(self._groups, chosen)

    def languages(self, chosen: Iterable[str]) -> Pairs:
        return _offered(self._languages, chosen)
