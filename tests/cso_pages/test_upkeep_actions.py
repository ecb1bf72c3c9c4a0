"""Duplicates are asked, decisions remembered, whole imports undone."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.actions import (
    BuiltUpon,
    commit_import,
    decide,
    forget_rows,
    read_import,
    undo_import,
)
from cso_pages.upkeep.imports.context import memory
from cso_pages.upkeep.models import ImportRow, ImportRun
from cso_pages.upkeep.states import MOVES, Asked, ImportState
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW
from tests.cso_pages.upkeep_lists import (
    read,
    small,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(reference):
    """The référentiels of a new portal."""


class TestDuplicates:
    def test_a_known_name_is_asked_never_merged(self):
        write(small("Femmes Exemple du Fleuve;FEF;Association;Kayes;VBG;00 00 00 01"))
        other = small("Femme Exemple du fleuve;;ONG;Kayes;Santé;00 00 00 01")
        [entry] = read(other).entries
        assert entry.status == "to_decide"
        assert "Femmes Exemple du Fleuve (FEF)" in " ".join(entry.messages)

    def test_a_decision_is_remembered_and_blank_erases_nothing(self):
        write(small("Femmes Exemple du Fleuve;FEF;Association;Kayes;VBG;00 00 00 01"))
        known = Organisation.objects.get()
        other = small("Femme Exemple du fleuve;;Association;Kayes;Santé;00 00 00 02")
        [entry] = read(other).entries
        [question] = entry.questions
        assert question.candidates == (str(known.uuid),)
        decide(question.kind, question.key, question.candidates[0], by=None, at=NOW)
        write(other, "autre.csv")
        known = Organisation.objects.get()
        assert (known.name, known.sigle) == ("Femmes Exemple du Fleuve", "FEF")
        assert known.channels.count() == 2
        assert known.interventions.count() == 2

    def test_a_territory_decided_once_is_known_at_the_next_list(self):
        rows = small(
            "Exemple du Nord;;Association;Nord;VBG;", "Autre Exemple;;ONG;Nord;;"
        )
        first, second = read(rows).entries
        assert first.messages[-1].startswith("À décider")
        assert "Suit la décision de la ligne 2" in second.messages[-1]
        decide(Asked.TERRITORY, "nord", "gao", by=None, at=NOW)
        assert [entry.seats for entry in read(rows).entries] == [("gao",), ("gao",)]

    def test_two_numbers_two_places_are_two_organisations(self):
        rows = small(
            "Femmes Exemple 1;;ONG;Kayes;;", "Femmes Exemple 2;;ONG;Kayes;;",
            "Femmes de Kayes;;ONG;Kayes;;", "Femmes de Gao;;ONG;Gao;;",
        )  # fmt: skip
        assert {entry.status for entry in read(rows).entries} == {"understood"}


class TestUndo:
    ROW = "Femmes Exemple;FEX;Association;Kayes;VBG;00 00 00 01"

    def test_a_whole_import_is_undone_while_nothing_stands_on_it(self):
        made = write(small(self.ROW))
        undo_import(made, by=None, at=NOW)
        assert made.state == ImportState.UNDONE
        assert not Organisation.objects.exists()
        [entry] = read(small(self.ROW)).entries
        assert entry.organisation is None

    def test_what_it_added_to_a_known_record_goes_too(self):
        write(small(self.ROW))
        more = small("Femmes Exemple;FEX;Association;Kayes;Santé;00 00 00 02")
        undo_import(write(more, "b.csv"), by=None, at=NOW)
        known = Organisation.objects.get()
        assert [c.value for c in known.channels.all()] == ["00 00 00 01"]
        assert known.interventions.count() == 1

    def test_a_published_record_keeps_it(self):
        made = write(small(self.ROW))
        known = Organisation.objects.get()
        Organisation.objects.filter(pk=known.pk).update(record_status="published")
        with pytest.raises(BuiltUpon, match="Femmes Exemple"):
            undo_import(made, by=None, at=NOW)
        assert Organisation.objects.exists()

    def test_whoever_speaks_for_a_record_keeps_it(self, cast):
        made = write(small(self.ROW))
        known = Organisation.objects.get(name="Femmes Exemple")
        cast.aminata.mandates.update(organisation=known)
        with pytest.raises(BuiltUpon, match="citée ailleurs"):
            undo_import(made, by=None, at=NOW)

    def test_moves_that_are_not_in_the_table_are_refused(self):
        made = write(small(self.ROW))
        undo_import(made, by=None, at=NOW)
        with pytest.raises(IllegalMove):
            undo_import(made, by=None, at=NOW)
        assert MOVES["undone"] == frozenset()

    def test_raw_rows_are_forgotten_after_their_time(self):
        write(small(self.ROW))
        assert forget_rows(before=NOW) == 0
        assert forget_rows(before=NOW + datetime.timedelta(days=1)) == 1
        assert not ImportRow.objects.exists()
        assert ImportRun.objects.count() == 1


class TestWhoMay:
    @pytest.mark.parametrize(
        "who", ["aminata", "fatoumata", "regional", "ibrahim", "admin", "stranger"]
    )
    def test_only_the_secretariat_imports(self, cast, who):
        person = getattr(cast, who)
        analysis = read(small(TestUndo.ROW))
        with pytest.raises(PermissionDenied):
            read_import(analysis, file_name="a.csv", by=person, at=NOW)
        with pytest.raises(PermissionDenied):
            decide(Asked.TERRITORY, "nord", "gao", by=person, at=NOW)
        made = write(small(TestUndo.ROW))
        with pytest.raises(PermissionDenied):
            undo_import(made, by=person, at=NOW)
        assert made.state == ImportState.COMMITTED

    def test_the_secretariat_reads_writes_and_undoes(self, cast):
        known = memory()
        analysis = read(small(TestUndo.ROW))
        made = read_import(analysis, file_name="a.csv", by=cast.mariam, at=NOW)
        commit_import(made, analysis, memory=known, by=cast.mariam, at=NOW)
        undo_import(made, by=cast.mariam, at=NOW)
        assert made.state == ImportState.UNDONE


def test_a_commit_that_fails_writes_nothing(monkeypatch):
    def fails(*_things, **_options):
        raise RuntimeError

    monkeypatch.setattr("cso_pages.upkeep.actions.complete_records", fails)
    known = memory()
    analysis = read(small(TestUndo.ROW))
    made = read_import(analysis, file_name="a.csv", by=None, at=NOW)
    with pytest.raises(RuntimeError):
        commit_import(made, analysis, memory=known, by=None, at=NOW)
    made.refresh_from_db()
    assert made.state == ImportState.READ
    assert not Organisation.objects.exists()
