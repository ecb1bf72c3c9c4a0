"""Short ways to play the life of a report in tests."""

import datetime

from plans.lifecycle.annulling import ask_annulment, confirm_annulment, drop_annulment
from plans.lifecycle.closing import close_period
from plans.lifecycle.dispensing import dispense_report, lift_dispensation
from plans.lifecycle.reopening import (
    abandon_reopening,
    admit_late_report,
    reopen_report,
)
from plans.lifecycle.visas import endorse_report, take_visa_back
from plans.review.actions import cosign_report, return_report, validate_report
from tests.conftest import NOW

WHY = "Le chiffre de mai était compté deux fois."
AFTER_CLOSE = datetime.datetime(2026, 12, 31, 23, 50, tzinfo=datetime.UTC)


def give_back(report, by):
    comment = (report.lines.first(), "done", "Dites dans quelles communes.")
    return return_report(report, by=by, comments=[comment], at=NOW)


def annul(report, one, other):
    ask_annulment(report, by=one, reason=WHY, at=NOW)
    confirm_annulment(report, by=other, at=NOW)


# act → what it does, as (report, cast)
ACTS = {
    "dispense": lambda r, c: dispense_report(r, by=c.mariam, reason=WHY, at=NOW),
    "lift": lambda r, c: lift_dispensation(r, by=c.mariam, reason=WHY, at=NOW),
    "reopen": lambda r, c: reopen_report(r, by=c.mariam, reason=WHY, at=NOW),
    "abandon": lambda r, c: abandon_reopening(r, by=c.mariam, reason=WHY, at=NOW),
    "admit": lambda r, c: admit_late_report(r, by=c.mariam, reason=WHY, at=NOW),
    "ask annulment": lambda r, c: ask_annulment(r, by=c.mariam, reason=WHY, at=NOW),
    "annul": lambda r, c: annul(r, c.mariam, c.ibrahim),
    "drop": lambda r, c: drop_annulment(r, by=c.mariam, reason=WHY, at=NOW),
    "endorse": lambda r, c: endorse_report(r, by=c.aminata, at=NOW),
    "take visa back": lambda r, c: take_visa_back(r, by=c.sira, at=NOW),
    "validate": lambda r, c: validate_report(r, by=c.mariam, at=NOW),
    "cosign": lambda r, c: cosign_report(r, by=c.ibrahim, at=NOW),
    "return": lambda r, c: give_back(r, c.mariam),
    "close": lambda r, c: close_period(r.period, by=c.ibrahim, at=AFTER_CLOSE),
}
