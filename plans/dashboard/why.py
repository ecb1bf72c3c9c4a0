"""Why this figure: the quarters it adds up, its lines, the revisions one may read."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from plans.consolidation.models import OverlapDecision, Span
from plans.consolidation.queries import Total
from plans.dashboard.figures import as_number
from plans.dashboard.measures import Figures, in_force, read_figures
from plans.dashboard.queries import clock_of, read_periods
from plans.dashboard.series import adopted_indicator
from plans.indicators.models import Indicator
from plans.indicators.natures import Semantics
from plans.outline.quarters import Quarter
from plans.reporting.models import IndicatorValue, Report
from plans.reporting.states import ValueState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class QuarterTotal:
    """A quarter's published total, the line in it, who answered, what to know."""

    quarter: Quarter
    value: Decimal | None
    line: Decimal | None
    received: int
    expected: int
    is_carried: bool
    may_double_count: bool
    asleep: int


@dataclass(frozen=True)
class Signed:
    """One organisation's answer in its revision in force."""

    quarter: Quarter
    organisation: str
    place: str
    value: Decimal | None
    over: Decimal | None
    state: str
    receipt: str
    number: int
    sent_at: datetime.datetime
    report: UUID

    @property
    def said(self) -> str:
        """Why there is no number; "" when there is one."""
        return "" if self.value is not None else str(ValueState(self.state).label)


@dataclass(frozen=True)
class Why:
    """A total from the top to the bottom, as far as the viewer may read."""

    indicator: Indicator
    total: QuarterTotal | None
    quarters: tuple[QuarterTotal, ...]
    decisions: tuple[OverlapDecision, ...]
    signed: tuple[Signed, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the quarters are the parts of the total."""
        is_sum = self.indicator.policy.carries == Semantics.FLOW
        return is_sum and not self.indicator.policy.is_ratio and len(self.parts) > 1

    @property
    def parts(self) -> list[Decimal]:
        return [row.value for row in self.quarters if row.value is not None]


def why_this_figure(
    uuid: UUID, *, today: datetime.date, viewer: "User | AnonymousUser"
) -> Why | None:
    """The total of an indicator explained; a fixed number of queries.

    Everyone reads totals, « N validés sur M attendus » and lines; the answers of
    organisations only who may read their reports. None: no such indicator today.
    """
    found = adopted_indicator(uuid, today=today)
    if found is None:
        return None
    plan, indicator = found
    asked = clock_of(plan, read_periods(plan), today).asked
    (figures,) = read_figures(Indicator.objects.filter(pk=indicator.pk))
    decisions = OverlapDecision.objects.in_force().filter(indicator=indicator)
    return Why(
        indicator=indicator,
        total=_row(figures, Span.PLAN, asked) if asked else None,
        quarters=tuple(_row(figures, Span.QUARTER, [quarter]) for quarter in asked),
        decisions=tuple(decisions.select_related("place")),
        signed=tuple(_signed(indicator, viewer)),
    )


def _row(
    figures: Figures, span: str, quarters: "tuple[Quarter, ...] | list[Quarter]"
) -> QuarterTotal:
    total: Total = figures.totals.of(span, quarters)
    return QuarterTotal(
        quarter=quarters[-1],
        value=as_number(total.value),
        line=as_number(total.line.num) if total.line else None,
        received=total.received,
        expected=total.expected,
        is_carried=total.is_carried,
        may_double_count=total.may_double_count,
        asleep=total.asleep,
    )


def _signed(indicator: Indicator, viewer: "User | AnonymousUser") -> Iterator[Signed]:
    """The answers in force of the reports that this person may read, latest first."""
    report, period = "revision__report", "revision__report__period"
    rows = IndicatorValue.objects.filter(
        in_force(),
        indicator=indicator,
        revision__report__in=Report.objects.visible_to(viewer),
    ).order_by(
        f"-{period}__year",
        f"-{period}__quarter",
        f"{report}__organisation__name",
        "place__name",
    )
    for year, quarter, place, *rest in rows.values_list(
        f"{period}__year",
        f"{period}__quarter",
        "place__name",
        f"{report}__organisation__name",
        "value",
        "denominator",
        "state",
        "revision__receipt",
        "revision__number",
        "revision__sent_at",
        f"{report}__uuid",
    ):
        yield Signed(Quarter(year, quarter), rest[0], place or "", *rest[1:])
