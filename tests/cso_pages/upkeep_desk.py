"""The desk of imports as a person uses it, form by form."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from cso_pages.upkeep.lists.questions import questions_of, with_options
from cso_pages.upkeep.models import ImportRun
from tests.cso_pages.upkeep_lists import as_csv

DESK = "/espace/annuaire/importer/"


def post(client, address: str, key: str = "", **fields):
    return client.post(address, {"cle": key or str(uuid.uuid4()), **fields})


def send(client, data: bytes, name: str = "liste.csv", key: str = ""):
    return post(client, DESK, key, file=SimpleUploadedFile(name, data))


def sent(client, rows: list[list[str]], name: str = "liste.csv") -> ImportRun:
    answer = send(client, as_csv(rows), name)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return ImportRun.objects.latest("pk")


def act(client, run: ImportRun, what: str, **fields):
    """Post one act on a list, as from a page opened now."""
    run.refresh_from_db()
    fields.setdefault("version", run.version)
    return post(client, f"{DESK}{run.uuid}/{what}/", **fields)


def field_of(run: ImportRun, text: str) -> str:
    """The name, on the page, of the field that asks about a text."""
    asked = questions_of(run)
    with_options(run, asked)
    return next(one.name for one in asked if one.text == text)
