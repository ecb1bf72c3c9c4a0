"""The plan's table as a file: who may ask, what is in it, once."""

import datetime
import io
import uuid
import zipfile

import pytest

from cso_pages.directory.models import Organisation
from plans.dashboard.queries import plan_dashboard
from plans.outline.models import Activity
from plans.publishing.exports import ask_for_plan_export
from plans.publishing.rows import columns, rows_of
from plans.publishing.workbook import plan_workbook
from portal.jobs.models import Job, JobFile, JobState
from portal.jobs.running import perform
from tests.conftest import NOW, TODAY
from tests.plans.factories import sent_report, validated_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


MAY_EXPORT = {
    "mariam",
    "ibrahim",
    "coumba",
    "steering",
    "observer",
    "aminata",
    "sira",
    "bintou",
    "fatoumata",
    "regional",
}


def ask(client, person=None, key=None):
    if person is not None:
        client.force_login(person)
    return client.post("/espace/exports/plan/", {"cle": str(key or uuid.uuid4())})


def read(content: bytes) -> str:
    """Everything written in the workbook, as XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(
            book.read(name).decode() for name in book.namelist() if "sheet" in name
        )


def rows(outline):
    dashboard = plan_dashboard(outline.plan, as_of=TODAY)
    titles = [column.heading for column in columns()]
    return [
        dict(zip(titles, row, strict=True))
        for axis in dashboard.axes
        for row in rows_of(axis)
    ]


def test_who_may_read_the_plan_workspace_may_export(client, outline, cast):
    for name, person in cast.everyone().items():
        expected = 302 if name in MAY_EXPORT else 403
        assert ask(client, person).status_code == expected, name


def test_a_visitor_signs_in_first(client, outline):
    ask(client)
    assert not Job.objects.exists()


def test_the_same_form_posted_twice_is_one_job(client, outline, cast):
    key = uuid.uuid4()
    first, second = ask(client, cast.mariam, key), ask(client, cast.mariam, key)
    assert first.url == second.url
    assert Job.objects.filter(kind="plans.export").count() == 1


def test_without_a_plan_there_is_nothing_to_export(client, cast):
    assert ask(client, cast.mariam).url == "/espace/"
    assert not Job.objects.exists()


def test_the_table_holds_validated_figures_only(outline):
    validated_report(outline, value=14)
    sent_report(outline, value=9)
    first = rows(outline)[0]
    assert (first["Valeur validée"], first["Cible de l’année"]) == (14, 36)
    assert (first["Validés"], first["Attendus"]) == (1, 2)
    assert first["Signal"] == "En retard"


def test_unknown_stays_empty_and_zero_is_zero(outline):
    assert rows(outline)[0]["Valeur validée"] is None
    validated_report(outline, value=0)
    assert rows(outline)[0]["Valeur validée"] == 0


def test_a_hidden_organisation_is_not_named_in_the_file(outline, cast):
    Organisation.objects.filter(pk=cast.association.pk).update(hidden_at=NOW)
    assert rows(outline)[0]["Responsable"] == "une organisation membre"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_nothing_in_the_file_runs_in_a_spreadsheet(outline, cast, start):
    evil = f"{start}cmd|'/c calc'!A1"
    Organisation.objects.filter(pk=cast.association.pk).update(name=evil)
    Activity.objects.update(title=evil)
    dashboard = plan_dashboard(outline.plan, as_of=TODAY)
    written = read(plan_workbook(dashboard, tell=lambda done, total: None))
    assert "<f>" not in written
    assert f"&apos;{start}cmd" in written or f"'{start}cmd" in written
    assert f">{start}cmd" not in written


def test_the_job_leaves_one_file_with_its_date(outline, cast):
    validated_report(outline, value=14)
    job = ask_for_plan_export(outline.plan, by=cast.mariam, as_of=TODAY, at=NOW)
    perform(job.pk)
    perform(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.DONE
    made = JobFile.objects.get(job=job)
    assert made.name == "plan-2026-2028-2026-10-09.xlsx"
    assert (job.progress_done, job.progress_total) == (1, 1)


def test_the_definitions_say_of_which_day_the_figures_are(outline):
    dashboard = plan_dashboard(outline.plan, as_of=datetime.date(2026, 10, 9))
    written = read(plan_workbook(dashboard, tell=lambda done, total: None))
    assert "30/09/2026" in written
    assert "Cible nationale de l’année." in written


def test_progress_is_told_axe_by_axe(outline):
    told = []
    dashboard = plan_dashboard(outline.plan, as_of=TODAY)
    plan_workbook(dashboard, tell=lambda *step: told.append(step))
    assert told == [(1, 1)]
