"""The operations journal: read by who answers for it, written by nobody."""

import csv
import io
import uuid

import openpyxl
import pytest
from django.urls import get_resolver
from hypothesis import given
from hypothesis import strategies as st
from wagtail_modeladmin.options import ModelAdmin

from cso_pages.operations.register import OperationsRegister
from portal.jobs.models import Job, JobState
from portal.kit.spreadsheet import neutral
from tests.conftest import NOW

LIST = "/gestion/operations/"


@pytest.fixture(autouse=True)
def staff_without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def jobs(cast):
    def make(title, **columns):
        return Job.objects.create(
            title=title,
            asked_at=NOW,
            asked_by=cast.aminata,
            payload={"secret": "payload-secret"},
            **columns,
        )

    return [
        make("Export du plan", kind="plans.export"),
        make(
            "=HYPERLINK(A1)",
            kind="notices.mail",
            state=JobState.FAILED,
            finished_at=NOW,
            attempts=5,
            error="Erreur technique (SMTPServerDisconnected, jobs.py:30).",
        ),
    ]


@pytest.fixture
def secretariat(client, cast, jobs):
    client.force_login(cast.mariam)
    return client


def test_who_answers_for_the_tasks_reads_the_journal(client, cast, jobs):
    readers = {"mariam", "admin"}
    for name, person in cast.everyone().items():
        client.force_login(person)
        seen = client.get(LIST).status_code
        seen_one = client.get(f"{LIST}inspect/{jobs[0].pk}/").status_code
        if name in readers:
            assert (seen, seen_one) == (200, 200), name
        else:
            assert seen != 200, name
            assert seen_one != 200, name
    client.logout()
    assert client.get(LIST).status_code == 302


def test_nobody_writes_in_it(secretariat, jobs):
    for address in ("create/", f"edit/{jobs[0].pk}/", f"delete/{jobs[0].pk}/"):
        for answer in (
            secretariat.get(LIST + address),
            secretariat.post(LIST + address),
        ):
            assert answer.status_code in (403, 404), address
    assert Job.objects.count() == 2


def test_it_is_the_only_register_of_modeladmin():
    assert ModelAdmin.__subclasses__() == [OperationsRegister]
    names = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    assert {name for name in names if "modeladmin" in name} == {
        "operations_modeladmin_index",
        "operations_modeladmin_inspect",
    }


def test_the_list_speaks_french_and_says_what_failed(secretariat):
    page = secretariat.get(LIST).text
    for words in ("Opérations", "échoué", "en attente", "SMTPServerDisconnected"):
        assert words in page
    for english in ("pending", "failed", "asked at", "Add opération"):
        assert english not in page.replace("state__exact=pending", "").replace(
            "state__exact=failed", ""
        )


def test_neither_the_payload_nor_who_asked_is_shown(secretariat, jobs):
    pages = [
        secretariat.get(LIST).text,
        secretariat.get(f"{LIST}inspect/{jobs[0].pk}/").text,
        exported_csv(secretariat)[1],
    ]
    for page in pages:
        assert "payload-secret" not in page
        assert "minata" not in page


def test_one_operation_is_read_in_french(secretariat, jobs):
    page = secretariat.get(f"{LIST}inspect/{jobs[1].pk}/").text
    for label in ("Intitulé", "Demandé le", "Commencé le", "Terminé le", "Erreur"):
        assert label.lower() in page.lower()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?state__exact=failed", 1),
        ("?kind=plans.export", 1),
        ("?q=SMTPServer", 1),
        ("?q=Export", 1),
        ("?q=rien%20de%20tel", 0),
        ('?q="', 0),
        ("?q=%00", 2),
        ("?state__exact=n%27importe", 0),
        ("?asked_at__gte=2027-01-01%2000:00:00%2B00:00", 0),
        ("?asked_at__gte=demain", 2),
        ("?inconnu=1", 2),
        # nobody guesses a column through a filter that is not offered
        ("?payload__secret=faux", 2),
        ("?asked_by__email__startswith=z", 2),
        ("?asked_by__password__startswith=z", 2),
        ("?p=99", 2),
    ],
)
def test_filters_and_search(secretariat, query, found):
    page = secretariat.get(LIST + query, follow=True)
    assert page.status_code == 200
    assert page.text.count("data-object-pk=") == found


def exported_csv(client):
    answer = client.get(f"{LIST}?export=csv")
    raw = b"".join(answer.streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text))), text


def test_the_csv_runs_nothing_and_opens_with_its_accents(secretariat):
    rows, _text = exported_csv(secretariat)
    assert [cell.lower() for cell in rows[0]][:3] == ["intitulé", "tâche", "état"]
    titles = {row[0] for row in rows[1:]}
    assert titles == {"Export du plan", "'=HYPERLINK(A1)"}
    assert {row[2] for row in rows[1:]} == {"en attente", "échoué"}
    assert "2026-10-09 18:05" in rows[1]


def test_the_workbook_runs_nothing(secretariat):
    answer = secretariat.get(f"{LIST}?export=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "'=HYPERLINK(A1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}


def test_the_list_costs_the_same_for_many_jobs(
    secretariat, cast, django_assert_max_num_queries
):
    for _number in range(40):
        Job.objects.create(kind="k", title="t", asked_at=NOW, asked_by=cast.sira)
    with django_assert_max_num_queries(25):
        secretariat.get(LIST)


def test_an_unknown_operation_is_a_missing_page(secretariat):
    assert secretariat.get(f"{LIST}inspect/{uuid.uuid4()}/").status_code == 404
    assert secretariat.get(f"{LIST}inspect/nimporte/").status_code == 404


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ségou", "Ségou"),
        ("+223 70 00 00 00", "+223 70 00 00 00"),
        ("+22370000000", "+22370000000"),
        ("+223+A1", "'+223+A1"),
        ("=1+1", "'=1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_becomes_text(text, written):
    assert neutral(text) == written


@given(st.text())
def test_no_text_at_all_starts_a_formula(text):
    cell = neutral(text)
    assert cell.removeprefix("'") == text or cell == text
    assert not cell.startswith(("=", "-", "@", "\t", "\r", "\n"))
    assert not cell.startswith("+") or cell[1:2].isdigit()
