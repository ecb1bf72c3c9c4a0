"""One's own jobs: the list, how far one is, and the file that only its owner has."""

import datetime
import uuid

import pytest
from django.core.files.base import ContentFile

from portal.jobs.models import Job, JobFile, JobState
from tests.conftest import NOW


def job_of(person, **columns):
    columns = {"kind": "essai", "title": "Export du plan", "asked_at": NOW} | columns
    return Job.objects.create(asked_by=person, **columns)


def running(**columns):
    return {
        "state": JobState.RUNNING,
        "attempts": 1,
        "lease_token": uuid.uuid4(),
        "lease_until": NOW + datetime.timedelta(minutes=1),
        **columns,
    }


def done_with_file(person, name="Export du plan.xlsx", content=b"PK essai"):
    job = job_of(person, state=JobState.DONE, finished_at=NOW)
    left = JobFile(
        job=job, name=name, content_type="application/x-essai", size=len(content)
    )
    left.file.save(name, ContentFile(content))
    return job


def read(answer):
    """The answer, read to its end: that closes the file."""
    if answer.streaming:
        answer.seen = b"".join(answer.streaming_content)
    return answer


@pytest.fixture
def aminata(client, cast):
    client.force_login(cast.aminata)
    return cast.aminata


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, ["en attente", "bien enregistrée", "Actualiser"]),
        ({"attempts": 1, "error": "Erreur"}, ["en attente", "réessaie seul"]),
        (running(), ["en cours", "Le travail a commencé", "Actualiser"]),
        (
            running(progress_done=97, progress_total=152, progress_text="Étape 2"),
            ["en cours", "Étape 2", "64\u00a0%", "Vous pouvez fermer cette page"],
        ),
        (
            {"state": JobState.FAILED, "finished_at": NOW, "error": "Plan vide."},
            ["échoué", "Plan vide.", "Rien n’est perdu"],
        ),
        (
            {"state": JobState.DONE, "finished_at": NOW},
            ["terminé", "C’est prêt", "ne laisse pas de fichier"],
        ),
    ],
)
def test_the_page_says_how_far_the_job_is(client, aminata, columns, words):
    answer = client.get(job_of(aminata, **columns).get_absolute_url())
    for word in words:
        assert word in answer.content.decode()


def test_the_page_asks_for_itself_again_until_the_end_and_can_be_stopped(
    client, aminata
):
    waiting = job_of(aminata)
    assert client.get(waiting.get_absolute_url())["Refresh"] == "5"
    stopped = client.get(waiting.get_absolute_url() + "?actualiser=non")
    assert "Refresh" not in stopped
    done = job_of(aminata, state=JobState.DONE, finished_at=NOW)
    assert "Refresh" not in client.get(done.get_absolute_url())


def test_the_file_is_offered_with_its_weight(client, aminata):
    job = done_with_file(aminata, content=b"x" * 180 * 1024)
    page = client.get(job.get_absolute_url()).content.decode()
    assert "Télécharger le fichier (180\u00a0Ko)" in page
    assert "180\u00a0Ko" in client.get("/espace/travaux/").content.decode()


def test_the_file_is_saved_under_its_own_name_and_kept_by_no_cache(client, aminata):
    job = done_with_file(aminata, name="Réalisé à Sɛgu.xlsx")
    answer = read(client.get(f"/espace/travaux/{job.pk}/fichier/"))
    assert answer.seen == b"PK essai"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''R%C3%A9alis%C3%A9%20%C3%A0%20S%C9%9Bgu.xlsx"
    )
    assert answer["Content-Type"] == "application/x-essai"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]


def test_a_job_and_its_file_do_not_exist_for_anybody_else(client, cast, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    job = done_with_file(cast.aminata)
    for person in cast.everyone().values():
        client.force_login(person)
        seen = [
            read(client.get(address)).status_code
            for address in (
                job.get_absolute_url(),
                f"/espace/travaux/{job.pk}/fichier/",
            )
        ]
        expected = 200 if person == cast.aminata else 404
        assert seen == [expected, expected], person
        assert list(Job.objects.visible_to(person)) == (
            [job] if person == cast.aminata else []
        )


def test_a_visitor_is_asked_to_sign_in(client, cast):
    job = done_with_file(cast.aminata)
    for address in ("/espace/travaux/", job.get_absolute_url()):
        assert client.get(address)["Location"].startswith("/compte/login/")


def test_the_list_holds_ones_own_jobs_newest_first(client, aminata, cast):
    job_of(cast.bintou, title="Celui de Bintou")
    job_of(aminata, title="Ancien", asked_at=NOW - datetime.timedelta(days=1))
    job_of(aminata, title="Récent")
    page = client.get("/espace/travaux/").content.decode()
    assert page.index("Récent") < page.index("Ancien")
    assert "Bintou" not in page


def test_an_empty_list_says_so(client, aminata):
    assert "Aucun travail pour l’instant" in client.get("/espace/travaux/").text


def test_the_list_costs_the_same_for_forty_jobs(
    client, aminata, django_assert_max_num_queries
):
    for _number in range(40):
        job_of(aminata)
    with django_assert_max_num_queries(8):
        page = client.get("/espace/travaux/").content.decode()
    assert "Page 1 sur 2" in page
