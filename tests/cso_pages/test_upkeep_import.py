"""The import desk from the command line: every row accounted for, nothing guessed."""

import json
import os
from io import StringIO
from pathlib import Path

import pytest
import python_calamine
from django.core.management import CommandError, call_command

from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention, LegalRegistration
from cso_pages.upkeep.imports.analysis import analyse
from cso_pages.upkeep.imports.context import memory
from cso_pages.upkeep.models import ImportRun
from tests.conftest import TODAY
from tests.cso_pages.upkeep_lists import (
    HEADERS,
    as_csv,
    as_xlsx,
    messy_rows,
    read,
    small,
    write,
)

SAMPLE = Path(os.environ.get("STANDARDS_DIR", "")) / (
    "samples/rowca-3w-2014-mali-senegal.csv"
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference):
    """The référentiels of a new portal."""


def run(path: Path, *options: str) -> dict:
    out = StringIO()
    call_command("import_organisations", str(path), "--json", *options, stdout=out)
    [line] = out.getvalue().splitlines()
    return json.loads(line)


@pytest.fixture
def messy(tmp_path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(messy_rows()))
    return path


@pytest.mark.skipif(not SAMPLE.is_file(), reason="STANDARDS_DIR ne donne pas le 3W")
class TestTheRealList:
    def test_every_row_is_accounted_for(self):
        told = run(SAMPLE, "--dry-run")
        assert told["read"] == len(told["rows"]) == 244
        assert told["read"] == told["understood"] + told["to_decide"] + told["rejected"]
        assert [row["row"] for row in told["rows"]] == list(range(3, 247))
        assert not Organisation.objects.exists()

    def test_senegal_and_the_united_nations_are_out_of_scope(self):
        rows = run(SAMPLE, "--dry-run")["rows"]
        out = [row for row in rows if row["status"] == "rejected"]
        said = [row["messages"][0] for row in out]
        assert all(sentence.startswith("Ligne hors périmètre") for sentence in said)
        assert sum("Senegal" in sentence for sentence in said) == 112
        assert sum("Nations unies" in sentence for sentence in said) == 61
        assert len(rows) - len(out) == 71

    def test_its_territories_are_read_without_accents(self):
        rows = run(SAMPLE, "--dry-run")["rows"]
        asked = [m for row in rows for m in row["messages"] if "le territoire" in m]
        assert asked == []


class TestAMessyList:
    def test_nothing_is_lost_and_few_rows_ask_more_than_one_thing(self, messy):
        told = run(messy, "--dry-run")
        rows = told["rows"]
        assert [row["row"] for row in rows] == list(range(6, 6 + len(rows)))
        assert told["read"] == told["understood"] + told["to_decide"] + told["rejected"]
        asked = [
            sum(message.startswith("À décider") for message in row["messages"])
            for row in rows
        ]
        assert sum(count > 1 for count in asked) < 10
        assert told["understood"] > 100
        assert not ImportRun.objects.exists()

    @pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "mac_roman"])
    def test_any_usual_encoding_says_the_same(self, coding):
        usual = read(messy_rows()).told()
        assert read(messy_rows(), encoding=coding).told() == usual

    @pytest.mark.parametrize("separator", [",", "\t", "|"])
    def test_any_usual_separator_says_the_same(self, separator):
        assert (
            read(messy_rows(), separator=separator).told() == read(messy_rows()).told()
        )

    def test_a_workbook_says_the_same(self):
        workbook = analyse(as_xlsx(messy_rows()), memory=memory(), today=TODAY)
        assert workbook.told() == read(messy_rows()).told()

    def test_it_is_written_and_a_second_run_changes_nothing(self, messy):
        first = run(messy)
        counted = (
            Organisation.objects.count(),
            ContactChannel.objects.count(),
            Intervention.objects.count(),
            LegalRegistration.objects.count(),
        )
        assert counted[0] > 100
        second = run(messy)
        assert second["understood"] == first["understood"]
        assert counted == (
            Organisation.objects.count(),
            ContactChannel.objects.count(),
            Intervention.objects.count(),
            LegalRegistration.objects.count(),
        )
        again = [row for row in second["rows"] if row["status"] == "understood"]
        heads = [r for r in again if not any("Même org" in m for m in r["messages"])]
        assert all(
            any("rien à changer" in message for message in row["messages"])
            for row in heads
        )

    def test_the_annotated_workbook_holds_every_row_and_no_formula(
        self, messy, tmp_path
    ):
        out = tmp_path / "rapport.xlsx"
        told = run(messy, "--dry-run", "--report", str(out))
        rows = python_calamine.CalamineWorkbook.from_path(out).get_sheet_by_index(0)
        cells = rows.to_python()
        assert cells[0][:4] == ["Ligne", "État", "Messages", "À décider"]
        assert cells[0][4:8] == HEADERS[:4]
        assert [int(row[0]) for row in cells[1:]] == [
            row["row"] for row in told["rows"]
        ]


