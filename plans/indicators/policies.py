"""How one indicator adds up: its nature, its semantics and three separate policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plans.indicators.natures import (
    Aggregation,
    Denominator,
    Frequency,
    Nature,
    Semantics,
)
from plans.outline.quarters import Quarter, ended_in

PAIRS = frozenset({Nature.PERCENT, Nature.RATIO})
COUNTED = {Nature.SCORE: Semantics.STOCK, Nature.MILESTONE: Semantics.CUMULATIVE}
MONTHS = {Frequency.QUARTER: 3, Frequency.SEMESTER: 6, Frequency.YEAR: 12}
CARRIED_PERIODS = 4


@dataclass(frozen=True)
class Policy:
    """The arithmetic of one indicator; `may_overlap` when it counts different people.

    Raises ValueError for what would be a mean of ratios: percents and ratios only add
    numerators and denominators (rule 4).
    """

    nature: str = Nature.NUMBER
    semantics: str = Semantics.FLOW
    place: str = Aggregation.SUM
    organisation: str = Aggregation.SUM
    time: str = Aggregation.LATEST
    denominator: str = Denominator.OWN
    multiplier: Decimal = Decimal(1)
    frequency: str = Frequency.QUARTER
    carried_periods: int = CARRIED_PERIODS
    may_overlap: bool = False

    def __post_init__(self) -> None:
        if self.nature in PAIRS and (
            {self.place, self.organisation} != {Aggregation.SUM}
            or self.time not in {Aggregation.LATEST, Aggregation.SUM}
        ):
            raise ValueError("a percent is never a mean, a maximum or a median")

    @property
    def carries(self) -> str:
        """Score follows stock, milestone cumulative, narrative flow (rules 5, 7)."""
        if self.nature == Nature.NARRATIVE:
            return Semantics.FLOW
        return COUNTED.get(Nature(self.nature), self.semantics)

    @property
    def is_ratio(self) -> bool:
        return self.nature in PAIRS

    @property
    def is_weighted(self) -> bool:
        """A score whose mean is weighted by respondents."""
        return self.nature == Nature.SCORE and (
            self.organisation == Aggregation.WEIGHTED
        )

    @property
    def is_pair(self) -> bool:
        """Whether an answer must bring two numbers, carried together."""
        own = self.is_ratio and self.denominator == Denominator.OWN
        return own or self.is_weighted

    @property
    def has_reference(self) -> bool:
        return self.is_ratio and self.denominator == Denominator.REFERENCE

    @property
    def starts_at_zero(self) -> bool:
        """Whether its baseline is context, never subtracted (rule 11)."""
        return not self.is_ratio and self.carries != Semantics.STOCK

    @property
    def offers_no_activity(self) -> bool:
        """« Aucune activité » says nothing of a stock, a score or a milestone."""
        return self.carries != Semantics.STOCK and self.nature != Nature.MILESTONE

    @property
    def takes_decisions(self) -> bool:
        """Overlaps exist only where places and organisations are summed (rule 3)."""
        both = (self.place, self.organisation)
        plain = self.nature not in {Nature.SCORE, Nature.NARRATIVE, Nature.MILESTONE}
        return plain and both == (Aggregation.SUM, Aggregation.SUM)

    @property
    def asked_each(self) -> Frequency:
        return Frequency(self.frequency)

    def asks_in(self, quarter: Quarter) -> bool:
        """Semester: T2 and T4; annual: T4 (rule 2)."""
        return quarter.number * 3 % MONTHS[self.asked_each] == 0

    def ended_share(self, year: int, *, until: Quarter) -> Decimal:
        """Its ended periods ÷ all its periods, in a year."""
        months = MONTHS[self.asked_each]
        ended = ended_in(year, until=until) * 3 // months
        return Decimal(ended) * months / 12


Parents = Mapping[str, str | None]


def is_within(place: str, scope: str, parents: Parents) -> bool:
    """Whether a place is a scope or lies in it; "" is the whole country."""
    if scope == "":
        return True
    here: str | None = place
    while here:
        if here == scope:
            return True
        here = parents.get(here)
    return False


def are_related(one: str, other: str, parents: Parents) -> bool:
    """Whether one place is the other or its ancestor."""
    return is_within(one, other, parents) or is_within(other, one, parents)
