"""Real workers, killed and stopped in the middle of real jobs: one effect each.

The filesystem broker, or Redis when TEST_REDIS_URL names one.
"""

import contextlib
import datetime
import shutil
import socket
import threading
import time

import pytest
from celery import current_app
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from portal.jobs import lease
from portal.jobs.actions import ask_for
from portal.jobs.models import Job, JobFile, JobState
from portal.jobs.sending import send_now
from portal.jobs.sweeping import sweep
from portal.notices.actions import notify
from portal.notices.models import Notice
from tests.portal import worker_jobs
from tests.portal.real_worker import (
    LEASE_SECONDS,
    MailServer,
    forget_connections,
    real_broker,
    wait_for,
    wait_for_state,
    workers,
)

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def broker():
    with real_broker():
        yield


@pytest.fixture
def start():
    with workers() as start_one:
        yield start_one


@pytest.fixture
def mail_server():
    server = MailServer()
    yield server
    server.close()


def long_ago():
    return timezone.now() - datetime.timedelta(minutes=1)


def ask_for_a_file():
    with transaction.atomic():
        return ask_for(worker_jobs.KIND, title="Fichier", by=None, at=long_ago())


def sweep_until_done(job):
    def done():
        sweep(at=timezone.now())
        return Job.objects.get(pk=job.pk).is_finished

    time.sleep(LEASE_SECONDS)
    wait_for(done, "the sweeper to have the job done")
    return Job.objects.get(pk=job.pk)


def files_on_disk(job):
    _folders, files = default_storage.listdir("operations")
    return [name for name in files if name.startswith(str(job.pk))]


def lines_of_effect():
    if not worker_jobs.effects().exists():
        return []
    return worker_jobs.effects().read_text().split()


def test_a_worker_killed_in_the_middle_of_a_mail_sends_it_once(
    cast, start, mail_server
):
    mail_server.hesitates.set()
    (notice,) = notify(
        [cast.aminata], kind="essai", subject="s", body="b", path="/", at=long_ago()
    )
    job = Job.objects.get()
    first = start(PORTAL_TEST_SMTP_PORT=str(mail_server.port))
    assert mail_server.reached.wait(40), "the worker did not reach the mail server"
    held = Job.objects.get()
    assert (held.state, held.attempts) == (JobState.RUNNING, 1)
    first.kill()
    mail_server.hesitates.clear()
    mail_server.let_go.set()
    start(PORTAL_TEST_SMTP_PORT=str(mail_server.port))
    done = sweep_until_done(job)
    assert (done.state, done.attempts) == (JobState.DONE, 2)
    assert len(mail_server.received) == 1
    assert f"Message-ID: <{notice.pk}@demo.test>".encode() in mail_server.received[0]
    assert Notice.objects.get().mailed_at is not None


def test_a_worker_killed_in_the_middle_of_an_export_leaves_one_file(start):
    job = ask_for_a_file()
    first = start()
    wait_for(lambda: Job.objects.get().progress_done == 2, "progress to be told")
    first.kill()
    worker_jobs.gate().touch()
    start()
    done = sweep_until_done(job)
    assert (done.state, done.attempts) == (JobState.DONE, 2)
    assert lines_of_effect() == [str(job.pk)]
    with JobFile.objects.get().file.open() as left:
        assert left.read() == b"le contenu"
    assert files_on_disk(job) == [str(job.pk)]


def test_a_worker_told_to_stop_finishes_the_job_in_hand(start):
    job = ask_for_a_file()
    worker = start()
    wait_for(lambda: Job.objects.get().progress_done == 2, "progress to be told")
    worker.process.terminate()
    time.sleep(0.5)
    assert worker.process.poll() is None
    worker_jobs.gate().touch()
    assert worker.process.wait(30) == 0
    done = Job.objects.get(pk=job.pk)
    assert (done.state, done.attempts) == (JobState.DONE, 1)


def test_two_workers_and_ten_messages_have_one_effect(start):
    worker_jobs.gate().touch()
    job = ask_for_a_file()
    for _message in range(9):
        assert send_now(job.pk)
    start()
    start()
    wait_for_state(job, JobState.DONE)
    time.sleep(2)
    assert lines_of_effect() == [str(job.pk)]
    assert Job.objects.get().attempts == 1


def test_of_ten_claims_at_once_one_wins():
    job = Job.objects.create(kind="essai", title="Essai", asked_at=long_ago())
    together = threading.Barrier(10)
    won = []

    def claim():
        together.wait()
        try:
            if lease.claim(job.pk, at=timezone.now()):
                won.append(1)
        finally:
            connection.close()

    threads = [threading.Thread(target=claim) for _number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [1]
    assert Job.objects.get().attempts == 1


@contextlib.contextmanager
def folder_gone():
    kept = {
        name: current_app.conf[name]
        for name in ("broker_url", "broker_transport_options")
    }
    gone = settings.SCRATCH / "disparu"
    current_app.conf.broker_url = "filesystem://localhost//"
    current_app.conf.broker_transport_options = {
        "data_folder_in": str(gone),
        "data_folder_out": str(gone),
        "control_folder": str(gone),
    }
    forget_connections()
    shutil.rmtree(gone, ignore_errors=True)
    gone.write_text("a file where the folder was")
    try:
        yield
    finally:
        gone.unlink()
        current_app.conf.update(kept)
        forget_connections()


@contextlib.contextmanager
def redis_at(port):
    kept = {
        name: current_app.conf[name]
        for name in ("broker_url", "broker_transport_options")
    }
    current_app.conf.broker_url = f"redis://127.0.0.1:{port}/0"
    current_app.conf.broker_transport_options = settings.REDIS_TRANSPORT_OPTIONS
    forget_connections()
    try:
        yield
    finally:
        current_app.conf.update(kept)
        forget_connections()


@contextlib.contextmanager
def port_closed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with redis_at(port):
        yield


@contextlib.contextmanager
def port_silent():
    """Somebody listens, and never answers: the worst of networks."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with redis_at(listening.getsockname()[1]):
            yield


@pytest.mark.parametrize("dead", [folder_gone, port_closed, port_silent])
def test_a_dead_broker_fails_and_delays_nobody_and_the_sweeper_sends_later(dead, start):
    with dead():
        started = time.monotonic()
        asked = [ask_for_a_file() for _number in range(20)]
        # one wait of a second for all of them; twenty waits would be twenty seconds
        assert time.monotonic() - started < 12
    assert Job.objects.filter(state=JobState.PENDING).count() == 20
    worker_jobs.gate().touch()
    start()
    assert sweep(at=timezone.now()).sent == 20
    wait_for(lambda: not Job.objects.unfinished().exists(), "all of them to be done")
    assert sorted(lines_of_effect()) == sorted(str(job.pk) for job in asked)
