"""The public pages of a registration: a code, four steps, no word lost, one object."""

import gzip
import re
import uuid

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.registration import traps
from cso_pages.upkeep.registration.deciding import ask_completion, refuse_registration
from cso_pages.upkeep.registration.models import Registration, RegistrationFile
from portal.jobs.models import Job
from tests.cso_pages.registration_posts import (
    ALL,
    BEGIN,
    FILE,
    STEP_1,
    STEP_2,
    STEP_3,
    STEP_4,
    first,
    hidden,
    open_file,
    post,
    start,
)
from tests.cso_pages.registration_ways import COMPLETE, a_photo, begun, fill, sent

BUDGET = 14_000


@pytest.fixture(autouse=True)
def open_for_a_minute(monkeypatch):
    """Forms were opened long enough ago; the trap has its own test."""
    monkeypatch.setattr(traps, "FASTEST_SECONDS", -1)


def test_four_steps_end_with_a_receipt_and_one_registration(cast, client):
    _code, page = start(client)
    for step, typed in ALL[:3]:
        page = post(client, page, step, **typed)
        assert page.status_code == 200
    last = post(client, page, "4", "envoyer", **STEP_4)
    again = post(client, page, "4", "envoyer", **STEP_4)
    row = Registration.objects.get()
    assert row.state == "submitted" and row.receipt.startswith("INS-")
    for answer in (last, again):
        assert answer.status_code == 200 and row.receipt in answer.content.decode()
    assert row.answers["phone"] == "+223 70 00 00 71"
    assert not client.cookies


def test_a_first_form_sent_five_times_is_one_draft_with_one_code(cast, client):
    form = first()
    codes = {hidden(client.post(BEGIN, form), "reprise") for _ in range(5)}
    assert len(codes) == 1 and Registration.objects.count() == 1


@pytest.mark.parametrize("done", [0, 1, 2, 3])
def test_a_draft_is_taken_up_again_after_every_step(cast, client, client_class, done):
    code, page = start(client)
    for step, typed in ALL[:done]:
        page = post(client, page, step, **typed)
    elsewhere = client_class()
    found = open_file(elsewhere, code.lower().replace("-", ""))
    assert hidden(found, "etape") == str(done + 1)
    assert code in found.content.decode()


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


def test_the_code_stands_in_no_address_and_the_page_in_no_cache(cast, client):
    code, page = start(client)
    stopped = post(client, page, "1", "arreter", **STEP_1)
    for answer in (page, stopped, open_file(client, code)):
        assert "no-store" in answer["Cache-Control"]
        for address in re.findall(
            r'(?:href|action)="([^"]*)"', answer.content.decode()
        ):
            assert code not in address
    assert client.get(f"{FILE}{code}/").status_code == 404


def test_those_that_look_the_same_are_shown_first_by_what_is_public(cast, client):
    cast.other.channels.create(kind="phone", value="76 00 00 99")
    hidden_one = Organisation.objects.get(pk=cast.network.pk)
    hidden_one.hidden_at = timezone.now()
    hidden_one.save()
    asked = first(name="ONG Exemple Action Filles", sigle="OEAF")
    page = client.post(BEGIN, asked)
    said = page.content.decode()
    assert "ressemble à la vôtre" in said and cast.other.get_absolute_url() in said
    assert "76 00 00 99" not in said and not Registration.objects.exists()
    assert client.post(BEGIN, {**asked, "vu": "oui"}).status_code == 200
    assert Registration.objects.count() == 1
    other = first(name=hidden_one.name, sigle="REF", territory="mopti")
    assert "ressemble" not in client.post(BEGIN, other).content.decode()


