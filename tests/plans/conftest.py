"""Reports as the portal's own actions make them."""

import datetime

import pytest

from plans.reporting.actions import open_period, save_line, send_report
from plans.reporting.models import Report
from tests.conftest import NOW

OPENED = datetime.datetime(2026, 10, 1, 8, 0, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(days=3)
PEOPLE = {"femmes": "184", "filles": "96", "hommes": "71", "garcons": "12"}


def good_answers(line) -> dict[str, str]:
    """What may be sent as it is: 9 of each plain number, the people of the mock-up."""
    answers = {
        "state": "ongoing",
        "percent": "40",
        "done": "9 causeries dans 6 villages, avec les relais communautaires.",
        "difficulties": "",
    }
    for question in line.questions.select_related("indicator"):
        indicator = question.indicator
        if indicator.dimension_id:
            answers |= {f"c-{indicator.pk}-{k}": v for k, v in PEOPLE.items()}
        else:
            answers[f"v-{indicator.pk}"] = "9"
    return answers


def fill(report, *, by, at=NOW, **changes) -> Report:
    """Save good answers, changed as asked, on every line."""
    for line in report.lines.all():
        answers = good_answers(line) | changes
        save_line(line, answers=answers, version=line.version, by=by, at=at)
    report.refresh_from_db()
    return report


@pytest.fixture
def report(cast, outline) -> Report:
    """What the association owes for the third quarter: one line, two questions."""
    open_period(outline.t3, by=None, at=OPENED)
    return Report.objects.get(organisation=cast.association)


@pytest.fixture
def line(report):
    return report.lines.get()


@pytest.fixture
def filled(cast, report) -> Report:
    return fill(report, by=cast.aminata)


@pytest.fixture
def sent(cast, filled) -> Report:
    send_report(filled, by=cast.aminata, at=NOW)
    return filled
