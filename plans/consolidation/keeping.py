"""Keeps the consolidated table true: after each act, all again, or compared."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import transaction

from plans.consolidation.models import ConsolidatedFigure
from plans.consolidation.reading import open_books
from plans.consolidation.totals import Kept, Key, rows_of
from plans.indicators.models import Indicator

AT_ONCE = 5  # indicators whose books are open together
BATCH = 1_000
Stored = dict[Key, ConsolidatedFigure]


def refresh(indicators: Iterable[int]) -> int:
    """Bring the rows of some indicators up to date, by key; says how many changed.

    The indicators are locked in one order: of two validations, the second reads what
    the first wrote, and the order of the two changes nothing (rule 18).
    """
    changed = 0
    for keys in _chunks(sorted(set(indicators))):
        with transaction.atomic():
            locked = list(
                Indicator.objects.select_for_update().filter(pk__in=keys).order_by("pk")
            )
            stored = _stored(keys)
            for opened in open_books(locked):
                pk = opened.indicator.pk
                changed += _write(pk, rows_of(opened), stored.get(pk, {}))
    return changed


def rebuild() -> int:
    """Make every row again from the revisions in force; says how many changed."""
    return refresh(Indicator.objects.values_list("pk", flat=True))


def rebuild_if_empty() -> None:
    """Make the table of a portal that ran before there was one."""
    if not ConsolidatedFigure.objects.exists():
        rebuild()


def differences() -> Iterator[str]:
    """The rows where what is kept is not what would be made again, by name."""
    every = Indicator.objects.order_by("pk").values_list("pk", flat=True)
    for keys in _chunks(list(every)):
        indicators = list(Indicator.objects.filter(pk__in=keys).order_by("pk"))
        stored = _stored(keys)
        for opened in open_books(indicators):
            kept = {
                key: kept_of(row)
                for key, row in stored.get(opened.indicator.pk, {}).items()
            }
            yield from _differing(opened.indicator, kept, rows_of(opened))


def kept_of(row: ConsolidatedFigure) -> Kept:
    return Kept(*(getattr(row, name) for name in Kept._fields))


def _chunks(keys: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def _stored(indicators: Sequence[int]) -> dict[int, Stored]:
    found: dict[int, Stored] = {}
    for row in ConsolidatedFigure.objects.filter(indicator__in=indicators):
        key = Key(*(getattr(row, name) for name in Key._fields))
        found.setdefault(row.indicator_id, {})[key] = row
    return found


def _write(indicator: int, wanted: dict[Key, Kept], stored: Stored) -> int:
    """Write what differs, and nothing else."""
    new = [
        ConsolidatedFigure(indicator_id=indicator, **key._asdict(), **kept._asdict())
        for key, kept in wanted.items()
        if key not in stored
    ]
    moved = []
    for key, row in stored.items():
        if key in wanted and kept_of(row) != wanted[key]:
            for name, value in wanted[key]._asdict().items():
                setattr(row, name, value)
            moved.append(row)
    gone = [row.pk for key, row in stored.items() if key not in wanted]
    ConsolidatedFigure.objects.bulk_create(new, batch_size=BATCH)
    ConsolidatedFigure.objects.bulk_update(moved, Kept._fields, batch_size=100)
    ConsolidatedFigure.objects.filter(pk__in=gone).delete()
    return len(new) + len(moved) + len(gone)


def _differing(
    indicator: Indicator, kept: dict[Key, Kept], made: dict[Key, Kept]
) -> Iterator[str]:
    for key in sorted(kept.keys() | made.keys()):
        if kept.get(key) != made.get(key):
            where = f"{key.span} T{key.quarter} {key.year}"
            scope = f"{key.place or 'pays'} · {key.category or 'total'}"
            told = f"{_told(kept.get(key))} / {_told(made.get(key))}"
            yield f"{indicator.code} · {where} · {scope}\u00a0: {told}"


def _told(kept: Kept | None) -> str:
    if kept is None:
        return "absent"
    amount = "–" if kept.gross is None else f"{kept.gross.normalize():f}"
    return f"{amount} ({kept.received}/{kept.expected})"
