"""Plays the quarters gone by: reports filled, sent, returned, validated by actions."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from cso_pages.directory.models import Organisation
from plans.indicators.models import Indicator
from plans.outline.models import Plan
from plans.reporting.actions import (
    add_evidence,
    open_period,
    save_line,
    send_report,
)
from plans.reporting.models import Report, ReportingPeriod, ReportLine
from plans.review.actions import return_report, take_in_review, validate_report
from portal.accounts.models import User
from portal.management.demonstration.lifecycle import (
    finish_quarter,
    is_kept_from_sending,
)
from portal.management.demonstration.moments import noon
from portal.management.demonstration.papers import attendance_sheet
from portal.management.demonstration.people import focal_point_of

# What the association of Mopti has done of its talks: 14 of 36 in all.
TALKS = "1.1.1.2"
TALKS_IN_ALL = 14
# Reports of the quarter being reported, by the place of the organisation's sigle.
LEFT_ALONE = {"AEDF", "OEAF"}


@dataclass(frozen=True)
class Quarter:
    """A civil quarter."""

    year: int
    number: int

    def next(self) -> "Quarter":
        if self.number == 4:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)


def last_ended(today: datetime.date) -> Quarter:
    """The civil quarter that ended last before that day."""
    number = (today.month - 1) // 3
    return Quarter(today.year, number) if number else Quarter(today.year - 1, 4)


def first_year_of(today: datetime.date) -> int:
    """The plan starts so that at least two quarters were reported before."""
    last = last_ended(today)
    return last.year if last.number >= 3 else last.year - 1


def make_period(plan: Plan, quarter: Quarter, today: datetime.date) -> ReportingPeriod:
    """A quarter's period; the one being reported is due in six days."""
    period = ReportingPeriod(plan=plan, year=quarter.year, quarter=quarter.number)
    period.opens_on = period.ends_on + datetime.timedelta(days=1)
    period.due_on = period.opens_on + datetime.timedelta(days=14)
    if quarter == last_ended(today):
        period.due_on = max(period.due_on, today + datetime.timedelta(days=6))
    period.closes_on = period.due_on + datetime.timedelta(days=30)
    period.save()
    return period


def play(plan: Plan, *, secretary: User, reviewer: User, today: datetime.date) -> None:
    """Play every quarter from the plan's first to the last that ended."""
    last = last_ended(today)
    quarter = Quarter(plan.first_year, 1)
    past: list[Quarter] = []
    while quarter != last:
        past.append(quarter)
        quarter = quarter.next()
    for place, quarter in enumerate(past):
        period = make_period(plan, quarter, today)
        open_period(period, by=secretary, at=noon(period.opens_on))
        for report in period.reports.order_by("organisation__sigle"):
            if not is_kept_from_sending(report, place, secretary=secretary):
                play_past(report, place, len(past), reviewer)
        finish_quarter(period, place, reviewer=reviewer, today=today)
    period = make_period(plan, last, today)
    open_period(period, by=secretary, at=noon(period.opens_on))
    reports = period.reports.exclude(organisation__sigle__in=LEFT_ALONE)
    for place, report in enumerate(reports.order_by("organisation__sigle")):
        play_current(report, place, reviewer, today)


def play_past(report: Report, place: int, places: int, reviewer: User) -> None:
    """One report of a past quarter: sent in time, validated a week later."""
    signer = signer_of(report)
    fill(report, signer, place, places)
    sent_on = report.period.due_on - datetime.timedelta(days=report.pk % 5)
    send_report(report, by=signer, at=noon(sent_on))
    accept(report, reviewer, sent_on + datetime.timedelta(days=7))


