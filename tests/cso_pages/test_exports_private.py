"""The files that say more than the public's: asked for, proved, logged, forgotten."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied

from cso_pages.directory.exports.actions import ask_for_export
from cso_pages.directory.exports.reading import choice_of
from cso_pages.mandates.models import Mandate
from cso_pages.permissions import forget_mandates
from portal.jobs.actions import forget_files
from portal.jobs.models import Job, JobFile
from portal.jobs.running import perform
from portal.journal.models import AuditEntry
from tests.conftest import NOW
from tests.cso_pages.exports_files import text_of
from tests.markers_directory import MEMBERS, OWN, fill, seed

pytestmark = pytest.mark.django_db
PAGE = "/annuaire/exporter/"
WORDS = {
    "personne-mqr": OWN,
    "telephone-mqr": OWN,
    "adresse-mqr": OWN,
    "collegue-mqr": MEMBERS,
    "courriel-mqr": MEMBERS,
    "mission-mqr": MEMBERS,
    "activite-mqr": MEMBERS,
}


def exported():
    return AuditEntry.objects.filter(action="directory_exported")


def file_for(person, ending: str) -> str:
    asked = ask_for_export(ending, given={}, by=person, at=NOW)
    perform(asked.pk)
    with JobFile.objects.get(job=asked).file.open() as left:
        return text_of(left.read())


@pytest.mark.parametrize("person", ["aminata", "bintou", "regional", "mariam"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_file_holds_what_its_reader_may_read_and_no_more(cast, person, ending):
    fill(cast.association)
    told = file_for(getattr(cast, person), ending)
    assert {w for w in WORDS if w in told} == {
        word for word, allowed in WORDS.items() if person in allowed
    }
    assert ("recepisse-mqr" in told) == (person == "mariam")
    assert "Ménaka" not in told


def test_the_secretariat_has_the_hidden_and_the_drafts_a_member_has_not(cast):
    seed(cast)
    told = file_for(cast.mariam, "csv")
    assert "SIGLEMQR" in told and "nom-ebauche-mqr" in told
    told = file_for(cast.bintou, "csv")
    assert "SIGLEMQR" not in told and "nom-ebauche-mqr" not in told


def test_a_filter_gives_the_list_that_is_seen(cast):
    seed(cast)
    chosen = choice_of(cast.mariam, {"territory": "mopti"})
    assert chosen.told == ("Mopti",) and cast.association.pk in chosen.keys
    assert cast.other.pk not in chosen.keys


@pytest.mark.parametrize("person", ["observer", "stranger", "admin"])
def test_who_reads_no_more_than_the_public_asks_for_nothing(cast, person):
    with pytest.raises(PermissionDenied):
        ask_for_export("xlsx", given={}, by=getattr(cast, person), at=NOW)
    assert not Job.objects.exists() and not exported().exists()


def test_the_journal_keeps_who_and_which_columns_not_what_was_searched(cast):
    given = {"query": "nom-cherche-mqr", "territory": "", "theme": "", "kind": ""}
    ask_for_export("xlsx", given=given, by=cast.mariam, at=NOW)
    entry = exported().get()
    assert entry.actor == cast.mariam.uuid and "receipts" in entry.detail["columns"]
    assert entry.detail["filters"] == ["query"] and entry.detail["organisations"] == 0
    assert "nom-cherche-mqr" not in str(entry.detail)


def test_rights_that_ended_meanwhile_end_the_job(cast):
    asked = ask_for_export("csv", given={}, by=cast.mariam, at=NOW)
    Mandate.objects.filter(user=cast.mariam).delete()
    forget_mandates(cast.mariam)
    perform(asked.pk)
    asked.refresh_from_db()
    assert asked.state == "failed" and not JobFile.objects.exists()


def test_a_file_is_kept_one_day(cast):
    file_for(cast.mariam, "csv")
    ended = Job.objects.get().finished_at
    assert forget_files("directory.export", before=ended) == 0
    later = ended + datetime.timedelta(seconds=1)
    assert forget_files("plans.export", before=later) == 0
    assert forget_files("directory.export", before=later) == 1
    assert not JobFile.objects.exists() and Job.objects.get().state == "done"


def test_without_a_fresh_proof_nothing_is_asked_for(client, cast, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    answer = client.post(
        f"{PAGE}?territoire=mopti", {"cle": str(uuid.uuid4()), "fichier": "xlsx"}
    )
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    assert "territoire%3Dmopti" in answer["Location"]
    assert not Job.objects.exists() and not exported().exists()


def test_after_a_proof_one_job_is_asked_for(client, cast, settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    monkeypatch.setattr("cso_pages.directory.exports.views.is_fresh", lambda _r: True)
    client.force_login(cast.mariam)
    form = {"cle": str(uuid.uuid4()), "fichier": "xlsx"}
    answers = [client.post(PAGE, form) for _turn in range(2)]
    asked = Job.objects.get()
    assert [one["Location"] for one in answers] == [asked.get_absolute_url()] * 2
    form = {"cle": str(uuid.uuid4()), "fichier": "exe"}
    assert client.post(PAGE, form).status_code == 400


def test_the_page_offers_more_to_those_who_read_more(client, cast):
    html = client.get(PAGE).content.decode()
    assert "Pour vous" not in html and "csrfmiddlewaretoken" not in html
    client.force_login(cast.bintou)
    html = client.get(PAGE).content.decode()
    assert "Pour vous" in html and "Personnes à contacter" in html
    assert "Récépissé," not in html
    client.force_login(cast.stranger)
    assert "Pour vous" not in client.get(PAGE).content.decode()
