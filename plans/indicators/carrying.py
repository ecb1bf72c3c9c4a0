"""The value of one organisation at one place as of a quarter (domain §5, rule 5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from plans.indicators.amounts import ZERO, ZERO_PAIR, Amount
from plans.indicators.answers import Given
from plans.indicators.natures import Nature, Semantics
from plans.indicators.policies import Policy
from plans.outline.quarters import Quarter
from plans.reporting.states import ValueState

Holds = Callable[[Quarter], bool]


class Held(NamedTuple):
    """An amount, and the quarter that it was told for."""

    amount: Amount
    told_in: Quarter


def settled(row: Given, policy: Policy) -> Given:
    """The answer as it counts: a numerator or a denominator alone is no data.

    A weighted score becomes score × respondents over respondents; a narrative is
    counted, 1 each. « Aucune activité » where it is not offered is no data.
    """
    if row.state == ValueState.NO_ACTIVITY and not policy.offers_no_activity:
        return replace(row, state=ValueState.NOT_AVAILABLE, amount=None, cells={})
    if row.state != ValueState.REPORTED:
        return row
    cells = {code: _settled(part, policy) for code, part in row.cells.items()}
    amount = _settled(row.amount, policy)
    if amount is None and policy.nature == Nature.NARRATIVE:
        amount = Amount(Decimal(1))
    state = ValueState.NOT_AVAILABLE if amount is None else row.state
    return replace(row, state=state, amount=amount, cells=cells)


def _settled(amount: Amount | None, policy: Policy) -> Amount | None:
    if amount is None:
        return None
    if policy.nature == Nature.NARRATIVE:
        return Amount(Decimal(1))
    if policy.is_pair and amount.den is None:
        return None
    if policy.is_weighted and amount.den is not None:
        return Amount(amount.num * amount.den, amount.den)  # type: ignore[operator]
    return amount if policy.is_pair else Amount(amount.num)


def as_of(
    rows: Sequence[Given], quarter: Quarter, policy: Policy, *, holds: Holds
) -> Held | None:
    """What counts on the last day of a quarter; None is no data.

    `rows` are the settled answers of one organisation at one place, in time. Flow: the
    quarter's own. Cumulative: the latest by period, to the plan's end. Stock: the
    latest while the assignment holds, for a few periods, until `not applicable`.
    """
    known = [row for row in rows if row.quarter <= quarter]
    if policy.carries == Semantics.FLOW:
        return _flow([row for row in known if row.quarter == quarter], policy)
    if policy.carries == Semantics.CUMULATIVE:
        return _cumulative(known, policy)
    return _stock(known, quarter, policy, holds)


def has_left(
    rows: Iterable[Given], quarter: Quarter, policy: Policy, *, holds: Holds
) -> bool:
    """Whether it told a stock once and is no longer assigned: it then has none."""
    return (
        policy.carries == Semantics.STOCK
        and not holds(quarter)
        and any(
            row.quarter < quarter and row.state == ValueState.REPORTED for row in rows
        )
    )


def zero_of(policy: Policy) -> Amount:
    """0, or 0/0 for a pair."""
    return ZERO_PAIR if policy.is_pair else ZERO


def _flow(rows: Sequence[Given], policy: Policy) -> Held | None:
    for row in rows:
        if row.state == ValueState.REPORTED and row.amount is not None:
            return Held(row.amount, row.quarter)
        if row.state == ValueState.NO_ACTIVITY:
            return Held(zero_of(policy), row.quarter)
    return None


def _cumulative(rows: Iterable[Given], policy: Policy) -> Held | None:
    """« Aucune activité » leaves the count as it was, which began at zero."""
    held: Held | None = None
    is_unknown = False
    for row in rows:
        if row.state == ValueState.REPORTED and row.amount is not None:
            held = Held(row.amount, row.quarter)
        elif row.state == ValueState.NO_ACTIVITY and held is not None:
            held = Held(held.amount, row.quarter)
        elif row.state == ValueState.NO_ACTIVITY and not is_unknown:
            held = Held(zero_of(policy), row.quarter)
        elif row.state == ValueState.NOT_AVAILABLE:
            is_unknown = True
    return held


def _stock(
    rows: Iterable[Given], quarter: Quarter, policy: Policy, holds: Holds
) -> Held | None:
    held: Held | None = None
    for row in rows:
        if row.state == ValueState.REPORTED and row.amount is not None:
            held = Held(row.amount, row.quarter)
        elif row.state == ValueState.NOT_APPLICABLE:
            held = None
    if held is None or held.told_in == quarter:
        return held
    since = quarters_after(held.told_in, until=quarter)
    if len(since) > policy.carried_periods or not all(holds(q) for q in since):
        return None
    return held


def quarters_after(start: Quarter, *, until: Quarter) -> list[Quarter]:
    """The quarters after one, to another included."""
    found = []
    while start < until:
        start = start.next()
        found.append(start)
    return found
