"""From validated answers to any total, in the one order of domain §5, rule 3.

Revision in force → cells → as-of value of (organisation, place, cell) → place →
organisation → overlap lines → time. Nothing here reads the database, and no list is
read in the order in which it was validated.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plans.indicators.amounts import Amount, fold, minus, plus
from plans.indicators.answers import (
    Asked,
    Count,
    Given,
    Told,
    count,
    places_asked,
    told_by,
)
from plans.indicators.carrying import Held, as_of, has_left, settled, zero_of
from plans.indicators.figures import Figure, Split
from plans.indicators.natures import Aggregation, Semantics
from plans.indicators.overlaps import (
    Decision,
    Line,
    in_force_at,
    line_of,
    may_double_count,
)
from plans.indicators.policies import Parents, Policy, is_within
from plans.outline.quarters import Quarter

WHOLE = ""
# (place, cell) → dated populations; a cell of "" is the whole place
References = Mapping[tuple[str, str], Sequence[tuple[Quarter, Decimal]]]


@dataclass
class Books:
    """Everything that is known of one indicator; asks for totals as often as needed."""

    policy: Policy
    given: Sequence[Given]
    asked: Collection[Asked] = ()
    decisions: Collection[Decision] = ()
    parents: Parents = field(default_factory=dict)
    references: References = field(default_factory=dict)
    dispensed: Collection[tuple[int, Quarter]] = ()

    def __post_init__(self) -> None:
        self.given = [settled(row, self.policy) for row in self.given]
        self._rows: dict[tuple[int, str], list[Given]] = defaultdict(list)
        for row in sorted(self.given, key=lambda row: row.quarter):
            self._rows[row.organisation, row.place].append(row)
        self._told: Told = told_by(self.given)
        self._by_organisation: dict[int, list[Asked]] = defaultdict(list)
        for asked in self.asked:
            self._by_organisation[asked.organisation].append(asked)
        self._held: dict[tuple[Quarter, str], dict[tuple[int, str], Held]] = {}
        self._moments: dict[tuple[Quarter, str, str], Figure] = {}

    def figure(
        self, quarters: Sequence[Quarter], *, within: str = WHOLE, cell: str = WHOLE
    ) -> Figure:
        """The total of some quarters in a scope; a cell's total is gross, unadjusted.

        Flow: their sum. Cumulative, stock: as of the last one, or the mean, the
        largest or the smallest over them when a stock says so.
        """
        moments = [self._moment(quarter, within, cell) for quarter in quarters]
        whole = Count(
            sum(moment.count.received for moment in moments),
            sum(moment.count.expected for moment in moments),
        )
        if not moments:
            return Figure(None, (), None, whole)
        chosen, how = moments[-1:], Aggregation.SUM
        if self.policy.carries == Semantics.FLOW:
            chosen = moments
        elif self.policy.time not in {Aggregation.LATEST, Aggregation.SUM}:
            chosen, how = moments, Aggregation(self.policy.time)
        gross = _over_time([moment.gross for moment in chosen], how)
        net = _over_time([moment.net for moment in chosen], how)
        return Figure(
            gross=self._with_reference(gross, quarters, within, cell),
            lines=tuple(line for moment in chosen for line in moment.lines),
            adjustment=_difference(net, gross, chosen),
            count=whole,
            is_carried=any(moment.is_carried for moment in chosen),
            may_double_count=any(moment.may_double_count for moment in chosen),
        )

    def split(
        self,
        quarters: Sequence[Quarter],
        cells: Iterable[str],
        *,
        within: str = WHOLE,
        is_whole: bool = True,
    ) -> Split:
        """The total by cell; what no cell tells, where cells make a whole (rule 8)."""
        total = self.figure(quarters, within=within)
        parts = {c: self.figure(quarters, within=within, cell=c).gross for c in cells}
        unsplit = total.adjustment.num if total.adjustment else None
        if total.gross is None or not is_whole or self.policy.is_ratio:
            return Split(parts, None, unsplit)
        known = fold([p for p in parts.values() if p is not None], Aggregation.SUM)
        rest = plus(total.gross, minus(known)) if known else total.gross
        return Split(parts, rest.num if rest else None, unsplit)

    def values_at(
        self, quarter: Quarter, cell: str = WHOLE
    ) -> dict[tuple[int, str], Held]:
        """What counts as of a quarter, by organisation and place."""
        key = (quarter, cell)
        if key not in self._held:
            found = {
                ground: as_of(
                    [row.of_cell(cell) for row in rows] if cell else rows,
                    quarter,
                    self.policy,
                    holds=self._holder(*ground),
                )
                for ground, rows in self._rows.items()
            }
            self._held[key] = {k: held for k, held in found.items() if held}
        return self._held[key]

    def _holder(self, organisation: int, place: str) -> "_Holder":
        return _Holder(tuple(self._by_organisation[organisation]), place)

    def _moment(self, quarter: Quarter, within: str, cell: str) -> Figure:
        key = (quarter, within, cell)
        if key not in self._moments:
            self._moments[key] = self._at(quarter, within, cell)
        return self._moments[key]

    def _at(self, quarter: Quarter, within: str, cell: str) -> Figure:
        held = {
            ground: one
            for ground, one in self.values_at(quarter, cell).items()
            if is_within(ground[1], within, self.parents)
        }
        values = {ground: one.amount for ground, one in held.items()}
        gross = self._over_organisations(values)
        if gross is None and self._everyone_left(quarter, within):
            gross = zero_of(self.policy)
        known = in_force_at(quarter, self.decisions, self.policy, self.parents)
        lines = () if cell else tuple(self._lines(known, quarter, within))
        adjustment = fold([line.amount for line in lines], Aggregation.SUM)
        return Figure(
            gross=gross,
            lines=lines,
            adjustment=adjustment,
            count=self._count(quarter, within),
            is_carried=any(one.told_in != quarter for one in held.values()),
            may_double_count=bool(self.decisions or self.policy.may_overlap)
            and not cell
            and may_double_count(values, known, self.parents),
        )

    def _lines(
        self, known: Iterable[Decision], quarter: Quarter, within: str
    ) -> Iterable[Line]:
        """A line enters its place, the ancestors of it, and the whole country."""
        held = self.values_at(quarter)
        values = {ground: one.amount for ground, one in held.items()}
        for decision in known:
            if is_within(decision.place, within, self.parents):
                line = line_of(decision, values, quarter, self.parents)
                if line is not None:
                    yield line

    def _over_organisations(
        self, values: Mapping[tuple[int, str], Amount]
    ) -> Amount | None:
        """Place first, then organisation."""
        by_organisation: dict[int, list[Amount]] = defaultdict(list)
        for (organisation, _place), amount in values.items():
            by_organisation[organisation].append(amount)
        each = [fold(a, self.policy.place) for a in by_organisation.values()]
        return fold([a for a in each if a is not None], self.policy.organisation)

    def _everyone_left(self, quarter: Quarter, within: str) -> bool:
        """A stock whose holders are all gone is 0: they have none any more."""
        adds = (self.policy.place, self.policy.organisation)
        return set(adds) == {Aggregation.SUM} and any(
            has_left(rows, quarter, self.policy, holds=self._holder(*ground))
            for ground, rows in self._rows.items()
            if is_within(ground[1], within, self.parents)
        )

    def _count(self, quarter: Quarter, within: str) -> Count:
        return count(
            self.policy,
            quarter,
            wanted=places_asked(
                self.asked, quarter, within=within, parents=self.parents
            ),
            told=self._told,
            dispensed=self.dispensed,
        )

    def _with_reference(
        self,
        gross: Amount | None,
        quarters: Sequence[Quarter],
        within: str,
        cell: str,
    ) -> Amount | None:
        """The reference population, once a place, over the places with a value."""
        if gross is None or not self.policy.has_reference:
            return gross
        told = quarters if self.policy.carries == Semantics.FLOW else quarters[-1:]
        places = {
            place
            for quarter in told
            for _organisation, place in self.values_at(quarter, cell)
            if is_within(place, within, self.parents)
        }
        sizes = [self._population(place, cell, quarters[-1]) for place in places]
        known = [size for size in sizes if size is not None]
        if not known or len(known) < len(sizes):
            return Amount(gross.num)
        return Amount(gross.num, sum(known, Decimal(0)))

    def _population(self, place: str, cell: str, quarter: Quarter) -> Decimal | None:
        """The latest dated population on that quarter; None is unknown."""
        dated = [
            row for row in self.references.get((place, cell), ()) if row[0] <= quarter
        ]
        return max(dated)[1] if dated else None


@dataclass(frozen=True)
class _Holder:
    """Whether an organisation is assigned to a place on a quarter's last day."""

    asked: tuple[Asked, ...]
    place: str

    def __call__(self, quarter: Quarter) -> bool:
        return any(
            row.holds_on(quarter.ends_on)
            and (self.place in row.places or WHOLE in row.places)
            for row in self.asked
        )


def _over_time(amounts: Iterable[Amount | None], how: str) -> Amount | None:
    return fold([amount for amount in amounts if amount is not None], how)


def _difference(
    net: Amount | None, gross: Amount | None, moments: Iterable[Figure]
) -> Amount | None:
    """What the lines change over time; None when there is no line at all."""
    if net is None or gross is None:
        return None
    if not any(moment.lines for moment in moments):
        return None
    return plus(net, minus(gross))
