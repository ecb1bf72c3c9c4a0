"""Moves a row from one state to another, once, whoever else clicks."""

from collections.abc import Mapping
from typing import Any

from django.db import models


class IllegalMove(Exception):
    """The move is not in the table, or somebody else made one first."""


def move(
    row: models.Model,
    *,
    to: str,
    moves: Mapping[str, frozenset[str]],
    field: str = "state",
    **changes: Any,
) -> None:
    """Write a state by compare-and-set, with the columns that come with it.

    Of two people who click at once one wins; the other gets IllegalMove. The row in
    hand is brought up to date. Raises IllegalMove when the table has no such move.
    """
    current = getattr(row, field)
    if to not in moves.get(current, frozenset()):
        raise IllegalMove(f"{current} → {to}")
    written = (
        type(row)
        ._default_manager.filter(pk=row.pk, **{field: current})
        .update(**{field: to}, **changes)
    )
    if not written:
        raise IllegalMove(f"{current} → {to}: déjà changé par une autre personne")
    for name, value in {field: to, **changes}.items():
        setattr(row, name, value)
