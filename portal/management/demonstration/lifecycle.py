"""The quarters gone by did not all go well: dispensed, not sent, reopened, closed."""

import datetime

from plans.lifecycle.closing import close_period
from plans.lifecycle.dispensing import dispense_report
from plans.lifecycle.reopening import reopen_report
from plans.reporting.models import Report, ReportingPeriod
from portal.accounts.models import User
from portal.management.demonstration.moments import noon

# By the place of the quarter: the sigle, and what happened to its report.
DISPENSED = {0: "GETK"}
NOT_SENT = {1: "PEOFH"}
REOPENED = {1: "CERC"}
NO_MONEY = (
    "Le financement n’est arrivé qu’après le trimestre : aucune activité n’a commencé."
)
COUNTED_TWICE = "Les séances de la dernière semaine sont comptées deux fois."


def is_kept_from_sending(report: Report, place: int, *, secretary: User) -> bool:
    """Dispense the organisation, or leave its report unsent, in that quarter."""
    sigle = report.organisation.sigle
    if DISPENSED.get(place) == sigle:
        day = report.period.opens_on + datetime.timedelta(days=3)
        dispense_report(report, by=secretary, reason=NO_MONEY, at=noon(day))
        return True
    return place in NOT_SENT and NOT_SENT[place] == sigle


def finish_quarter(
    period: ReportingPeriod, place: int, *, reviewer: User, today: datetime.date
) -> None:
    """Reopen one report, then close the quarter on its day if it has come."""
    reopened = [REOPENED[place]] if place in REOPENED else []
    for report in period.reports.filter(organisation__sigle__in=reopened):
        day = period.due_on + datetime.timedelta(days=20)
        reopen_report(report, by=reviewer, reason=COUNTED_TWICE, at=noon(day))
    if period.closes_on <= today:
        close_period(period, by=None, at=noon(period.closes_on))
