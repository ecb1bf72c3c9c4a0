"""A count since the plan's start does not go back without a reason (rule 6)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.indicators.coherence import cumulative_problem
from plans.outline.quarters import Quarter
from plans.reporting.answers import boxes_of
from plans.reporting.gaps import Gap, GapKind
from plans.reporting.models import IndicatorValue, Report, ReportLine
from plans.reporting.reading import LineReading
from plans.reporting.reading_values import ValueAnswer
from plans.reporting.returned import reopened_questions
from plans.reporting.states import ReportState, ValueState
from portal.kit.numbers import show_number

Known = dict[int, dict[Quarter, Decimal]]


def check_against_history(
    report: Report, readings: Sequence[tuple[ReportLine, LineReading]]
) -> None:
    """Add to each reading a gap for every count that goes back; one query, or none.

    The nearest validated quarters of the organisation are looked at, before and after.
    In a report that came back, only what may be answered again is.
    """
    counted = {
        (line.pk, pk)
        for line, reading in readings
        for pk, answer in reading.values.items()
        if _counts_since_the_start(answer)
    }
    if counted and report.state == ReportState.TO_COMPLETE:
        reopened = reopened_questions(report)
        counted = {(k, pk) for k, pk in counted if f"value-{pk}" in reopened[k]}
    known = _read_known(report, {pk for _line, pk in counted}) if counted else {}
    now = Quarter(report.period.year, report.period.quarter)
    for line, reading in readings:
        for pk, answer in reading.values.items():
            is_checked = (line.pk, pk) in counted
            gap = _gap(answer, known.get(pk, {}), now) if is_checked else None
            if gap is not None:
                reading.gaps.append(gap)


def _counts_since_the_start(answer: ValueAnswer) -> bool:
    return bool(boxes_of(answer.indicator).correction) and answer.value is not None


def _gap(
    answer: ValueAnswer, known: dict[Quarter, Decimal], now: Quarter
) -> Gap | None:
    earlier = [quarter for quarter in sorted(known) if quarter < now]
    later = [quarter for quarter in sorted(known) if quarter > now]
    before = known[earlier[-1]] if earlier else None
    after = known[later[0]] if later else None
    problem = cumulative_problem(
        answer.value or Decimal(0),
        earlier=before,
        later=after,
        reason=answer.correction,
    )
    if not problem:
        return None
    told = before if problem == "below" else after
    text = _(
        "Ce cumul est plus petit que %(number)s, déjà validé pour un trimestre "
        "d’avant. Corrigez-le, ou dites pourquoi il baisse."
    )
    if problem == "above":
        text = _(
            "Ce cumul est plus grand que %(number)s, déjà validé pour un trimestre "
            "d’après. Corrigez-le, ou dites pourquoi."
        )
    box = boxes_of(answer.indicator).correction
    key = f"value-{answer.indicator.pk}"
    return Gap(GapKind.WRONG, key, box, text % {"number": show_number(told)})


def _read_known(report: Report, indicators: Collection[int]) -> Known:
    known: Known = defaultdict(dict)
    of_report = "revision__report__"
    rows = IndicatorValue.objects.filter(
        indicator__in=indicators,
        place=None,
        state=ValueState.REPORTED,
        revision__in=Report.objects.counted()
        .filter(organisation=report.organisation_id)
        .exclude(pk=report.pk)
        .values("revision_in_force"),
    )
    for indicator, year, number, value in rows.values_list(
        "indicator_id",
        f"{of_report}period__year",
        f"{of_report}period__quarter",
        "value",
    ):
        if value is not None:
            known[indicator][Quarter(year, number)] = value
    return known
