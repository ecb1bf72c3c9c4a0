"""Reads what a reviewer is warned of in reports on the desk, and who must sign twice.

Two queries, whatever the number of reports.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from plans.indicators.amounts import Amount
from plans.indicators.models import Indicator
from plans.lifecycle.jumps import Jump, is_over, jump_of
from plans.lifecycle.models import SignatureRule
from plans.outline.quarters import Quarter
from plans.reporting.models import IndicatorValue, Report
from plans.reporting.states import ValueState

# (organisation, indicator, place) → quarter → what was validated
Past = Mapping[tuple[int, int, str], Mapping[Quarter, Amount]]
ANSWERED = (ValueState.REPORTED, ValueState.NO_ACTIVITY)


@dataclass(frozen=True)
class Outlier:
    """A value that leaves what its organisation usually reports."""

    indicator: Indicator
    jump: Jump
    signs_twice: bool


@dataclass
class Warnings:
    """What one report brings: outliers, a sensitive indicator."""

    outliers: list[Outlier] = field(default_factory=list)
    is_sensitive: bool = False

    @property
    def causes(self) -> list[str]:
        """Why a second person signs, as codes; empty when none has to."""
        causes = ["sensitive"] if self.is_sensitive else []
        if any(outlier.signs_twice for outlier in self.outliers):
            causes.append("jump")
        return causes

    def about(self, indicator: int) -> Outlier | None:
        for outlier in self.outliers:
            if outlier.indicator.pk == indicator:
                return outlier
        return None


def warnings_on(revisions: Mapping[int, int]) -> dict[int, Warnings]:
    """What stands out, by report key; `revisions` says which revision of each."""
    found: dict[int, Warnings] = defaultdict(Warnings)
    told = list(_read_told(revisions.values()))
    past = _read_past(told)
    for value in told:
        report = value.revision.report
        warnings = found[report.pk]
        if value.indicator.is_sensitive and value.value is not None:
            warnings.is_sensitive = True
        jump = _jump(value, report, past)
        limit = value.own_limit or value.plan_limit or _usual_limit()
        if jump and is_over(jump, min(limit, Decimal(settings.WARNING_JUMP))):
            twice = is_over(jump, limit)
            warnings.outliers.append(Outlier(value.indicator, jump, twice))
    return found


def warnings_of(report: Report, revision: int) -> Warnings:
    """The same for one report."""
    return warnings_on({report.pk: revision})[report.pk]


def _usual_limit() -> Decimal:
    return Decimal(settings.SECOND_SIGNATURE_JUMP)


def _read_told(revisions: Iterable[int]) -> QuerySet[Any]:
    """The values, each with the thresholds of its indicator and of its plan."""
    own = SignatureRule.objects.filter(indicator=OuterRef("indicator"))
    of_plan = SignatureRule.objects.filter(
        plan=OuterRef("revision__report__period__plan"), indicator=None
    )
    return (
        IndicatorValue.objects.filter(revision__in=list(revisions))
        .select_related("indicator", "revision__report__period")
        .annotate(
            own_limit=Subquery(own.values("jump")[:1]),
            plan_limit=Subquery(of_plan.values("jump")[:1]),
        )
        .order_by("indicator__position", "indicator__code")
    )


def _jump(value: IndicatorValue, report: Report, past: Past) -> Jump | None:
    amount = _amount(value.state, value.value, value.denominator)
    if amount is None:
        return None
    now = Quarter(report.period.year, report.period.quarter)
    key = (report.organisation_id, value.indicator_id, value.place_id or "")
    known = past.get(key, {})
    before = [known[quarter] for quarter in sorted(known) if quarter < now]
    return jump_of(amount, before, value.indicator.policy)


def _amount(state: str, number: Decimal | None, over: Decimal | None) -> Amount | None:
    if state == ValueState.NO_ACTIVITY:
        return Amount(Decimal(0), None)
    return None if number is None else Amount(number, over)


def _read_past(told: Collection[IndicatorValue]) -> Past:
    """What is in force of these organisations and indicators; one query."""
    past: dict[tuple[int, int, str], dict[Quarter, Amount]] = defaultdict(dict)
    of_report = "revision__report__"
    rows = IndicatorValue.objects.filter(
        Q(**{f"{of_report}revision_in_force": F("revision")}),
        indicator__in={value.indicator_id for value in told},
        state__in=ANSWERED,
        **{
            f"{of_report}organisation__in": {
                value.revision.report.organisation_id for value in told
            }
        },
    ).values_list(
        f"{of_report}organisation_id",
        "indicator_id",
        "place_id",
        f"{of_report}period__year",
        f"{of_report}period__quarter",
        "state",
        "value",
        "denominator",
    )
    for who, indicator, place, year, number, state, value, over in rows:
        amount = _amount(state, value, over)
        if amount is not None:
            past[who, indicator, place or ""][Quarter(year, number)] = amount
    return past
