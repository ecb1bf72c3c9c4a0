"""Reads the consolidated table: the country's totals of indicators, one query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from plans.consolidation.models import ConsolidatedFigure, Span
from plans.consolidation.totals import Kept, amount_of
from plans.indicators.amounts import Amount, Number, plus
from plans.indicators.figures import value_of
from plans.indicators.models import Indicator
from plans.indicators.natures import Semantics
from plans.indicators.policies import Policy
from plans.indicators.targets import Due
from plans.outline.quarters import Quarter

Rows = Mapping[tuple[str, Quarter], Kept]
BY_QUARTERS = {1: Span.QUARTER, 2: Span.SEMESTER, 4: Span.YEAR}


@dataclass(frozen=True)
class Total:
    """A published total, exact; None is no data, never zero."""

    value: Number | None
    received: int
    expected: int
    line: Amount | None = None
    is_carried: bool = False
    may_double_count: bool = False
    asleep: int = 0

    @property
    def is_complete(self) -> bool:
        return self.received >= self.expected


def read_totals(
    indicators: QuerySet[Indicator],
) -> dict[int, dict[tuple[str, Quarter], Kept]]:
    """The rows of the whole country, all cells together, by indicator."""
    found: dict[int, dict[tuple[str, Quarter], Kept]] = defaultdict(dict)
    rows = ConsolidatedFigure.objects.filter(
        indicator__in=indicators.order_by(), place="", category=""
    )
    for pk, span, year, number, *columns in rows.values_list(
        "indicator_id", "span", "year", "quarter", *Kept._fields
    ):
        found[pk][span, Quarter(year, number)] = Kept(*columns)
    return found


@dataclass(frozen=True)
class Totals:
    """The kept totals of one indicator, over any span that is asked."""

    policy: Policy
    rows: Rows

    def of(self, span: str, quarters: Sequence[Quarter]) -> Total:
        """The total to the end of the last quarter; nothing kept is no data."""
        row = self.rows.get((span, quarters[-1])) if quarters else None
        return self._total([row] if row else [])

    def compared_with(self, due: Due | None, asked: Sequence[Quarter]) -> Total:
        """What the target to date is compared with: flows over its years, else the
        period of the target; the plan to date without one."""
        if due is None:
            return self.of(Span.PLAN, asked)
        if not self.policy.starts_at_zero:
            return self.of(self._span_of(due), due.compared)
        if self.policy.carries == Semantics.CUMULATIVE:
            return self.of(Span.PLAN, asked)
        ends = {quarter.year: quarter for quarter in sorted(asked)}
        rows = (self.rows.get((Span.YEAR, ends[y])) for y in due.years if y in ends)
        return self._total([row for row in rows if row])

    def _span_of(self, due: Due) -> str:
        """A stock is looked at on the last day of the period of its target."""
        if self.policy.carries == Semantics.STOCK:
            return Span.QUARTER
        return BY_QUARTERS[len(due.compared)]

    def _total(self, rows: Sequence[Kept]) -> Total:
        net: Amount | None = None
        line: Amount | None = None
        for row in rows:
            mine = amount_of(row.line, row.line_over, self.policy)
            net = plus(net, amount_of(row.gross, row.gross_over, self.policy))
            net, line = plus(net, mine), plus(line, mine)
        return Total(
            value_of(net, self.policy),
            sum(row.received for row in rows),
            sum(row.expected for row in rows),
            line,
            any(row.is_carried for row in rows),
            any(row.may_double_count for row in rows),
            sum(row.asleep for row in rows),
        )
