"""What organisations answered and were asked, as plain rows; who answered (rule 2)."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from plans.indicators.amounts import Amount
from plans.indicators.policies import Parents, Policy, is_within
from plans.outline.quarters import Quarter
from plans.reporting.states import ValueState

ANSWERED = frozenset({ValueState.REPORTED, ValueState.NO_ACTIVITY})
EVERYWHERE = frozenset({""})


@dataclass(frozen=True)
class Given:
    """One answer in force: of an organisation, at a place, for a quarter.

    A place of "" is the organisation's whole. `cells` holds the parts that were asked
    for, by category code; None is unknown. A score brings its respondents as `den`.
    """

    organisation: int
    quarter: Quarter
    state: str
    amount: Amount | None = None
    place: str = ""
    cells: Mapping[str, Amount | None] = field(default_factory=dict)

    def of_cell(self, cell: str) -> "Given":
        """The same answer for one cell; one that was not told is not available."""
        if self.state != ValueState.REPORTED:
            return replace(self, cells={})
        part = self.cells.get(cell)
        told = ValueState.NOT_AVAILABLE if part is None else self.state
        return replace(self, state=told, amount=part, cells={})


@dataclass(frozen=True)
class Asked:
    """An organisation answers for some places between two days, both included."""

    organisation: int
    starts_on: datetime.date
    ends_on: datetime.date | None = None
    places: frozenset[str] = EVERYWHERE

    def holds_on(self, day: datetime.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Count:
    """« N validés sur M attendus »."""

    received: int
    expected: int

    @property
    def is_complete(self) -> bool:
        return self.received >= self.expected


def places_asked(
    asked: Iterable[Asked], quarter: Quarter, *, within: str, parents: Parents
) -> dict[int, frozenset[str]]:
    """The places that each organisation is assigned on the quarter's last day."""
    found: dict[int, frozenset[str]] = {}
    for row in asked:
        if not row.holds_on(quarter.ends_on):
            continue
        places = frozenset(p for p in row.places if is_within(p, within, parents))
        if places:
            known = found.get(row.organisation, frozenset())
            found[row.organisation] = known | places
    return found


Told = Mapping[tuple[int, Quarter], Mapping[str, str]]


def told_by(given: Iterable[Given]) -> Told:
    """The states told, by organisation and quarter, then by place."""
    told: dict[tuple[int, Quarter], dict[str, str]] = defaultdict(dict)
    for row in given:
        told[row.organisation, row.quarter][row.place] = row.state
    return told


def count(
    policy: Policy,
    quarter: Quarter,
    *,
    wanted: Mapping[int, frozenset[str]],
    told: Told,
    dispensed: Collection[tuple[int, Quarter]] = (),
) -> Count:
    """N and M of one quarter; over several, they add up (rule 2).

    M: assigned on the last day (`wanted`), asked by the frequency, not dispensed,
    without a validated `not applicable` for all its places. N: every other assigned
    place is `reported` or `no activity`; a partial or carried answer is not in N.
    """
    if not policy.asks_in(quarter):
        return Count(0, 0)
    received = expected = 0
    for organisation, places in wanted.items():
        if (organisation, quarter) in dispensed:
            continue
        states = _states_of(told.get((organisation, quarter), {}), places)
        useful = [s for s in states if s != ValueState.NOT_APPLICABLE]
        if states and not useful:
            continue
        expected += 1
        received += all(state in ANSWERED for state in useful)
    return Count(received, expected)


def _states_of(told: Mapping[str, str], places: frozenset[str]) -> list[str | None]:
    """The state at each assigned place; None where nothing was told.

    Who is assigned as a whole may answer place by place.
    """
    if places == EVERYWHERE and "" not in told and told:
        return list(told.values())
    return [told.get(place) for place in places]
