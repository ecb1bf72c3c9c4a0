"""/sante/ says that the process lives, /sante/pret/ that it can serve."""

import datetime
import uuid
from collections import namedtuple

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from portal.jobs.models import Job, JobState
from portal.jobs.sweeping import SWEPT_AT, sweep

MINUTE = datetime.timedelta(minutes=1)
READY = {"etat": "ok", "base": "ok", "disque": "ok", "travaux": "ok"}


@pytest.fixture
def swept(db):
    sweep(at=timezone.now())
    yield
    cache.delete(SWEPT_AT)


@pytest.fixture
def database_away(db):
    """Every question to the database fails, as when its server is dead."""

    def refuse(*args, **options):
        raise OperationalError("could not connect to server at 10.0.0.7, user portail")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", refuse)
        patch.setattr(BaseDatabaseWrapper, "chunked_cursor", refuse)
        yield


def job(**columns):
    columns = {"kind": "essai", "title": "Essai", "asked_at": timezone.now()} | columns
    return Job.objects.create(**columns)


def test_the_process_lives_without_asking_the_database(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = client.get("/sante/")
    assert (answer.status_code, answer.json()) == (200, {"etat": "ok"})
    assert "no-store" in answer["Cache-Control"]


def test_the_portal_is_ready(client, swept):
    answer = client.get("/sante/pret/")
    assert (answer.status_code, answer.json()) == (200, READY)


def test_nothing_tells_versions_or_data(client, swept):
    text = client.get("/sante/pret/").text.lower()
    for word in ("django", "wagtail", "python", "sqlite", "postgres", "redis", "5.2"):
        assert word not in text


def not_ready(client):
    answer = client.get("/sante/pret/")
    assert answer.status_code == 503
    return {name for name, state in answer.json().items() if state == "panne"}


def test_without_a_sweep_it_is_not_ready(client, db):
    cache.delete(SWEPT_AT)
    assert not_ready(client) == {"etat", "travaux"}


def test_a_sweeper_that_stopped_is_seen(client, swept):
    cache.set(SWEPT_AT, timezone.now() - 4 * MINUTE)
    assert not_ready(client) == {"etat", "travaux"}


def test_a_job_that_waits_for_too_long_is_seen(client, swept):
    job(asked_at=timezone.now() - 11 * MINUTE)
    assert not_ready(client) == {"etat", "travaux"}


def test_a_long_job_that_holds_the_queue_up_is_fine(client, swept):
    job(asked_at=timezone.now() - 11 * MINUTE)
    job(
        state=JobState.RUNNING,
        lease_token=uuid.uuid4(),
        lease_until=timezone.now() + MINUTE,
    )
    cache.set(SWEPT_AT, timezone.now() - 4 * MINUTE)
    assert client.get("/sante/pret/").status_code == 200


def test_a_job_kept_aside_after_a_failure_is_fine(client, swept):
    job(asked_at=timezone.now() - 11 * MINUTE, lease_until=timezone.now() + MINUTE)
    assert client.get("/sante/pret/").status_code == 200


def test_a_full_disk_is_seen(client, swept, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(
        "portal.jobs.health.shutil.disk_usage", lambda path: usage(10, 9, 1)
    )
    assert not_ready(client) == {"etat", "disque"}


def test_a_database_that_is_away_is_seen_and_the_process_still_lives(
    client, swept, database_away
):
    assert client.get("/sante/").status_code == 200
    assert not_ready(client) == {"etat", "base", "travaux"}


@pytest.mark.parametrize(
    ("address", "signed_in"),
    [("/", False), ("/plan/", False), ("/", True), ("/espace/", True)],
)
def test_pages_say_in_french_that_the_database_is_away(
    client, cast, request, address, signed_in
):
    if signed_in:
        client.force_login(cast.mariam)
    request.getfixturevalue("database_away")
    client.raise_request_exception = False
    answer = client.get(address)
    assert answer.status_code == 503
    assert "momentanément indisponible" in answer.text
    for leak in ("Traceback", "10.0.0.7", "OperationalError"):
        assert leak not in answer.text
