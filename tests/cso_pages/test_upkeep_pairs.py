"""Pairs are found and shown, told apart once for all, merged after a fresh proof."""

import uuid

import pytest

from cso_pages.directory.models import Organisation
from cso_pages.upkeep.merging import views
from cso_pages.upkeep.merging.finding import find_pairs
from cso_pages.upkeep.merging.models import LikelyPair, Merge
from tests.conftest import NOW
from tests.cso_pages.merging_ways import twin
from tests.cso_pages.upkeep_desk import post

pytestmark = pytest.mark.django_db
DESK = "/espace/annuaire/doublons/"


@pytest.fixture(autouse=True)
def desk(cast, client, settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(cast.mariam)
    monkeypatch.setattr(views, "is_fresh", lambda request: True)


@pytest.fixture
def pair(cast) -> LikelyPair:
    twin(cast.other.name, sigle="", mission="Mission de la jumelle")
    assert find_pairs(at=NOW) == 1
    return LikelyPair.objects.get()


def answered(client, pair, **fields):
    kept = fields.pop("kept", pair.first)
    gone = pair.second if kept == pair.first else pair.first
    typed = {"garder": kept.uuid, "v-kept": kept.version, "v-gone": gone.version}
    return post(client, pair.get_absolute_url(), **{**typed, **fields})


def test_a_pair_is_found_once_and_shown_with_its_reasons(client, pair):
    find_pairs(at=NOW)
    assert LikelyPair.objects.count() == 1
    body = client.get(DESK).content.decode()
    assert "1 paire à regarder" in body.replace("\u00a0", " ")
    assert "même nom" in body


def test_told_apart_they_are_never_proposed_again(client, pair):
    post(client, f"{pair.get_absolute_url()}deux/")
    find_pairs(at=NOW)
    assert not LikelyPair.objects.waiting().exists()
    assert client.get(pair.get_absolute_url()).status_code == 404
    assert LikelyPair.objects.get().told_apart_by is not None


def test_what_is_no_longer_alike_is_forgotten(pair):
    Organisation.objects.filter(pk=pair.second_id).update(name="Tout autre chose")
    find_pairs(at=NOW)
    assert not LikelyPair.objects.exists()


def test_the_preview_shows_both_and_writes_nothing(client, pair):
    body = client.get(pair.get_absolute_url()).content.decode()
    assert "Mission de la jumelle" in body
    assert "La fiche qui disparaît" in body
    other = client.get(f"{pair.get_absolute_url()}?garder={pair.second.uuid}")
    assert f'name="garder" value="{pair.second.uuid}"' in other.content.decode()
    assert not Merge.objects.exists()


def test_merged_with_the_chosen_fields_then_parted(client, pair):
    answer = answered(client, pair, **{"f-mission": "gone"})
    made = Merge.objects.get()
    assert answer.url == made.get_absolute_url()
    pair.first.refresh_from_db()
    assert pair.first.mission == "Mission de la jumelle"
    post(client, made.get_absolute_url())
    made.refresh_from_db()
    assert made.state == "undone"
    pair.first.refresh_from_db()
    assert pair.first.mission == ""


def test_a_double_tap_merges_once(client, pair):
    key = str(uuid.uuid4())
    first, again = (answered(client, pair, key=key) for _turn in range(2))
    assert first.url == again.url
    assert Merge.objects.count() == 1


def test_the_second_of_two_people_is_told_and_keeps_her_choices(client, pair):
    opened = {"v-kept": pair.first.version, "v-gone": pair.second.version}
    Organisation.objects.filter(pk=pair.first_id).update(version=7)
    answer = answered(client, pair, **{**opened, "f-mission": "kept"})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "a changé pendant ce temps" in body
    assert 'name="f-mission" value="kept" checked' in body
    assert not Merge.objects.exists()


def test_without_a_fresh_proof_nothing_is_shown_nor_done(client, pair, monkeypatch):
    monkeypatch.setattr(views, "is_fresh", lambda request: False)
    for answer in (client.get(pair.get_absolute_url()), answered(client, pair)):
        assert answer.status_code == 302
        assert "reauthenticate" in answer.url
    assert not Merge.objects.exists()


def test_an_undoing_that_is_refused_says_why(client, cast, pair):
    answered(client, pair)
    made = Merge.objects.get()
    Merge.objects.update(snapshot={})
    answer = post(client, made.get_absolute_url())
    assert answer.status_code == 409
    assert "douze mois" in answer.content.decode()


def test_the_list_asks_as_much_whatever_the_pairs(
    client, django_assert_max_num_queries, pair
):
    for at in range(6):
        twin(f"Union Témoin {chr(97 + at) * 5}")
        twin(f"Union Témoin {chr(97 + at) * 5}")
    find_pairs(at=NOW)
    assert LikelyPair.objects.count() == 7
    with django_assert_max_num_queries(12):
        client.get(DESK)
