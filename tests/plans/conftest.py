"""Reports as the portal's own actions make them."""

import datetime
import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

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


def a_picture(name="liste-konna.jpg", colour="red", size=(40, 30)):
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


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


@pytest.fixture
def step(client, cast, line):
    """Post the first step as Aminata: good answers, changed."""
    client.force_login(cast.aminata)
    address = f"/espace/rapports/{line.report.uuid}/etape/1/"

    def post(key=None, version=None, by=client, **changes):
        line.refresh_from_db()
        body = good_answers(line) | {
            "version": line.version if version is None else version,
            "cle": key or str(uuid.uuid4()),
            "then": "next",
            **changes,
        }
        return by.post(address, {k: v for k, v in body.items() if v is not None})

    return post


@pytest.fixture
def signed_in(cast):
    """Another browser."""

    def enter(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return enter