class TestWhatAListSays:
    def test_a_phone_keeps_its_prefix_and_its_zeros(self):
        write(
            small("Femmes Exemple;FEX;Association;Kayes;VBG;+223 00 00 00 01/00000002")
        )
        values = ContactChannel.objects.values_list("value", flat=True)
        assert list(values) == ["+223 00 00 00 01", "00 00 00 02"]

    def test_a_new_record_is_to_be_checked_and_its_contacts_are_for_the_secretariat(
        self,
    ):
        write(small("Femmes Exemple;FEX;Association;Kayes;VBG;00 00 00 01"))
        made = Organisation.objects.get()
        assert (made.record_status, made.is_listed) == ("to_check", False)
        assert made.channels.get().audience == "secretariat"
        assert Organisation.objects.listed().count() == 0

    def test_a_list_from_before_2023_leads_to_the_region_of_today(self):
        rows = [["Nom", "Type", "Région", "Cercle"]]
        rows += [["Femmes Exemple", "Association", "Kayes", "Kita"]]
        [entry] = read(rows).entries
        assert entry.seats == ("kita",)
        assert "depuis 2023" in " ".join(entry.messages)

    def test_everywhere_is_every_territory(self):
        rows = [["Nom", "Type", "Siège", "Zone d’intervention", "Domaine"]]
        rows += [["Femmes Exemple", "Réseau", "Bamako", "Tout le Mali", "VBG"]]
        write(rows)
        assert Intervention.objects.count() == 20

    @pytest.mark.parametrize(
        ("header", "code", "territory"),
        [
            ("P-code COD", "ML05", "mopti"),
            ("P-code COD", "ML09", "bamako"),
            ("P-code", "ML09", None),
            ("Région", "ML05", None),
            ("Code ISO", "ML-9", "menaka"),
            ("P-code COD", "ML11", None),
        ],
    )
    def test_a_code_is_read_only_in_the_series_its_column_names(
        self, header, code, territory
    ):
        [entry] = read([["Nom", "Type", header], ["Exemple", "ONG", code]]).entries
        assert entry.seats == ((territory,) if territory else ())
        assert entry.status == ("understood" if territory else "to_decide")

    def test_parts_of_a_list_give_their_title_to_the_rows_below(self):
        rows = [
            ["N°", "Nom", "Téléphone"],
            ["RÉGION DE GAO"],
            ["1", "Association Ex", "00 00 00 01"],
        ]
        title, entry = read(rows).entries
        assert title.status == "rejected"
        assert (entry.seats, entry.org_type) == (("gao",), "association")

    def test_cells_merged_downwards_belong_to_each_row(self):
        rows = [["Nom", "Type", "Région", "Domaine"]]
        rows += [["", "Association", "Gao", "VBG"], ["", "Association", "Gao", "Santé"]]
        data = as_xlsx(rows, A2_A3="Femmes Exemple")
        first, second = analyse(data, memory=memory(), today=TODAY).entries
        assert second.head is first
        assert second.themes == ("sante",)

    def test_a_list_without_headers_is_refused_with_a_sentence(self, tmp_path):
        path = tmp_path / "liste.csv"
        path.write_text("a;b;c\n1;2;3\n")
        with pytest.raises(CommandError, match="en-tête"):
            run(path)
        assert not ImportRun.objects.exists()
