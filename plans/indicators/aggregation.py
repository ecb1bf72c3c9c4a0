"""Adds up what organisations answered, and says how many answers stand behind it.

Source: domain §5, rules 1, 2 and 5. Only flows so far: summed, never carried. Nothing
here reads the database, so the order of validations cannot matter.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from plans.outline.quarters import Quarter
from plans.reporting.states import ValueState

ANSWERED = frozenset({ValueState.REPORTED, ValueState.NO_ACTIVITY})


class Answer(NamedTuple):
    """What one organisation answered for one quarter, in its revision in force."""

    organisation: int
    quarter: Quarter
    state: str
    value: Decimal | None


class Span(NamedTuple):
    """An organisation answers for an indicator between two days, both included."""

    organisation: int
    starts_on: datetime.date
    ends_on: datetime.date | None


@dataclass(frozen=True)
class Tally:
    """A sum with « N validés sur M attendus »; `value` None is no data, never zero."""

    value: Decimal | None
    received: int
    expected: int

    @property
    def is_complete(self) -> bool:
        return self.received >= self.expected


def assigned_by_quarter(
    spans: Collection[Span], quarters: Iterable[Quarter]
) -> dict[Quarter, frozenset[int]]:
    """Who is assigned on the last day of each quarter (rule 2)."""
    return {
        quarter: frozenset(
            span.organisation
            for span in spans
            if span.starts_on <= quarter.ends_on
            and (span.ends_on is None or quarter.ends_on <= span.ends_on)
        )
        for quarter in quarters
    }


def tally(
    answers: Iterable[Answer], assigned: Mapping[Quarter, frozenset[int]]
) -> Tally:
    """Sum a flow over the quarters of `assigned`, whatever the order of answers.

    `no activity` counts 0; `not available` stays among the expected answers; a
    validated `not applicable` leaves them. Answers of other quarters are left out; the
    figure of an organisation that is no longer assigned stays in the sum only.
    """
    told = [answer for answer in answers if answer.quarter in assigned]
    amounts = [_amount(answer) for answer in told if answer.state in ANSWERED]
    awaited = {
        (quarter, organisation)
        for quarter, organisations in assigned.items()
        for organisation in organisations
    } - _keys(told, {ValueState.NOT_APPLICABLE})
    return Tally(
        value=sum(amounts, Decimal(0)) if amounts else None,
        received=len(awaited & _keys(told, ANSWERED)),
        expected=len(awaited),
    )


def _amount(answer: Answer) -> Decimal:
    if answer.state == ValueState.NO_ACTIVITY or answer.value is None:
        return Decimal(0)
    return answer.value


def _keys(
    answers: Iterable[Answer], states: Collection[str]
) -> set[tuple[Quarter, int]]:
    return {
        (answer.quarter, answer.organisation)
        for answer in answers
        if answer.state in states
    }
