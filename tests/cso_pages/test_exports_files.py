"""The public files: what each holds, for whom, and what leaves it at once."""

import datetime

import pytest

from cso_pages.directory.actions import hide_organisation
from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.exports.opening import allow_open_data
from cso_pages.directory.indexing import move_stamp
from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import GroupTie
from tests.conftest import NOW, TODAY
from tests.cso_pages.directory_ways import choose, listed
from tests.cso_pages.exports_files import (
    OPEN_FILES,
    PUBLIC_FILES,
    content_of,
    csv_rows,
    pdf_text,
    text_of,
    told_as,
    workbook_rows,
)
from tests.markers_directory import fill

pytestmark = pytest.mark.django_db
CSV, XLSX, PDF = PUBLIC_FILES[1], PUBLIC_FILES[0], PUBLIC_FILES[2]
EVERY_FILE = (*PUBLIC_FILES, *OPEN_FILES)


@pytest.fixture
def open_one(cast):
    """The association ticked it, and works in two domains."""
    fill(cast.association)
    allow_open_data(cast.association, is_open=True, by=cast.aminata, at=NOW)
    return cast.association


@pytest.mark.parametrize("address", PUBLIC_FILES)
def test_a_file_carries_the_filters_of_the_list(client, cast, address):
    move_stamp()
    whole = text_of(content_of(client, address))
    assert "OEAF" in whole and "AEDF" in whole
    some = text_of(content_of(client, address, territoire="segou"))
    assert "OEAF" in some and "AEDF" not in some


def test_both_tables_say_the_same(client, open_one):
    rows = workbook_rows(content_of(client, XLSX))
    lines = csv_rows(content_of(client, CSV))
    assert rows[0] == lines[0]
    told, said = told_as(rows, open_one.name), told_as(lines, open_one.name)
    assert told["Type"] == said["Type"] == "Association"
    assert told["Domaines"] == said["Domaines"] == "Prévention des VBG"
    assert told["Territoires d’action"] == "Mopti"
    assert said["Mission"] == "" and said["Activités"] == ""
    assert said["Page du portail"].endswith(open_one.get_absolute_url())


def test_the_csv_opens_by_a_double_click(client, cast):
    content = content_of(client, CSV)
    assert content.startswith(b"\xef\xbb\xbfNom;Sigle;")


@pytest.mark.parametrize("address", EVERY_FILE)
def test_a_hidden_organisation_leaves_every_file_at_once(
    client, cast, open_one, address
):
    before = client.get(address)
    assert "AEDF" in text_of(b"".join(before.streaming_content))
    hide_organisation(open_one, by=cast.mariam, on=TODAY, at=NOW)
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    told = text_of(b"".join(after.streaming_content))
    assert "AEDF" not in told and "du Delta" not in told


@pytest.mark.parametrize("address", EVERY_FILE)
def test_what_did_not_change_is_not_sent_again(client, open_one, address):
    first = client.get(address)
    b"".join(first.streaming_content)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert "public" in first["Cache-Control"] and first["X-Content-Type-Options"]


@pytest.mark.parametrize("address", EVERY_FILE)
def test_a_field_closed_to_the_public_is_in_no_file(client, open_one, address):
    Organisation.objects.filter(pk=open_one.pk).update(summary="resume-ferme-mqr")
    open_one.refresh_from_db()
    choose(open_one, themes="members", summary="members")
    told = text_of(content_of(client, address))
    assert "Prévention" not in told.replace("Type", "") and "resume-ferme" not in told


@pytest.mark.parametrize("address", EVERY_FILE)
def test_no_public_file_names_a_person_a_paper_or_a_shelter(client, open_one, address):
    open_one.contacts.update(audience="public", consent_on=TODAY)
    choose(open_one, offices="public", locality="public", work="public")
    told = text_of(content_of(client, address))
    for word in ("collegue-mqr", "personne-mqr", "recepisse-mqr", "hébergement"):
        assert word not in told.replace("ni hébergement sécurisé", ""), word
    assert "Ménaka" not in told