def play_current(
    report: Report, place: int, reviewer: User, today: datetime.date
) -> None:
    """One report of the quarter at hand, in one of its states."""
    if place % 6 == 0:
        return
    signer = signer_of(report)
    fill(report, signer, 0, 1)
    if place % 6 == 1:
        return
    days_ago = datetime.timedelta(days=9 - place % 5)
    sent_on = max(report.period.opens_on, today - days_ago)
    send_report(report, by=signer, at=noon(sent_on))
    if place % 6 == 2:
        take_in_review(report, by=reviewer, at=noon(sent_on))
        line = report.lines.first()
        return_report(
            report,
            by=reviewer,
            comments=[
                (line, "done", "Merci de dire dans quelles communes, en une phrase.")
            ],
            note="",
            at=noon(min(sent_on + datetime.timedelta(days=3), today)),
        )
    if place % 6 == 3:
        accept(report, reviewer, min(sent_on + datetime.timedelta(days=4), today))


def accept(report: Report, reviewer: User, day: datetime.date) -> None:
    take_in_review(report, by=reviewer, at=noon(day))
    validate_report(report, by=reviewer, at=noon(day))


def signer_of(report: Report) -> User:
    period = report.period
    return focal_point_of(
        report.organisation,
        starts_on=datetime.date(period.plan.first_year, 1, 1),
        at=noon(period.opens_on),
    )


def fill(report: Report, signer: User, place: int, places: int) -> None:
    """Type every line of a report, as its focal point would."""
    at = noon(report.period.opens_on + datetime.timedelta(days=2))
    for line in report.lines.select_related("activity"):
        save_line(
            line,
            answers=answers_of(line, report.organisation, place, places),
            version=line.version,
            by=signer,
            at=at,
        )
        if line.pk % 5:
            code = line.activity.code
            sheet = attendance_sheet(f"liste-presence-{code}", f"{code}, {line.pk}")
            add_evidence(line, sheet, by=signer, at=at)


def answers_of(
    line: ReportLine, organisation: Organisation, place: int, places: int
) -> dict[str, str]:
    """What is typed, the same for the same day."""
    answers = {
        "state": "late" if organisation.pk % 7 == 0 else "ongoing",
        "percent": str(min(95, 8 * line.report.period.quarter + organisation.pk % 9)),
        "done": "Les activités prévues ont été tenues avec les relais et les "
        "autorités locales. Les participantes demandent à continuer.",
        "difficulties": "",
        "consent": "on",
    }
    for question in line.questions.select_related("indicator"):
        indicator = question.indicator
        if indicator.dimension_id:
            answers |= people(indicator, organisation)
        elif line.activity.code == TALKS:
            answers[f"v-{indicator.pk}"] = str(talks_of(place, places))
        else:
            answers[f"v-{indicator.pk}"] = str(value_of(indicator, organisation))
    return answers


def talks_of(place: int, places: int) -> int:
    """Talks of one past quarter: they add up to 14, the later ones the larger."""
    if places == 1:
        return 9
    each = TALKS_IN_ALL // places
    rest = TALKS_IN_ALL - each * places
    shift = 1 if places > 1 and place in {0, places - 1} else 0
    if place == 0:
        return each - shift
    return (
        each
        + (rest if place == places - 1 else 0)
        + (shift if place == places - 1 else 0)
    )


def value_of(indicator: Indicator, organisation: Organisation) -> int:
    """A quarter's value, between a third and all of what the target asks."""
    target = indicator.targets.order_by("year").first()
    yearly = target.value if target is not None else Decimal(12)
    pace = Decimal(35 + organisation.pk * 13 % 70) / 100
    return max(1, int(yearly / 4 * pace))


def people(indicator: Indicator, organisation: Organisation) -> dict[str, str]:
    numbers = {
        "femmes": 120 + organisation.pk * 7 % 80,
        "filles": 60 + organisation.pk * 5 % 50,
        "hommes": 40 + organisation.pk * 3 % 40,
        "garcons": 20 + organisation.pk * 2 % 30,
    }
    return {f"c-{indicator.pk}-{code}": str(n) for code, n in numbers.items()}
