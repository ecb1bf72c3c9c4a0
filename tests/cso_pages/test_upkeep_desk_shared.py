"""Two people on one list, its screens, its sheets."""

import pytest

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.models import ImportDecision, ImportRun
from tests.cso_pages.test_upkeep_desk import ASKS, ONE, page
from tests.cso_pages.upkeep_desk import DESK, act, field_of, send, sent
from tests.cso_pages.upkeep_lists import as_xlsx, messy_rows, small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def desk(cast, client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)


class TestTwoPeople:
    @pytest.mark.parametrize("what", ["decisions", "colonnes"])
    def test_the_second_is_told_and_keeps_what_she_chose(self, client, what):
        run = sent(client, ASKS)
        opened = run.version
        field = field_of(run, "Nord")
        act(client, run, "decisions", **{field_of(run, "Chose inconnue"): "reseau"})
        typed = {"c-0-0": "name", "c-0-3": "zones"}
        if what == "decisions":
            typed = {field: "kidal"}
        answer = act(client, run, what, version=opened, **typed)
        assert answer.status_code == 422
        body = answer.content.decode()
        assert "Mariam Essai a travaillé sur cette liste" in body
        assert f'value="{list(typed.values())[-1]}" selected' in body
        assert not ImportDecision.objects.filter(kind="territory").exists()

    def test_of_two_who_write_one_wins(self, client):
        run = sent(client, small(ONE))
        opened = run.version
        act(client, run, "enregistrer", version=opened)
        answer = act(client, run, "enregistrer", version=opened)
        assert "a travaillé sur cette liste" in client.get(answer.url).content.decode()
        assert Organisation.objects.filter(name="Union Témoin").count() == 1


def test_the_screens_ask_as_much_whatever_the_list(
    client, django_assert_max_num_queries
):
    run = sent(client, messy_rows())
    for what, most in (
        ("", 12),
        ("lignes/", 14),
        ("decisions/", 20),
        ("colonnes/", 12),
    ):
        with django_assert_max_num_queries(most):
            client.get(f"{DESK}{run.uuid}/{what}")
    with django_assert_max_num_queries(14):
        client.get(DESK)


def test_a_workbook_of_two_sheets_shows_each(client):
    answer = send(client, as_xlsx(small(ONE)), "liste.xlsx")
    assert answer.status_code == 302
    run = ImportRun.objects.get()
    assert "Feuille «\u00a0Liste\u00a0»" in page(client, run, "colonnes/")
