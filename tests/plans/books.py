"""Short ways to write what organisations answered, for tests of the value rules."""

import datetime
from decimal import Decimal

from plans.indicators.amounts import Amount
from plans.indicators.answers import Asked, Given
from plans.indicators.overlaps import Decision
from plans.indicators.policies import Policy
from plans.indicators.totals import Books
from plans.outline.quarters import Quarter
from plans.reporting.states import ValueState

T1, T2, T3, T4 = (Quarter(2026, number) for number in (1, 2, 3, 4))
T5, T6, T7, T8 = (Quarter(2027, number) for number in (1, 2, 3, 4))
YEAR = (T1, T2, T3, T4)
PLAN = (*YEAR, T5, T6, T7, T8)
A, B, C, E = 1, 2, 3, 5
START = datetime.date(2026, 1, 1)
UNKNOWN = ValueState.NOT_AVAILABLE
IDLE = ValueState.NO_ACTIVITY
NONE = ValueState.NOT_APPLICABLE


def amount(told) -> Amount | None:
    """9 is a number, (10, 25) a numerator and a denominator."""
    if told is None:
        return None
    if isinstance(told, tuple):
        return Amount(*[None if part is None else Decimal(str(part)) for part in told])
    return Amount(Decimal(str(told)))


def told(organisation, quarter, what, *, place="", **cells) -> Given:
    """An answer: a number, a pair, or a state."""
    if isinstance(what, ValueState):
        return Given(organisation, quarter, what, place=place)
    return Given(
        organisation,
        quarter,
        ValueState.REPORTED,
        amount(what),
        place,
        {cell: amount(part) for cell, part in cells.items()},
    )


def series(organisation, *values, place="") -> list[Given]:
    """One answer a quarter from T1 on; None is no answer at all."""
    return [
        told(organisation, quarter, value, place=place)
        for quarter, value in zip(PLAN, values, strict=False)
        if value is not None
    ]


def asked(*organisations, places=("",), starts_on=START, ends_on=None) -> list[Asked]:
    return [Asked(o, starts_on, ends_on, frozenset(places)) for o in organisations]


def books(given, assigned=None, *, decisions=(), **policy) -> Books:
    """The books of an indicator; who answered is assigned, place by place."""
    extra = {
        key: policy.pop(key)
        for key in ("parents", "references", "dispensed")
        if key in policy
    }
    if assigned is None:
        places: dict[int, set[str]] = {}
        for row in given:
            places.setdefault(row.organisation, set()).add(row.place)
        assigned = [Asked(o, START, None, frozenset(p)) for o, p in places.items()]
    return Books(Policy(**policy), given, assigned, decisions, **extra)


def decision(method, quarter, *organisations, place="", line=None, key=1) -> Decision:
    return Decision(key, quarter, place, frozenset(organisations), method, amount(line))
