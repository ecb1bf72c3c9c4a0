"""The open data: who is in it, what is not, and the official schemas."""

import csv
import json
import os
import re
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from cso_pages.directory.exports.opening import allow_open_data
from cso_pages.directory.parts import Intervention
from portal.journal.models import AuditEntry
from tests.conftest import NOW
from tests.cso_pages.directory_ways import choose, listed
from tests.cso_pages.exports_files import content_of, csv_rows, hsds_of
from tests.markers_directory import fill

pytestmark = pytest.mark.django_db
HERE = Path(__file__).resolve().parents[2]
STANDARDS = Path(os.environ.get("STANDARDS_DIR") or HERE.parent / "shared" / "data")
FOURW = "/donnees/4w.hxl.csv"
# What the central list does not have and HXL lets anyone add.
OWN_ATTRIBUTES = {"v_pcode", "acronym"}


@pytest.fixture
def standards() -> Path:
    """The official schemas; a run that must prove them does not go without."""
    if not (STANDARDS / "hsds").is_dir():
        told = f"pas de schémas officiels dans {STANDARDS} (STANDARDS_DIR)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return STANDARDS


@pytest.fixture
def opened(cast):
    """Two of three ticked it: one tells its work in full, one is sparse."""
    fill(cast.association)
    choose(cast.association, work="public", founded_year="public")
    Intervention.objects.create(
        organisation=cast.association,
        theme_id="sante",
        territory_id="nioro",
        activity="=HYPERLINK(1)",
        since_year=2019,
        until_year=2024,
    )
    for one in (cast.association, cast.other):
        one.refresh_from_db()
        allow_open_data(one, is_open=True, by=cast.mariam, at=NOW)
    return cast


def hsds_errors(folder: Path, name: str, value: object) -> list[str]:
    """Services by their own schema: that of organisations does not open them."""
    registry = Registry().with_resources(
        (path.name, Resource.from_contents(read(path), DRAFT202012))
        for path in folder.glob("*.json")
    )
    validator = Draft202012Validator(
        read(folder / name), registry=registry, format_checker=FormatChecker()
    )
    return [f"{list(e.path)}: {e.message}" for e in validator.iter_errors(value)]


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_organisation_and_service_is_valid_hsds(client, opened, standards):
    told = hsds_of(client)
    folder = standards / "hsds" / "3.0"
    assert told["total_items"] == len(told["organizations"]) == 2
    assert len(told["services"]) == 2
    for one in told["organizations"]:
        assert hsds_errors(folder, "organization.json", one) == []
    owners = {one["id"] for one in told["organizations"]}
    for service in told["services"]:
        assert hsds_errors(folder, "service.json", service) == []
        assert service["organization_id"] in owners


def test_the_schema_refuses_what_is_wrong(standards):
    folder = standards / "hsds" / "3.0"
    assert hsds_errors(folder, "organization.json", {"id": "x", "name": 3})
    assert hsds_errors(folder, "service.json", {"id": "x", "status": "ouvert"})


def test_every_hashtag_is_of_hxl(client, opened, standards):
    def known(name: str) -> set[str]:
        with (standards / "hxl" / name).open(encoding="utf-8") as lines:
            return {row[0][1:] for row in csv.reader(lines) if row}

    hashtags = known("hxl-core-hashtag.csv")
    attributes = known("hxl-core-attribute.csv") | OWN_ATTRIBUTES
    for tag in csv_rows(content_of(client, FOURW), ",")[1]:
        name, *more = tag.removeprefix("#").split("+")
        assert tag.startswith("#") and name in hashtags
        assert set(more) <= attributes, tag


def test_the_lines_obey_the_schema_of_the_4w(client, opened, standards):
    rules = read(standards / "hxl" / "schema-4w-osc.json")
    code = next(r for r in rules if r["#valid_tag"] == "#adm1+code")
    _headings, tags, *lines = csv_rows(content_of(client, FOURW), ",")
    assert lines
    for line in (dict(zip(tags, one, strict=True)) for one in lines):
        assert line["#org+name+impl"] and line["#sector+name"]
        pcode = line["#adm1+code+v_pcode"]
        assert not pcode or re.match(code["#valid_value+regex"], pcode)
        for tag in ("#date+start", "#date+end"):
            assert re.fullmatch(r"(\d{4})?", line[tag])


def test_a_code_is_ochas_own_or_nothing(client, opened):
    """Nioro was born in 2023: its code is not that of Kayes."""
    lines = csv_rows(content_of(client, FOURW), ",")[2:]
    assert {(line[0], line[1]) for line in lines} == {("Mopti", "ML05"), ("Nioro", "")}


def test_the_detail_is_told_when_the_organisation_tells_it(client, opened):
    lines = csv_rows(content_of(client, FOURW), ",")[2:]
    assert [line[6:9] for line in lines if line[0] == "Nioro"] == [
        ["'=HYPERLINK(1)", "2019", "2024"]
    ]
    choose(opened.association, work="members")
    lines = csv_rows(content_of(client, FOURW), ",")[2:]
    assert {tuple(line[6:9]) for line in lines} == {("", "", "")}


def test_only_those_that_ticked_it_are_there(client, opened):
    names = {one["name"] for one in hsds_of(client)["organizations"]}
    assert names == {opened.association.name, opened.other.name}
    allow_open_data(opened.other, is_open=False, by=opened.bintou, at=NOW)
    names = {one["name"] for one in hsds_of(client)["organizations"]}
    assert names == {opened.association.name}
    assert AuditEntry.objects.filter(action="organisation_open_data").count() == 3


def test_nothing_is_finer_than_the_region(client, opened):
    choose(opened.association, offices="public", locality="public", address="public")
    told = hsds_of(client)
    for one in told["organizations"]:
        assert "phones" not in one and "email" not in one and "contacts" not in one
        for place in one["locations"]:
            assert not {"addresses", "latitude", "longitude"} & set(place)
    everything = json.dumps(told, ensure_ascii=False)
    for word in ("commune-mqr", "adresse-mqr", "Ménaka", "recepisse-mqr"):
        assert word not in everything


def test_an_identifier_never_changes_and_says_nothing(client, opened):
    first = [one["id"] for one in hsds_of(client)["organizations"]]
    listed("Association Exemple de plus")
    assert [one["id"] for one in hsds_of(client)["organizations"]] == first
    assert str(opened.association.uuid) not in first


def test_another_organisation_does_not_tick_it_for_her(cast):
    with pytest.raises(PermissionDenied):
        allow_open_data(cast.association, is_open=True, by=cast.bintou, at=NOW)
    cast.association.refresh_from_db()
    assert not cast.association.is_open_data


def test_the_page_says_how_many_how_heavy_and_how_to_leave(client, opened):
    html = client.get("/donnees/").content.decode()
    assert "2 organisations ont choisi" in html and "Ko" in html
    assert "creativecommons.org/licenses/by/4.0" in html and "/contact/" in html
    assert "csrfmiddlewaretoken" not in html
