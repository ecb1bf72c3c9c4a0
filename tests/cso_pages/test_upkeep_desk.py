"""The import desk: received, mapped, decided, tried, written, undone; one at a time."""

import io
import uuid

import pytest
import python_calamine

from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention
from cso_pages.upkeep.models import ColumnMapping, ImportDecision, ImportRow, ImportRun
from cso_pages.upkeep.states import ImportState
from tests.cso_pages.upkeep_desk import DESK, act, field_of, post, send, sent
from tests.cso_pages.upkeep_hostile import HOSTILE
from tests.cso_pages.upkeep_lists import as_csv, messy_rows, small, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)


ONE = "Union Témoin;UTE;Association;Kayes;VBG;00 00 00 01"
ASKS = small(
    ONE,
    "Entente Témoin;ETE;Association;Nord;VBG;",
    "Alliance Témoin;ATE;Chose inconnue;Nord;;",
    "UNICEF;;Agence SNU;Bamako;;",
)


def page(client, run, what=""):
    return client.get(f"{DESK}{run.uuid}/{what}").content.decode()


class TestReceiving:
    def test_a_list_is_read_and_writes_nothing(self, client):
        run = sent(client, ASKS)
        told = (run.state, run.rows_read, run.understood, run.to_decide, run.rejected)
        assert told == ("read", 4, 1, 2, 1)
        assert not Organisation.objects.filter(name="Union Témoin").exists()
        assert "Union Témoin" in page(client, run, "lignes/")

    def test_the_form_sent_twice_makes_one_import(self, client):
        key = str(uuid.uuid4())
        first, again = (send(client, as_csv(ASKS), key=key) for _turn in range(2))
        assert first.url == again.url
        assert ImportRun.objects.count() == 1

    @pytest.mark.parametrize("name", sorted(HOSTILE))
    def test_a_hostile_file_gets_a_sentence(self, client, name):
        answer = send(client, HOSTILE[name](), f"{name}.xlsx")
        assert answer.status_code == 422
        assert 'data-state="error"' in answer.content.decode()
        assert not ImportRun.objects.exists()

    def test_no_file_is_a_sentence_too(self, client):
        answer = post(client, DESK)
        assert answer.status_code == 422
        assert "Choisissez le fichier" in answer.content.decode()

    @pytest.mark.parametrize("long", [3, 30])
    def test_a_long_list_is_read_and_written_in_the_background(
        self, client, long, monkeypatch, django_capture_on_commit_callbacks
    ):
        monkeypatch.setattr("cso_pages.upkeep.lists.actions.LONG", long)
        lines = [f"Union Témoin {chr(97 + n) * 4};;ONG;Gao;;" for n in range(8)]
        with django_capture_on_commit_callbacks(execute=True):
            run = sent(client, small(*lines))
            assert run.is_busy == (long == 3)
            waiting = client.get(run.get_absolute_url())
            assert ("Refresh" in waiting) == run.is_busy
        run = ImportRun.objects.get()
        assert (run.state, run.rows_read, run.is_busy) == ("read", 8, False)
        with django_capture_on_commit_callbacks(execute=True):
            act(client, run, "enregistrer")
        assert Organisation.objects.filter(name__startswith="Union T").count() == 8


class TestColumns:
    def test_headers_nobody_knows_are_mapped_and_remembered(self, client):
        rows = [["Quoi", "Genre", "Où"], ["Union Témoin", "Association", "Gao"]]
        run = sent(client, rows)
        assert run.state == ImportState.RECEIVED
        assert "Aucune ligne d’en-tête" in page(client, run, "colonnes/")
        act(client, run, "en-tete", feuille="0", ligne="1")
        fields = {"c-0-0": "name", "c-0-1": "org_type", "c-0-2": "region"}
        assert "Union Témoin" in page(client, run, "colonnes/")
        act(client, run, "colonnes", **fields)
        run.refresh_from_db()
        assert (run.state, run.understood) == ("read", 1)
        assert ColumnMapping.objects.count() == 1
        again = sent(client, rows)
        act(client, again, "en-tete", feuille="0", ligne="1")
        again.refresh_from_db()
        assert again.understood == 1

    def test_a_mapping_without_a_name_is_refused_with_what_was_chosen(self, client):
        run = sent(client, ASKS)
        answer = act(client, run, "colonnes", **{"c-0-3": "zones"})
        assert answer.status_code == 422
        body = answer.content.decode()
        assert "quelle colonne donne le nom" in body
        assert '<option value="zones" selected>' in body

    @pytest.mark.parametrize("row", ["", "0", "zéro", "999999", "-1"])
    def test_a_row_that_is_none_changes_nothing(self, client, row):
        run = sent(client, ASKS)
        answer = act(client, run, "en-tete", feuille="0", ligne=row)
        assert answer.status_code == 422
        run.refresh_from_db()
        assert (run.headers, run.understood) == ({}, 1)


