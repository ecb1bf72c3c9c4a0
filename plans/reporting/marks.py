"""What stands beside the box of an indicator: baseline, validated, target."""

from dataclasses import dataclass
from decimal import Decimal

from plans.indicators.aims import targets_of
from plans.indicators.models import Indicator
from plans.indicators.targets import target_to_date, year_target
from plans.indicators.validated import validated_totals
from plans.outline.quarters import Quarter
from plans.reporting.models import ReportingPeriod, ReportLine
from plans.reporting.reading import LineReading


@dataclass(frozen=True)
class Marks:
    """The marks of one indicator for one year; None is unknown. Shares are 0–1."""

    indicator: Indicator
    year: int
    validated: Decimal | None
    target: Decimal | None
    due: Decimal | None
    typed: Decimal | None

    @property
    def share(self) -> Decimal | None:
        return self._of_target(self.validated)

    @property
    def typed_share(self) -> Decimal | None:
        return self._of_target(self.typed)

    @property
    def due_share(self) -> Decimal | None:
        return self._of_target(self.due)

    def _of_target(self, value: Decimal | None) -> Decimal | None:
        if value is None or not self.target:
            return None
        return value / self.target


def marks_of(
    line: ReportLine, reading: LineReading, period: ReportingPeriod
) -> dict[int, Marks]:
    """The marks of every indicator a line asks for, in two queries."""
    indicators = [question.indicator for question in line.questions.all()]
    year, quarter = period.year, Quarter(period.year, period.quarter)
    targets = targets_of(indicators, until=quarter)
    validated = validated_totals(indicators, year=year)
    marks = {}
    for indicator in indicators:
        known = targets[indicator.pk]
        due = target_to_date(known, first_year=year, until=quarter)
        answer = reading.values.get(indicator.pk)
        marks[indicator.pk] = Marks(
            indicator=indicator,
            year=year,
            validated=validated[indicator.pk],
            target=year_target(known, year),
            due=due.target if due else None,
            typed=answer.value if answer else None,
        )
    return marks