def test_two_telephones_see_both_texts(cast, client):
    code, page = start(client)
    one = open_file(client, code)
    post(client, page, "1", **{**STEP_1, "locality": "Markala"})
    answer = post(client, one, "1", **{**STEP_1, "locality": "Dougabougou"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Markala" in said and "Dougabougou" in said
    assert Registration.objects.get().answers["locality"] == "Markala"
    post(client, answer, "1", **{**STEP_1, "locality": "Dougabougou"})
    assert Registration.objects.get().answers["locality"] == "Dougabougou"


def test_a_paper_is_checked_kept_and_erased_with_its_draft(
    cast, client, django_capture_on_commit_callbacks
):
    code, page = start(client)
    bad = a_photo("recepisse.exe")
    answer = post(client, page, "3", **STEP_3, file=bad)
    assert answer.status_code == 422 and "n’est pas accepté" in answer.content.decode()
    answer = post(client, page, "3", **{**STEP_3, "phone": "12"}, file=a_photo())
    assert answer.status_code == 422  # the number is wrong; the photo is kept
    file = RegistrationFile.objects.get()
    assert default_storage.exists(file.file.name) and b"recepisse" in answer.content
    with django_capture_on_commit_callbacks(execute=True):
        gone = open_file(client, code, "effacer")
    assert gone.status_code == 200 and not Registration.objects.exists()
    assert not default_storage.exists(file.file.name)


def test_a_code_by_mail_is_another_and_only_where_an_address_is(
    cast, client, mailoutbox, django_capture_on_commit_callbacks
):
    code, page = start(client)
    assert "e-mail" not in post(client, page, "1", "arreter", **STEP_1).content.decode()
    page = open_file(client, code)
    page = post(client, page, "2", **STEP_2)
    stopped = post(client, page, "3", "arreter", **STEP_3)
    assert "Recevoir un code par e-mail" in stopped.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        open_file(client, code, "courriel")
    (mail,) = mailoutbox
    assert mail.to == ["brodeuses@exemple.test"] and "brodeuses" not in mail.subject
    told = re.search(r"\w{4}-\w{4}-\w{4}", mail.body)[0]
    assert told != code and open_file(client, told).status_code == 200
    assert told not in str(list(Job.objects.values_list("payload", flat=True)))


def test_mail_that_is_down_stops_nobody(
    cast, client, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.CELERY_TASK_EAGER_PROPAGATES = False
    row, code = begun(timezone.now())
    fill(row, timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        answer = open_file(client, code)
        answer = post(client, answer, "4", "envoyer", **STEP_4)
    assert answer.status_code == 200
    assert Registration.objects.get().state == "submitted"


def test_the_applicant_reads_the_answer_with_her_code(cast, client):
    row, code = begun(timezone.now())
    fill(row, timezone.now(), territory="segou")
    page = open_file(client, code)
    post(client, page, "4", "envoyer", **STEP_4)
    row.refresh_from_db()
    ask_completion(row, "Le récépissé manque.", by=cast.mariam, at=timezone.now())
    asked = open_file(client, code)
    assert "Le récépissé manque." in asked.content.decode()
    post(client, asked, "4", "envoyer", **STEP_4)
    row.refresh_from_db()
    refuse_registration(row, "Hors du Mali.", by=cast.mariam, at=timezone.now())
    assert "Hors du Mali." in open_file(client, code).content.decode()


def test_the_search_and_the_directory_know_nothing_of_it(cast, client):
    sent(timezone.now(), name="Inconnue avant contrôle")
    for address in ("/annuaire/", "/annuaire/?q=inconnue", "/recherche/?q=inconnue"):
        assert b"avant contr" not in client.get(address).content


def test_every_page_keeps_its_budget(cast, client):
    code, page = start(client)
    row = Registration.objects.get()
    fill(row, timezone.now(), everywhere="no", **{
        f"ou-{theme}": ["mopti"] for theme in COMPLETE["themes"]
    })  # fmt: skip
    pages = [client.get("/annuaire/inscrire/"), client.get("/annuaire/inscrire/fiche/")]
    pages += [page, open_file(client, code), open_file(client, code, "pause")]
    opened = pages[3]
    pages += [post(client, opened, "4", f"etape-{n}") for n in ("1", "2", "ou", "3")]
    for answer in pages:
        assert answer.status_code == 200
        assert len(gzip.compress(answer.content)) < BUDGET
        assert not answer.cookies
    assert uuid.UUID(str(row.uuid))
