"""A total split by cell, as the public may read it: small counts hidden (rule 17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plans.consolidation.models import ConsolidatedFigure, Span
from plans.indicators.models import Category, Indicator
from plans.indicators.natures import Aggregation, Nature, Semantics
from plans.indicators.suppression import hidden_in
from plans.outline.quarters import Quarter
from plans.permissions import can_open_review_queue

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

UNTOLD = ""  # the whole, less what its cells tell of


@dataclass(frozen=True)
class Part:
    """A cell and its count; None is a count too small to be published."""

    label: str
    hint: str
    count: int | None


@dataclass(frozen=True)
class Split:
    """The cells of a span that ends with a quarter; `untold` is in none of them.

    `line` is what decisions on double counting change in the whole, in no cell.
    """

    quarter: Quarter
    is_year: bool
    parts: tuple[Part, ...]
    untold: Part | None
    line: int

    @property
    def hides(self) -> bool:
        every = (*self.parts, self.untold) if self.untold else self.parts
        return any(part.count is None for part in every)


def published(
    parts: Mapping[str, int], *, min_cell: int
) -> dict[str, int | None] | None:
    """The parts of a whole with None for what may not be told; None for no table.

    The whole is published beside: when hiding a part would take hiding the whole,
    nothing of the table is shown.
    """
    table = {(key,): count for key, count in parts.items()}
    whole = {**table, (None,): sum(parts.values())}
    hidden = hidden_in(whole, min_cell=min_cell)
    if (None,) in hidden:
        return None
    return {key: None if (key,) in hidden else n for key, n in parts.items()}


def split_by_cell(
    indicator: Indicator, last: Quarter, *, viewer: "User | AnonymousUser"
) -> Split | None:
    """The cells of the quarter, or of the year for a sensitive indicator.

    Two queries. None when cells do not make a whole, when nothing is kept, or when
    too little may be told. Reviewers read every count.
    """
    if not _cells_make_a_whole(indicator):
        return None
    span = Span.YEAR if indicator.is_sensitive else Span.QUARTER
    rows = {
        category: (gross, line)
        for category, gross, line in ConsolidatedFigure.objects.filter(
            indicator=indicator,
            span=span,
            year=last.year,
            quarter=last.number,
            place="",
            gross__isnull=False,
        ).values_list("category", "gross", "line")
    }
    if UNTOLD not in rows or any(gross != int(gross) for gross, _line in rows.values()):
        return None
    counts = {category: int(gross) for category, (gross, _line) in rows.items()}
    counts[UNTOLD] -= sum(n for category, n in counts.items() if category != UNTOLD)
    if len(counts) == 1 or counts[UNTOLD] < 0:
        return None
    told: Mapping[str, int | None] | None = counts
    if not can_open_review_queue(viewer):
        told = published(counts, min_cell=indicator.min_cell)
    if told is None:
        return None
    cells = Category.objects.filter(dimension=indicator.dimension_id, code__in=counts)
    untold = Part("", "", told[UNTOLD]) if told[UNTOLD] != 0 else None
    parts = tuple(Part(c.label, c.hint, told[c.code]) for c in cells)
    line = int(rows[UNTOLD][1] or 0)
    return Split(last, span == Span.YEAR, parts, untold, line)


def _cells_make_a_whole(indicator: Indicator) -> bool:
    """Exclusive, exhaustive cells of a count that adds up (rule 8).

    Never of a level: from one quarter to the next it would tell small differences.
    """
    cells, policy = indicator.dimension, indicator.policy
    return (
        cells is not None
        and cells.is_exclusive
        and cells.is_exhaustive
        and policy.nature == Nature.NUMBER
        and policy.carries == Semantics.FLOW
        and policy.place == policy.organisation == Aggregation.SUM
        and policy.multiplier == 1
    )
