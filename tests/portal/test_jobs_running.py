"""A job is claimed under a lease, done once in effect, tried again, given up."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from portal.jobs import lease
from portal.jobs.actions import ask_for, try_again
from portal.jobs.models import Job, JobFile, JobState
from portal.jobs.registry import job
from portal.jobs.running import perform
from portal.jobs.sweeping import sweep
from portal.jobs.work import CannotDo
from tests.conftest import NOW
from tests.portal.jobs_ways import again, asked

pytestmark = pytest.mark.django_db
SECOND = datetime.timedelta(seconds=1)


def test_a_job_asked_for_runs_after_commit_and_not_before(
    handler, django_capture_on_commit_callbacks
):
    done = []
    handler(lambda work: done.append(work.payload["nombre"]))
    with django_capture_on_commit_callbacks(execute=True):
        made = ask_for("essai", title="Essai", by=None, at=NOW, nombre=9)
        assert done == []
    assert done == [9]
    made = again(made)
    assert (made.state, made.attempts, made.error) == (JobState.DONE, 1, "")
    assert made.finished_at is not None
    assert made.lease_token is None


def test_the_same_once_key_asks_once(handler, django_capture_on_commit_callbacks):
    done = []
    handler(lambda work: done.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        first = ask_for("essai", title="Essai", by=None, at=NOW, once_key="k")
        second = ask_for("essai", title="Autre", by=None, at=NOW, once_key="k")
    assert first == second
    assert done == [1]


def test_the_message_that_leaves_is_a_named_function(monkeypatch):
    """Django logs func.__qualname__ of a robust callback: a partial would raise."""
    kept = []
    monkeypatch.setattr(
        "portal.jobs.sending.transaction.on_commit",
        lambda function, robust: kept.append((function, robust)),
    )
    ask_for("essai", title="Essai", by=None, at=NOW)
    ((function, robust),) = kept
    assert robust is True
    assert function.__qualname__


def test_a_job_sent_twice_has_one_effect(handler):
    done = []
    handler(lambda work: done.append(1))
    made = asked()
    perform(made.pk)
    perform(made.pk)
    assert done == [1]
    assert again(made).attempts == 1


def test_a_held_job_cannot_be_claimed_until_its_lease_ends(settings):
    settings.JOB_LEASE_SECONDS = 60
    made = asked()
    held = lease.claim(made.pk, at=NOW)
    assert held is not None
    assert lease.claim(made.pk, at=NOW + 59 * SECOND) is None
    taken_over = lease.claim(made.pk, at=NOW + 60 * SECOND)
    assert taken_over is not None
    assert taken_over.attempts == 2
    assert taken_over.lease_token != held.lease_token


def test_who_lost_the_lease_can_write_nothing(settings):
    made = asked()
    first = lease.claim(made.pk, at=NOW)
    second = lease.claim(made.pk, at=NOW + 61 * SECOND)
    at = NOW + 62 * SECOND
    with pytest.raises(lease.LeaseLost):
        lease.renew(first, at=at, done=1, total=2, text="")
    with pytest.raises(lease.LeaseLost):
        lease.finish(first, at=at)
    with pytest.raises(lease.LeaseLost):
        lease.put_back(first, at=at, error="non")
    assert again(made).state == JobState.RUNNING
    lease.finish(second, at=at)
    assert again(made).state == JobState.DONE


def test_progress_is_written_and_holds_the_lease(handler):
    seen = []

    def work_slowly(work):
        before = again(work.job).lease_until
        work.progress(1, 4, "Étape 1 sur 4")
        row = again(work.job)
        seen.append((row.progress_done, row.progress_total, row.progress_text))
        assert row.lease_until > before
        assert row.progress_share == Decimal("0.25")
        work.progress(4, 4, "Étape 4 sur 4")
        seen.append(again(work.job).progress_done)

    handler(work_slowly)
    perform(asked().pk)
    assert seen == [(1, 4, "Étape 1 sur 4"), 4]


def test_a_worker_that_was_too_slow_leaves_nothing_behind(handler):
    def taken_over(work):
        work.save_file("a.txt", b"trop tard", "text/plain")
        Job.objects.filter(pk=work.job.pk).update(lease_token=uuid.uuid4())

    handler(taken_over)
    made = asked()
    perform(made.pk)
    assert again(made).state == JobState.RUNNING
    assert not JobFile.objects.exists()
    assert not default_storage.exists(f"operations/{made.pk}")


def test_a_job_leaves_one_file_even_when_an_attempt_was_killed_late(handler):
    handler(lambda work: work.save_file("Été.csv", b"a;b", "text/csv"))
    made = asked()
    default_storage.save(f"operations/{made.pk}", ContentFile(b"of the killed one"))
    perform(made.pk)
    kept = JobFile.objects.get(job=made)
    assert (kept.name, kept.size, kept.file.read()) == ("Été.csv", 3, b"a;b")
    assert kept.file.name == f"operations/{made.pk}"
    kept.file.close()
    _folders, files = default_storage.listdir("operations")
    assert [name for name in files if str(made.pk) in name] == [str(made.pk)]


def failing(work):
    raise OSError("aminata@essai.test: connection refused")


def test_a_failure_waits_longer_each_time_then_is_final(handler, settings):
    settings.JOB_MAX_ATTEMPTS, settings.JOB_BACKOFF_SECONDS = 3, 30
    handler(failing)
    made = asked()
    pauses = []
    for _attempt in range(2):
        perform(made.pk)
        row = again(made)
        assert row.state == JobState.PENDING
        pauses.append(round((row.lease_until - timezone.now()).total_seconds(), -1))
        assert lease.claim(made.pk, at=timezone.now()) is None
        Job.objects.filter(pk=made.pk).update(lease_until=timezone.now())
    assert pauses == [30, 120]
    perform(made.pk)
    row = again(made)
    assert (row.state, row.attempts) == (JobState.FAILED, 3)
    assert row.finished_at is not None
    perform(made.pk)
    assert again(made).attempts == 3


def test_what_broke_is_told_without_the_message(handler):
    handler(failing)
    made = asked()
    perform(made.pk)
    told = again(made).error
    assert told.startswith("Erreur technique (OSError, test_jobs_running.py:")
    assert "aminata" not in told


def test_what_cannot_be_done_is_not_tried_again_and_says_why(handler):
    def refuse(work):
        raise CannotDo("Ce plan n’a encore aucune activité.")

    handler(refuse)
    made = asked()
    perform(made.pk)
    row = again(made)
    assert (row.state, row.attempts) == (JobState.FAILED, 1)
    assert row.error == "Ce plan n’a encore aucune activité."


def test_a_kind_that_nobody_does_is_given_up():
    made = asked()
    perform(made.pk)
    assert again(made).state == JobState.FAILED


def test_a_worker_told_to_stop_leaves_the_job_to_the_sweeper(handler):
    def stopped(work):
        raise SystemExit

    handler(stopped)
    made = asked()
    with pytest.raises(SystemExit):
        perform(made.pk)
    assert again(made).state == JobState.RUNNING


def test_a_failed_job_can_be_tried_again(handler):
    handler(lambda work: None)
    made = asked(state=JobState.FAILED, attempts=5, finished_at=NOW)
    assert try_again("autre", at=NOW) == 0
    assert try_again("essai", at=NOW) == 1
    sweep(at=NOW)
    assert (again(made).state, again(made).attempts) == (JobState.DONE, 1)


def test_two_functions_for_one_kind_are_refused(handler):
    handler(failing)
    with pytest.raises(ValueError, match="essai"):
        job("essai")(failing)