class TestDeciding:
    def test_one_answer_serves_every_row_and_the_next_list(self, client):
        run = sent(client, ASKS)
        assert "2 lignes" in page(client, run, "decisions/")
        act(client, run, "decisions", **{field_of(run, "Nord"): "gao"})
        run.refresh_from_db()
        assert (run.understood, run.to_decide) == (2, 1)
        assert sent(client, ASKS).to_decide == 1

    def test_everywhere_several_or_none(self, client):
        head = ["Nom", "Type", "Siège", "Zone d’intervention", "Domaine"]
        rows = [head] + [
            [f"{name} Témoin", "Association", "Bamako", zone, "VBG"]
            for name, zone in (
                ("Union", "Zone une"), ("Entente", "Zone deux"), ("Alliance", "Autre"),
            )
        ]  # fmt: skip
        run = sent(client, rows)
        one, two, three = (
            field_of(run, text) for text in ("Zone une", "Zone deux", "Autre")
        )
        act(client, run, "decisions", **{
            one: "*", f"m-{two}": ["gao", "kidal"], three: "-",
        })  # fmt: skip
        act(client, run, "enregistrer")
        made = {
            row.name: row.interventions.count()
            for row in Organisation.objects.filter(name__endswith="Témoin")
        }
        assert made == {"Union Témoin": 20, "Entente Témoin": 2, "Alliance Témoin": 1}

    def test_what_is_not_offered_is_no_answer(self, client):
        run = sent(client, ASKS)
        answer = act(client, run, "decisions", **{field_of(run, "Nord"): "atlantide"})
        assert answer.status_code == 422
        assert not ImportDecision.objects.exists()

    def test_one_answer_for_all_those_whose_type_is_not_written(self, client):
        rows = [["Nom", "Région"]] + [
            [f"{one} Témoin", "Gao"] for one in ("Soleil", "Lune", "Étoile")
        ]
        run = sent(client, rows)
        assert run.to_decide == 3
        act(client, run, "decisions", **{"tous-type_of": "association"})
        run.refresh_from_db()
        assert run.understood == 3

    @pytest.mark.parametrize(
        ("chosen", "records", "phones"),
        [("known", 1, 2), ("new", 2, 1), ("skip", 1, 1)],
    )
    def test_a_likeness_is_shown_side_by_side_and_decided(
        self, client, chosen, records, phones
    ):
        write(small(ONE))
        known = Organisation.objects.get(name="Union Témoin")
        run = sent(client, small("Union Témoine;;ONG;Kayes;;00 00 00 01/00 00 00 09"))
        body = page(client, run, "decisions/")
        assert "Déjà dans l’annuaire" in body and "Ligne 2 de la liste" in body
        value = str(known.uuid) if chosen == "known" else chosen
        act(client, run, "decisions", **{field_of(run, "Union Témoine"): value})
        act(client, run, "enregistrer")
        found = Organisation.objects.filter(name__startswith="Union Témoin")
        assert (found.count(), known.channels.count()) == (records, phones)


class TestTrying:
    def test_the_trial_accounts_for_every_row_and_says_each_field(self, client):
        run = sent(client, ASKS)
        assert run.outcome["new"] == 1
        assert sum(count for _why, count, _rows in run.outcome["aside"]) == run.rejected
        body = page(client, run)
        assert "Ligne hors périmètre" in body
        told = dict(map(tuple, ImportRow.objects.get(number=2).reading["changes"]))
        assert told["Nom"] == "Union Témoin"
        assert told["Siège"] == "Kayes"
        assert told["Téléphone"] == "00 00 00 01"

    def test_the_annotated_workbook_comes_back(self, client):
        run = sent(client, ASKS)
        answer = client.get(f"{DESK}{run.uuid}/classeur/")
        book = python_calamine.CalamineWorkbook.from_filelike(
            io.BytesIO(b"".join(answer.streaming_content))
        )
        rows = book.get_sheet_by_index(0).to_python()
        assert [row[1] for row in rows[1:]] == [
            "compris", "à décider", "à décider", "mis de côté",
        ]  # fmt: skip
        assert rows[0][4:7] == ["Nom", "Sigle", "Type"]

    def test_a_directory_that_moved_since_is_said_and_nothing_is_written(self, client):
        run = sent(client, small(ONE))
        write(small(ONE), "entre-temps.csv")
        act(client, run, "enregistrer")
        run.refresh_from_db()
        assert (run.state, run.outcome["new"], run.outcome["same"]) == ("read", 0, 1)
        assert Organisation.objects.filter(name="Union Témoin").count() == 1


class TestWriting:
    def test_written_then_undone_leaves_the_directory_as_it_was(self, client):
        before = Organisation.objects.count(), Intervention.objects.count()
        run = sent(client, messy_rows())
        act(client, run, "enregistrer")
        run.refresh_from_db()
        assert run.state == ImportState.COMMITTED
        assert Organisation.objects.count() == before[0] + run.outcome["new"] > 100
        assert "Annuler tout l’import" in page(client, run)
        act(client, run, "annuler")
        run.refresh_from_db()
        assert run.state == ImportState.UNDONE
        assert (Organisation.objects.count(), Intervention.objects.count()) == before

    def test_the_same_list_again_finds_nothing_to_write(self, client):
        act(client, sent(client, small(ONE)), "enregistrer")
        again = sent(client, small(ONE))
        assert again.outcome["same"] == 1
        assert "Enregistrer dans l’annuaire" not in page(client, again)

    def test_rows_decided_later_join_those_written(self, client):
        run = sent(client, ASKS)
        act(client, run, "enregistrer")
        act(client, run, "decisions", **{field_of(run, "Nord"): "gao"})
        act(client, run, "enregistrer")
        assert Organisation.objects.filter(name__endswith="Témoin").count() == 2

    def test_an_undoing_that_is_refused_says_why(self, client):
        run = sent(client, small(ONE))
        act(client, run, "enregistrer")
        Organisation.objects.filter(name="Union Témoin").update(
            record_status="published"
        )
        answer = act(client, run, "annuler")
        assert answer.status_code == 409
        assert "Union Témoin" in answer.content.decode()
        assert "déjà vérifiée ou publiée" in page(client, run, "annuler/")

    def test_a_list_given_up_keeps_no_row(self, client):
        run = sent(client, ASKS)
        act(client, run, "abandonner")
        run.refresh_from_db()
        assert (run.state, run.rows.count(), run.file.name) == ("dropped", 0, "")
        assert act(client, run, "enregistrer").status_code == 302
        assert not Organisation.objects.filter(name="Union Témoin").exists()
