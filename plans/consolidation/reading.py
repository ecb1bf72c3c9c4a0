"""Reads the books of indicators: every answer in force, who was asked, decisions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F

from plans.consolidation.models import OverlapDecision
from plans.indicators.aims import ReferencePopulation
from plans.indicators.amounts import Amount
from plans.indicators.answers import EVERYWHERE, Asked, Given
from plans.indicators.models import Assignment, Category, Indicator
from plans.indicators.overlaps import Decision
from plans.indicators.totals import Books
from plans.outline.quarters import Quarter
from plans.reporting.models import (
    Cell,
    IndicatorValue,
    Report,
    ReportingPeriod,
)
from plans.reporting.states import ReportState

PERIOD = "revision__report__period__"


@dataclass(frozen=True)
class Opened:
    """The books of one indicator, the quarters it was asked in, its cells."""

    indicator: Indicator
    books: Books
    quarters: tuple[Quarter, ...]
    cells: tuple[str, ...]

    @property
    def places(self) -> list[str]:
        """Where anybody is assigned or has answered."""
        told = {row.place for row in self.books.given}
        asked = {place for row in self.books.asked for place in row.places}
        return sorted((told | asked) - {""})


def open_books(indicators: Sequence[Indicator]) -> list[Opened]:
    """The books of some indicators; ten queries, whatever their number."""
    keys = [indicator.pk for indicator in indicators]
    given, asked = _read_given(keys), _read_asked(keys)
    decisions, sizes = _read_decisions(keys), _read_populations(keys)
    plans = _read_plans(keys)
    quarters, cells = _read_quarters(plans), _read_cells(indicators)
    dispensed = _read_dispensed(plans)
    return [
        Opened(
            indicator,
            Books(
                indicator.policy,
                given[indicator.pk],
                asked[indicator.pk],
                decisions[indicator.pk],
                references=sizes[indicator.pk],
                dispensed=dispensed[plans[indicator.pk]],
            ),
            quarters[indicator.pk],
            cells.get(indicator.dimension_id or "", ()),
        )
        for indicator in indicators
    ]


def _amount(number: Decimal | None, denominator: Decimal | None) -> Amount | None:
    return None if number is None else Amount(number, denominator)


def _read_given(indicators: Sequence[int]) -> dict[int, list[Given]]:
    """Only revisions in force count (rule 2)."""
    in_force = IndicatorValue.objects.filter(
        indicator__in=indicators,
        revision__report__revision_in_force=F("revision"),
    )
    cells: dict[int, dict[str, Amount | None]] = defaultdict(dict)
    parts = Cell.objects.filter(value__in=in_force).order_by()
    for value, category, number, denominator in parts.values_list(
        "value_id", "category__code", "number", "denominator"
    ):
        cells[value][category] = _amount(number, denominator)
    given: dict[int, list[Given]] = defaultdict(list)
    rows = in_force.values_list(
        "pk",
        "indicator_id",
        "revision__report__organisation_id",
        f"{PERIOD}year",
        f"{PERIOD}quarter",
        "state",
        "place_id",
        "value",
        "denominator",
    )
    for pk, indicator, who, year, number, state, place, value, over in rows:
        quarter = Quarter(year, number)
        amount = _amount(value, over)
        given[indicator].append(
            Given(who, quarter, state, amount, place or "", cells.get(pk, {}))
        )
    return given


def _read_asked(indicators: Sequence[int]) -> dict[int, list[Asked]]:
    places: dict[int, set[str]] = defaultdict(set)
    through = Assignment.places.through.objects.filter(
        assignment__indicator__in=indicators
    )
    for assignment, place in through.values_list("assignment_id", "territory_id"):
        places[assignment].add(place)
    asked: dict[int, list[Asked]] = defaultdict(list)
    for row in Assignment.objects.filter(indicator__in=indicators):
        where = frozenset(places[row.pk]) or EVERYWHERE
        asked[row.indicator_id].append(
            Asked(row.organisation_id, row.starts_on, row.ends_on, where)
        )
    return asked


def _read_decisions(indicators: Sequence[int]) -> dict[int, list[Decision]]:
    decisions: dict[int, list[Decision]] = defaultdict(list)
    rows = OverlapDecision.objects.in_force().filter(indicator__in=indicators)
    for row in rows.prefetch_related("organisations"):
        decisions[row.indicator_id].append(decision_of(row))
    return decisions


def decision_of(row: OverlapDecision) -> Decision:
    """The row as the rules read it; its organisations are fetched."""
    return Decision(
        row.pk,
        Quarter(row.year, row.quarter),
        row.place_id or "",
        frozenset(organisation.pk for organisation in row.organisations.all()),
        row.method,
        _amount(row.line, row.line_denominator),
    )


def _read_populations(
    indicators: Sequence[int],
) -> dict[int, dict[tuple[str, str], list[tuple[Quarter, Decimal]]]]:
    sizes: dict[int, dict[tuple[str, str], list[tuple[Quarter, Decimal]]]]
    sizes = defaultdict(lambda: defaultdict(list))
    rows = ReferencePopulation.objects.filter(indicator__in=indicators)
    for indicator, place, category, year, number, size in rows.values_list(
        "indicator_id", "place_id", "category__code", "year", "quarter", "size"
    ):
        dated = (Quarter(year, number), size)
        sizes[indicator][place or "", category or ""].append(dated)
    return sizes


def _read_plans(indicators: Sequence[int]) -> dict[int, int]:
    """The plan of each indicator."""
    rows = Indicator.objects.filter(pk__in=indicators).values_list(
        "pk", "node__version__plan", "activity__output__version__plan"
    )
    return {pk: by_node or by_activity for pk, by_node, by_activity in rows}


def _read_dispensed(plans: Mapping[int, int]) -> dict[int, set[tuple[int, Quarter]]]:
    """Who is dispensed of which quarter, by plan (rule 2)."""
    dispensed: dict[int, set[tuple[int, Quarter]]] = defaultdict(set)
    rows = Report.objects.filter(
        state=ReportState.DISPENSED, period__plan__in=set(plans.values())
    )
    for plan, organisation, year, number in rows.order_by().values_list(
        "period__plan_id", "organisation_id", "period__year", "period__quarter"
    ):
        dispensed[plan].add((organisation, Quarter(year, number)))
    return dispensed


def _read_quarters(plans: Mapping[int, int]) -> dict[int, tuple[Quarter, ...]]:
    """The quarters that the plan of each indicator has reporting periods for."""
    periods: dict[int, list[Quarter]] = defaultdict(list)
    rows = ReportingPeriod.objects.filter(plan__in=set(plans.values()))
    for plan, year, number in rows.values_list("plan_id", "year", "quarter"):
        periods[plan].append(Quarter(year, number))
    return {pk: tuple(sorted(periods[plan])) for pk, plan in plans.items()}


def _read_cells(indicators: Sequence[Indicator]) -> dict[str, tuple[str, ...]]:
    wanted = {indicator.dimension_id for indicator in indicators}
    cells: dict[str, tuple[str, ...]] = defaultdict(tuple)
    rows = Category.objects.filter(dimension__in=wanted - {None})
    for dimension, code in rows.values_list("dimension_id", "code"):
        cells[dimension] += (code,)
    return cells