def test_a_public_channel_is_written_whole(client, cast):
    ContactChannel.objects.create(
        organisation=cast.association,
        kind="phone",
        value="+223 00 00 00 01",
        audience="public",
        consent_on=TODAY,
    )
    for rows in (
        workbook_rows(content_of(client, XLSX)),
        csv_rows(content_of(client, CSV)),
    ):
        told = told_as(rows, cast.association.name)
        assert told["Téléphone"] == "+223 00 00 00 01"
    assert "+223 00 00 00 01" in pdf_text(content_of(client, PDF))


def test_a_group_told_by_fewer_than_three_is_in_no_table(client, cast):
    made = [cast.association, cast.other, cast.network]
    for one in made:
        choose(one, groups="public")
    for one in made[:2]:
        GroupTie.objects.create(organisation=one, tie="led_by", group_id="femmes")
    rows = csv_rows(content_of(client, CSV))
    assert {told_as(rows, one.name)["Dirigée par"] for one in made} == {""}
    GroupTie.objects.create(organisation=made[2], tie="led_by", group_id="femmes")
    move_stamp()
    rows = csv_rows(content_of(client, CSV))
    assert {told_as(rows, one.name)["Dirigée par"] for one in made} == {"Femmes"}


def test_a_network_is_told_only_when_both_tell_it(client, cast):
    heading = "Réseaux dont elle est membre"
    choose(cast.association, networks="public")
    rows = csv_rows(content_of(client, CSV))
    assert told_as(rows, cast.association.name)[heading] == ""
    choose(cast.network, networks="public")
    rows = csv_rows(content_of(client, CSV))
    assert told_as(rows, cast.association.name)[heading] == cast.network.name


@pytest.mark.parametrize("address", EVERY_FILE)
@pytest.mark.parametrize("more", [0, 12])
def test_files_take_a_fixed_number_of_queries(
    client, open_one, address, more, django_assert_max_num_queries
):
    for number in range(more):
        made = listed(f"De plus {number}", work=(("sante", "gao"),), is_open_data=True)
        OrgLink.objects.create(umbrella=open_one, member=made)
    move_stamp()
    with django_assert_max_num_queries(22):
        content_of(client, address)


def test_the_book_stands_by_territory_and_ends_on_an_index(client, cast):
    listed("Association Exemple Ɲɛtaa ŋɔ", sigle="AENN", territory="gao")
    told = pdf_text(content_of(client, PDF))
    assert told.index("Ségou") < told.index("Index des noms et des sigles")
    assert "Ɲɛtaa ŋɔ" in told and "4 organisations" in told
    index = told[told.rindex("Index des noms et des sigles") :]
    assert "AENN" in index and "OEAF" in index


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x")', "$x^2$ *gras* _penché_", "@ref <etiq> `code`", "\\ \\n // /* */",
        "a\x01b\x1fc", '"] #read("/etc/passwd")', "= Titre", "- liste", "é" * 190,
    ],
)  # fmt: skip
def test_what_an_organisation_writes_runs_nothing_in_the_book(client, cast, name):
    Organisation.objects.filter(pk=cast.other.pk).update(name=name, summary=name)
    move_stamp()
    told = pdf_text(content_of(client, PDF))
    shown = "".join(sign for sign in name if sign >= " ")
    assert shown.split()[0][:20] in told


def test_the_book_is_tagged_french_and_dated(client, cast):
    import io

    from pypdf import PdfReader

    root = PdfReader(io.BytesIO(content_of(client, PDF))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"].startswith("fr")
    assert root["/StructTreeRoot"]


def test_a_long_book_is_offered_by_territory(client, cast, monkeypatch):
    for room in ("views", "screens"):
        monkeypatch.setattr(
            f"cso_pages.directory.exports.{room}.BOOK_AT_MOST", 2, raising=True
        )
    assert client.get(PDF).status_code == 302
    assert client.get(PDF, {"territoire": "segou"}).status_code == 200
    html = client.get("/annuaire/exporter/").content.decode()
    assert f"{PDF}?territoire=segou" in html and f'"{PDF}"' not in html


def test_the_day_is_a_day_in_the_workbook(client, cast):
    Organisation.objects.filter(pk=cast.other.pk).update(last_confirmed_on=TODAY)
    told = told_as(workbook_rows(content_of(client, XLSX)), cast.other.name)
    assert told["Fiche confirmée le"] == datetime.date(2026, 10, 9)
