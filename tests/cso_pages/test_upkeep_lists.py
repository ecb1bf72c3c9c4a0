"""Lists nobody tuned for, and a workbook of the years before 2007."""

import io

import pytest
import xlsxwriter

from cso_pages.upkeep.imports.analysis import analyse
from cso_pages.upkeep.imports.context import memory
from cso_pages.upkeep.imports.files import open_list
from tests.conftest import TODAY
from tests.cso_pages.upkeep_lists import as_csv, messy_rows, read, small
from tests.cso_pages.upkeep_ministry import ministry, network, regions
from tests.cso_pages.upkeep_xls import as_xls

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference):
    """The référentiels of a new portal."""


def with_numbers(rows) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Feuil1")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


LISTS = {
    "ministry": (lambda: as_csv(ministry()), 122, 120),
    "regions": (lambda: with_numbers(regions()), 130, 120),
    "network": (lambda: as_csv(network()), 120, 0),  # no seat is written: one question
}


@pytest.mark.parametrize("name", LISTS)
def test_fewer_than_ten_rows_need_more_than_one_decision(name):
    make, lines, understood = LISTS[name]
    analysis = analyse(make(), memory=memory(), today=TODAY)
    told = analysis.told()
    assert told["read"] == lines
    assert told["read"] == told["understood"] + told["to_decide"] + told["rejected"]
    assert told["understood"] == understood
    asked = [
        sum(m.startswith("À décider") for m in entry.messages)
        for entry in analysis.entries
    ]
    assert sum(count > 1 for count in asked) < 10
    organisations = [e for e in analysis.entries if not e.is_rejected]
    assert len(organisations) == len({e.name_key for e in organisations}) == 120
    assert all(e.phones for e in organisations)


class TestWhatTheySay:
    def test_a_title_above_gives_the_type_and_a_name_wins(self):
        rows = [["LISTE DES ASSOCIATIONS DU CERCLE"], ["Nom", "Région"]]
        rows += [["Voix Témoin", "Gao"], ["Réseau Témoin", "Gao"]]
        assert [e.org_type for e in read(rows).entries] == ["association", "reseau"]

    def test_a_title_that_names_two_types_gives_none(self):
        rows = [["LISTE DES ONG ET ASSOCIATIONS"], ["Nom", "Région"]]
        [entry] = read([*rows, ["Témoin", "Gao"]]).entries
        assert entry.org_type == ""

    @pytest.mark.parametrize(
        ("typed", "code"),
        [("Assoc. fém.", "association"), ("Coop.", "groupement"), ("Gr.", "")],
    )
    def test_a_type_cut_short_is_the_one_that_it_begins(self, typed, code):
        [entry] = read(small(f"Témoin;;{typed};Gao;;")).entries
        assert entry.org_type == code

    @pytest.mark.parametrize("label", ["Zone d’intervention", "Zones"])
    def test_a_label_written_again_in_the_cell_is_no_place(self, label):
        rows = [["Nom", "Type", "Région", "Zone d’intervention", "Domaine"]]
        rows += [["Témoin", "ONG", "Gao", f"{label} : Kayes, Koulikoro", "VBG"]]
        [entry] = read(rows).entries
        assert (entry.zones, entry.status) == (("kayes", "koulikoro"), "understood")

    @pytest.mark.parametrize(
        "typed", ["les 8 régions", "Toutes les 19 régions", "huit régions et Bamako"]
    )
    def test_so_many_regions_are_all_of_them(self, typed):
        rows = [["Nom", "Type", "Siège", "Zone d’intervention", "Domaine"]]
        [entry] = read([*rows, ["Témoin", "ONG", "Gao", typed, "VBG"]]).entries
        assert len(entry.zones) == 20

    def test_a_number_and_its_date_in_one_column(self):
        rows = [["Nom", "Type", "Région", "N° et date du récépissé"]]
        rows += [["Témoin", "ONG", "Gao", "N°0123/MATCL du 12 mars 2012"]]
        [entry] = read(rows).entries
        assert entry.receipt_key.startswith("123")
        assert str(entry.recepisse_date.exact) == "2012-03-12"


class TestOldWorkbooks:
    def test_an_xls_says_what_the_same_csv_says(self):
        data = as_xls(messy_rows())
        assert open_list(data).kind == "xls"
        told = analyse(data, memory=memory(), today=TODAY).told()
        assert told == read(messy_rows()).told()

    def test_a_phone_kept_as_a_number_has_no_decimals(self):
        rows = [["Nom", "Type", "Région", "Tél"], ["Témoin", "ONG", "Gao", 70000001.0]]
        [entry] = analyse(as_xls(rows), memory=memory(), today=TODAY).entries
        assert entry.phones == ("70 00 00 01",)
