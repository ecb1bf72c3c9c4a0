"""Decisions on people counted twice: signed lines beside the figures (rules 9, 10)."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from plans.indicators.amounts import Amount, added, fold, minus, plus
from plans.indicators.natures import Aggregation, OverlapMethod, Semantics
from plans.indicators.policies import Parents, Policy, are_related, is_within
from plans.outline.quarters import Quarter

# (organisation, place) → what counts there, as of a quarter
Values = Mapping[tuple[int, str], Amount]


@dataclass(frozen=True)
class Decision:
    """One decision in force, for a period, a place and two organisations or more.

    `line` is the signed amount of CUSTOM; the others are computed again each time.
    """

    key: int
    quarter: Quarter
    place: str
    organisations: frozenset[int]
    method: str
    line: Amount | None = None


@dataclass(frozen=True)
class Line:
    """What a decision does to a total as of a quarter.

    `is_asleep`: « à re-signer », its result left [MAX, SUM] and it does nothing.
    `is_replayed`: « reconduite » on values later than its own period.
    """

    decision: Decision
    amount: Amount
    is_asleep: bool
    is_replayed: bool


def check_method(method: str, policy: Policy) -> None:
    """Raises ValueError for a decision that this indicator cannot take."""
    if not policy.takes_decisions:
        raise ValueError("overlaps exist only where places and organisations add up")
    if policy.is_ratio and method != OverlapMethod.CUSTOM:
        raise ValueError("a percent is adjusted on its two numbers only")


def clashes(one: Decision, other: Decision, parents: Parents) -> bool:
    """Whether two decisions share an organisation, the period and related places."""
    return one.quarter == other.quarter and _same_ground(one, other, parents)


def in_force_at(
    quarter: Quarter, decisions: Iterable[Decision], policy: Policy, parents: Parents
) -> list[Decision]:
    """Flow: those of the quarter. Others: replayed until a new decision."""
    if not policy.takes_decisions:
        return []
    past = [decision for decision in decisions if decision.quarter <= quarter]
    if policy.carries == Semantics.FLOW:
        return [decision for decision in past if decision.quarter == quarter]
    return [
        decision
        for decision in past
        if not any(
            decision.quarter < later.quarter and _same_ground(decision, later, parents)
            for later in past
        )
    ]


def line_of(
    decision: Decision, values: Values, quarter: Quarter, parents: Parents
) -> Line | None:
    """The line of a decision on the values as of a quarter; under two, no line."""
    amounts = _by_organisation(decision, values, parents)
    if len(amounts) < 2:
        return None
    total = fold(amounts, Aggregation.SUM)
    if total is None:
        return None
    amount, is_asleep = minus(total), False
    if decision.method == OverlapMethod.MAX:
        amount = plus(amount, _largest(amounts)) or amount
    elif decision.method == OverlapMethod.CUSTOM and decision.line is not None:
        amount = decision.line
        is_asleep = not _stands(plus(total, amount), amounts, total)
    if is_asleep or decision.method == OverlapMethod.SUM:
        amount = _nothing(total)
    return Line(decision, amount, is_asleep, decision.quarter < quarter)


def may_double_count(
    values: Values, decisions: Collection[Decision], parents: Parents
) -> bool:
    """Whether two organisations have values in one place and nobody decided on them."""
    for place in {place for _, place in values}:
        present = {
            organisation
            for organisation, where in values
            if is_within(place, where, parents)
        }
        if len(present) > 1 and not any(
            present <= decision.organisations
            and is_within(place, decision.place, parents)
            for decision in decisions
        ):
            return True
    return False


def signed_line(
    result: Amount, decision: Decision, values: Values, parents: Parents
) -> Amount:
    """The line that makes a justified result of the values of the day it is signed.

    Raises ValueError under two values, or when the result is not in [MAX, SUM].
    """
    amounts = _by_organisation(decision, values, parents)
    total = fold(amounts, Aggregation.SUM)
    if len(amounts) < 2 or total is None:
        raise ValueError("one value cannot overlap with another")
    if not _stands(result, amounts, total):
        raise ValueError("the result lies between the largest value and the sum")
    return plus(result, minus(total)) or result


def effective_on(
    signed_on: datetime.date, withdrawn_on: datetime.date | None, day: datetime.date
) -> bool:
    """Whether a decision is in force on a day: a withdrawn one restores the total."""
    return signed_on <= day and (withdrawn_on is None or day < withdrawn_on)


def _same_ground(one: Decision, other: Decision, parents: Parents) -> bool:
    return bool(one.organisations & other.organisations) and are_related(
        one.place, other.place, parents
    )


def _by_organisation(
    decision: Decision, values: Values, parents: Parents
) -> list[Amount]:
    """The value of each organisation in the decision's place; unknown ones left out."""
    found: dict[int, list[Amount]] = {}
    for (organisation, place), amount in values.items():
        if organisation in decision.organisations and is_within(
            place, decision.place, parents
        ):
            found.setdefault(organisation, []).append(amount)
    sums = (fold(amounts, Aggregation.SUM) for amounts in found.values())
    return [amount for amount in sums if amount is not None]


def _largest(amounts: Collection[Amount]) -> Amount:
    dens = [amount.den for amount in amounts if amount.den is not None]
    return Amount(max(amount.num for amount in amounts), max(dens) if dens else None)


def _nothing(like: Amount) -> Amount:
    zero = added([])
    return Amount(zero, None if like.den is None else zero)


def _stands(result: Amount | None, amounts: Collection[Amount], total: Amount) -> bool:
    """Whether a result lies in [MAX, SUM], numerator and denominator both."""
    if result is None:
        return False
    largest = _largest(amounts)
    stands = largest.num <= result.num <= total.num
    if total.den is None or result.den is None or largest.den is None:
        return bool(stands)
    return bool(stands and largest.den <= result.den <= total.den)
