"""The sweeper sends again what is due, gives up what is used up, and only that."""

import datetime
import uuid

import pytest

from portal.jobs.models import Job, JobState
from portal.jobs.sweeping import sweep
from tests.conftest import NOW
from tests.portal.jobs_ways import again, asked

pytestmark = pytest.mark.django_db
SECOND = datetime.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("columns", "sent"),
    [
        ({}, 1),
        ({"asked_ago": 19}, 0),
        ({"sent_ago": 19}, 0),
        ({"sent_ago": 20}, 1),
        ({"lease_in": 5}, 0),
        ({"lease_in": -1}, 1),
        ({"state": "running", "lease_in": 5}, 0),
        ({"state": "running", "lease_in": -1}, 1),
        ({"state": "running", "lease_in": -1, "sent_ago": 19}, 0),
        ({"state": "done", "finished_at": NOW}, 0),
        ({"state": "failed", "finished_at": NOW}, 0),
    ],
)
def test_the_sweeper_sends_what_is_due_and_only_that(
    columns, sent, monkeypatch, settings
):
    settings.JOB_RESEND_AFTER_SECONDS = 20
    numbers = []
    monkeypatch.setattr(
        "portal.jobs.sweeping.send_now", lambda pk: numbers.append(pk) or True
    )
    columns = dict(columns)
    asked_at = NOW - columns.pop("asked_ago", 40) * SECOND
    if "sent_ago" in columns:
        columns["sent_at"] = NOW - columns.pop("sent_ago") * SECOND
    if "lease_in" in columns:
        columns["lease_until"] = NOW + columns.pop("lease_in") * SECOND
        columns["lease_token"] = uuid.uuid4()
    made = Job.objects.create(kind="essai", title="Essai", asked_at=asked_at, **columns)
    assert sweep(at=NOW).sent == sent
    assert numbers == [made.pk] * sent
    assert sweep(at=NOW).sent == 0


def test_the_sweeper_finishes_what_a_lost_message_left(handler):
    done = []
    handler(lambda work: done.append(1))
    made = asked()
    sweep(at=NOW + 30 * SECOND)
    assert done == [1]
    assert again(made).state == JobState.DONE


def test_a_job_interrupted_too_often_is_given_up(settings):
    settings.JOB_MAX_ATTEMPTS = 2
    made = asked(
        state=JobState.RUNNING,
        attempts=2,
        lease_token=uuid.uuid4(),
        lease_until=NOW - SECOND,
    )
    swept = sweep(at=NOW)
    assert (swept.sent, swept.given_up) == (0, 1)
    row = again(made)
    assert row.state == JobState.FAILED
    assert row.error.startswith("Ce travail a été interrompu 2 fois")


def test_two_sweepers_at_once_send_each_job_once(monkeypatch):
    numbers = []

    def send_while_another_sweeps(pk):
        numbers.append(pk)
        if len(numbers) == 1:
            sweep(at=NOW)
        return True

    monkeypatch.setattr("portal.jobs.sweeping.send_now", send_while_another_sweeps)
    long_ago = NOW - 40 * SECOND
    made = [
        Job.objects.create(kind="essai", title="Essai", asked_at=long_ago)
        for _number in range(3)
    ]
    sweep(at=NOW)
    assert sorted(numbers) == sorted(job.pk for job in made)
