"""A notice is in the workspace at once; its mail follows by a job, once."""

import smtplib

import pytest
from django.core import mail

from portal.jobs.models import Job, JobState
from portal.jobs.running import perform
from portal.notices.actions import notify
from portal.notices.models import Notice
from tests.conftest import NOW


@pytest.fixture
def tell(cast, django_capture_on_commit_callbacks):
    def send(*people, **columns):
        with django_capture_on_commit_callbacks(execute=True):
            return notify(
                people or [cast.aminata],
                kind="essai",
                subject="Votre rapport a été lu",
                body="Deux réponses sont à compléter avant le 15 octobre.",
                path="/espace/rapports/",
                at=NOW,
                **columns,
            )

    return send


def test_each_person_gets_a_notice_and_a_mail(tell, cast):
    told = tell(cast.aminata, cast.sira)
    assert [message.to for message in mail.outbox] == [
        ["aminata@essai.test"],
        ["sira@essai.test"],
    ]
    assert all(Notice.objects.get(pk=notice.pk).mailed_at for notice in told)


def test_the_mail_is_french_plain_and_light(tell):
    (notice,) = tell()
    (message,) = mail.outbox
    assert message.subject == "Votre rapport a été lu"
    assert message.body.startswith("Bonjour Aminata,\n\nDeux réponses")
    assert "http://127.0.0.1:8000/espace/rapports/" in message.body
    assert message.extra_headers["Message-ID"] == f"<{notice.pk}@demo.test>"
    ((html, kind),) = [(part.content, part.mimetype) for part in message.alternatives]
    assert kind == "text/html"
    assert "Deux réponses" in html
    assert "<script" not in html
    assert "<img" not in html
    assert len(html.encode()) < 8_000


def test_the_mail_of_a_notice_leaves_once(tell):
    tell()
    (job,) = Job.objects.all()
    Job.objects.update(state=JobState.PENDING, finished_at=None)
    perform(job.pk)
    assert len(mail.outbox) == 1


def test_the_job_tells_neither_who_nor_what(tell, cast):
    tell()
    (job,) = Job.objects.all()
    assert job.asked_by is None
    assert set(job.payload) == {"notice"}
    assert "minata" not in f"{job.title} {job.payload}"


def test_a_closed_account_gets_no_mail(tell, cast):
    cast.aminata.is_active = False
    cast.aminata.save()
    tell()
    assert mail.outbox == []
    assert Job.objects.get().state == JobState.DONE


def test_a_mail_server_that_is_away_fails_nobody_and_is_seen(tell, monkeypatch):
    def refuse(*args, **options):
        raise smtplib.SMTPServerDisconnected("aminata@essai.test")

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    (notice,) = tell()
    job = Job.objects.get()
    assert Notice.objects.get(pk=notice.pk).mailed_at is None
    assert (job.state, job.attempts) == (JobState.PENDING, 1)
    assert job.error.startswith("Erreur technique (SMTPServerDisconnected")
    assert "aminata" not in job.error
    monkeypatch.undo()
    Job.objects.update(lease_until=None)
    perform(job.pk)
    assert len(mail.outbox) == 1
    assert Job.objects.get().state == JobState.DONE


def test_a_transaction_that_fails_tells_nobody(
    cast, django_capture_on_commit_callbacks
):
    from django.db import transaction

    class Undone(Exception):
        pass

    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(Undone),
        transaction.atomic(),
    ):
        notify([cast.aminata], kind="essai", subject="s", body="b", path="/", at=NOW)
        raise Undone
    assert mail.outbox == []
    assert not Notice.objects.exists()
    assert not Job.objects.exists()
