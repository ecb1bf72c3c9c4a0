"""The rows of the consolidated table, from the books of one indicator; pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from plans.consolidation.models import Span
from plans.consolidation.reading import Opened
from plans.indicators.amounts import Amount
from plans.indicators.figures import Figure
from plans.indicators.natures import Frequency
from plans.indicators.policies import Policy
from plans.outline.quarters import Quarter


class Key(NamedTuple):
    """Which total: a span to the end of a quarter, a place, a cell."""

    span: str
    year: int
    quarter: int
    place: str
    category: str


class Kept(NamedTuple):
    """A total as the table keeps it, column by column."""

    gross: Decimal | None
    gross_over: Decimal | None
    line: Decimal | None
    line_over: Decimal | None
    received: int
    expected: int
    is_carried: bool
    may_double_count: bool
    asleep: int


def rows_of(opened: Opened) -> dict[Key, Kept]:
    """Every total of an indicator; what is neither told nor expected is left out."""
    rows: dict[Key, Kept] = {}
    for place in ["", *opened.places]:
        for category in ["", *opened.cells]:
            for span, quarters in _spans(opened.quarters, opened.books.policy):
                figure = opened.books.figure(quarters, within=place, cell=category)
                if figure.gross is not None or figure.count.expected:
                    end = quarters[-1]
                    key = Key(span, end.year, end.number, place, category)
                    rows[key] = _kept(figure)
    return rows


def _spans(
    quarters: Sequence[Quarter], policy: Policy
) -> Iterator[tuple[str, Sequence[Quarter]]]:
    for place, end in enumerate(quarters, start=1):
        of_year = [quarter for quarter in quarters[:place] if quarter.year == end.year]
        yield Span.QUARTER, [end]
        yield Span.YEAR, of_year
        yield Span.PLAN, quarters[:place]
        if policy.frequency == Frequency.SEMESTER and end.number % 2 == 0:
            yield Span.SEMESTER, [q for q in of_year if q.number >= end.number - 1]


def _kept(figure: Figure) -> Kept:
    return Kept(
        *_columns(figure.gross),
        *_columns(figure.adjustment),
        figure.count.received,
        figure.count.expected,
        figure.is_carried,
        figure.may_double_count,
        len(figure.to_sign_again),
    )


def _columns(amount: Amount | None) -> tuple[Decimal | None, Decimal | None]:
    """Two exact columns: num and den, or a mean's fraction."""
    if amount is None:
        return None, None
    if isinstance(amount.num, Fraction):
        return Decimal(amount.num.numerator), Decimal(amount.num.denominator)
    over = amount.den
    return amount.num, None if over is None else Decimal(str(over))


def amount_of(
    num: Decimal | None, over: Decimal | None, policy: Policy
) -> Amount | None:
    """The amount that two columns keep."""
    if num is None:
        return None
    if over is None or policy.is_ratio or policy.is_weighted:
        return Amount(num, over)
    return Amount(Fraction(num) / Fraction(over))
