"""Audit rows are written, read, and nothing else; old form keys are forgotten."""

import datetime
import uuid

import pytest

from portal.jobs.clock import ask_daily
from portal.jobs.models import Job, JobState
from portal.jobs.running import perform
from portal.journal.actions import forget_posted, record
from portal.journal.models import AppendOnly, AuditEntry, PostedOnce
from portal.schedule import TIMETABLE
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def entry():
    return record("report.sent", at=NOW, actor=uuid.uuid4(), number=3)


def change(entry):
    entry.action = "report.forged"
    entry.save()


CHANGES = {
    "save": change,
    "delete": lambda entry: entry.delete(),
    "update": lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(action="x"),
    "delete many": lambda entry: AuditEntry.objects.all().delete(),
    "bulk update": lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
    "upsert": lambda entry: AuditEntry.objects.update_or_create(
        pk=entry.pk, defaults={"action": "x"}
    ),
}


@pytest.mark.parametrize("way", CHANGES)
def test_no_audit_row_is_changed_or_removed(entry, way):
    with pytest.raises(AppendOnly):
        CHANGES[way](entry)
    assert AuditEntry.objects.get().action == "report.sent"


def test_rows_are_added(entry):
    record("report.validated", at=NOW + DAY, actor=None)
    assert [row.action for row in AuditEntry.objects.all()] == [
        "report.validated",
        "report.sent",
    ]


def posted(days_ago):
    return PostedOnce.objects.create(
        key=uuid.uuid4(), path="/espace/", location="/", at=NOW - days_ago * DAY
    )


def test_keys_are_forgotten_after_their_time():
    old, kept = posted(31), posted(29)
    assert forget_posted(before=NOW - 30 * DAY) == 1
    assert PostedOnce.objects.get() == kept
    assert old != kept


def test_the_timetable_forgets_keys_once_a_day():
    entry = TIMETABLE["forget_posted"]
    posted(3000)
    kind, title = entry.args
    for _clock in range(2):
        ask_daily(kind, title, at=NOW)
    job = Job.objects.get()
    perform(job.pk)
    assert Job.objects.get().state == JobState.DONE
    assert not PostedOnce.objects.exists()
    ask_daily(kind, title, at=NOW + DAY)
    assert Job.objects.count() == 2
