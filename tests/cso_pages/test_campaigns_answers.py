"""What is answered by telephone and on paper; the rates, whatever way and order."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cso_pages.directory.actions import confirm_record, hide_organisation
from cso_pages.directory.confirmations import Confirmation
from cso_pages.directory.models import Organisation
from cso_pages.permissions import forget_mandates
from cso_pages.upkeep.campaigns.answers import Answer, confirm_by_link, note_answer
from cso_pages.upkeep.campaigns.links import LinkShut, token_of
from cso_pages.upkeep.campaigns.models import CampaignLetter
from cso_pages.upkeep.campaigns.queries import campaigns_for
from cso_pages.upkeep.campaigns.rates import Rate, campaign_rates, directory_rates
from portal.journal.models import AuditEntry
from portal.journal.once import new_key
from portal.kit.workflow import IllegalMove
from tests.conftest import NOW, TODAY, give
from tests.cso_pages.campaign_ways import (
    an_open_one,
    give_an_address,
    in_october,
    letters_to,
    target_of,
    work_off,
)
from tests.cso_pages.directory_ways import listed

pytestmark = pytest.mark.django_db
PEOPLE = [
    "aminata", "sira", "bintou", "fatoumata", "regional", "mariam", "ibrahim",
    "coumba", "steering", "observer", "admin", "stranger",
]  # fmt: skip


@pytest.fixture(autouse=True)
def day_of_the_tests(monkeypatch, settings):
    in_october(monkeypatch)
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def said(state="confirmed", channel="phone", days=0, **more):
    on = TODAY - datetime.timedelta(days=days)
    return Answer(state=state, channel=channel, on=on, **more)


def typed(**changed):
    return {
        "cle": new_key(),
        "state": "confirmed",
        "channel": "phone",
        "on": TODAY.isoformat(),
        "answered_as": "Présidente",
        "source": "liste d’appels",
    } | changed


@pytest.mark.parametrize("person", PEOPLE)
def test_the_secretariat_and_the_region_note_nobody_else(cast, person):
    user = getattr(cast, person)
    campaign = an_open_one(cast)
    if person in {"mariam", "regional"}:
        note_answer(cast.association, said(), by=user, at=NOW)
        assert target_of(campaign, cast.association).state == "confirmed"
    else:
        with pytest.raises(PermissionDenied):
            note_answer(cast.association, said(), by=user, at=NOW)
    if person == "regional":
        with pytest.raises(PermissionDenied):
            note_answer(cast.other, said(), by=user, at=NOW)


@pytest.mark.parametrize(
    ("days", "earlier", "taken"),
    [(0, False, True), (-1, False, False), (-1, True, False), (1, False, False),
     (1, True, True), (366, True, False)],
)  # fmt: skip
def test_the_day_is_not_to_come_nor_before_the_opening_unless_said(
    cast, days, earlier, taken
):
    campaign = an_open_one(cast)
    answer = said(days=days, even_earlier=earlier)
    if taken:
        note_answer(cast.association, answer, by=cast.mariam, at=NOW)
    else:
        with pytest.raises(ValidationError):
            note_answer(cast.association, answer, by=cast.mariam, at=NOW)
    state = target_of(campaign, cast.association).state
    assert state == ("confirmed" if taken else "waiting")


def test_the_answer_keeps_a_function_and_a_source(cast):
    campaign = an_open_one(cast)
    answer = said(channel="paper", answered_as="trésorière", source="fiche reçue")
    note_answer(cast.association, answer, by=cast.regional, at=NOW)
    target = target_of(campaign, cast.association)
    told = Confirmation.objects.get()
    for row in (target, told):
        assert (row.channel, row.answered_as) == ("paper", "trésorière")
        assert row.source == "fiche reçue"
    assert told.typed_by == cast.regional


@pytest.mark.parametrize("state", ["to_change", "unreachable"])
def test_changes_to_make_and_nobody_there_confirm_nothing(cast, state):
    campaign = an_open_one(cast)
    note_answer(cast.association, said(state), by=cast.mariam, at=NOW)
    assert target_of(campaign, cast.association).state == state
    assert not Confirmation.objects.exists()
    entry = AuditEntry.objects.get(action="campaign_answer_noted")
    assert entry.detail == {"state": state, "channel": "phone"}
    note_answer(cast.association, said(), by=cast.mariam, at=NOW)
    assert target_of(campaign, cast.association).state == "confirmed"


def test_without_a_campaign_only_a_confirmation_is_noted(cast):
    note_answer(cast.association, said(days=200), by=cast.mariam, at=NOW)
    assert Confirmation.objects.count() == 1
    with pytest.raises(IllegalMove):
        note_answer(cast.association, said("unreachable"), by=cast.mariam, at=NOW)


@pytest.mark.parametrize("channel", ["workspace", "link", "edit", "region"])
def test_other_ways_are_not_typed(cast, channel):
    with pytest.raises(IllegalMove):
        note_answer(cast.association, said(channel=channel), by=cast.mariam, at=NOW)


def test_what_was_confirmed_before_the_opening_does_not_answer_it(cast):
    campaign = an_open_one(cast)
    yesterday = TODAY - datetime.timedelta(days=1)
    confirm_record(cast.association, by=cast.aminata, on=yesterday, at=NOW)
    assert target_of(campaign, cast.association).state == "waiting"


WAYS = ("workspace", "region", "phone", "paper", "edit", "link")


def confirm(cast, organisation, way):
    if way == "link":
        try:
            letter = letters_to(organisation).get()
            confirm_by_link(token_of(letter.uuid), on=TODAY, at=NOW)
        except LinkShut:
            pass
        return
    by = {"workspace": cast.sira, "region": cast.regional}.get(way, cast.mariam)
    confirm_record(organisation, by=by, on=TODAY, at=NOW, channel=way)


@given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(WAYS)), max_size=7))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_rate_is_the_distinct_confirmed_out_of_the_listed(cast, acts):
    """However many times, by whatever way, in any order; each example is undone."""
    with transaction.atomic():
        three = [listed(f"Fiche {n}", territory="mopti") for n in range(3)]
        for one in three:
            give_an_address(one)
        campaign = an_open_one(cast)
        work_off()
        for one in three:
            give(cast.sira, "focal_drafts", organisation=one)
        forget_mandates(cast.sira)
        for number, way in acts:
            confirm(cast, three[number], way)
        distinct = len({number for number, _way in acts})
        rates = campaign_rates(campaign, cast.mariam)
        assert rates.whole == Rate(distinct, 6)
        mopti = next(one.rate for one in rates.regions if one.slug == "mopti")
        assert mopti == Rate(distinct, 5)
        (row,) = campaigns_for(cast.mariam)
        assert row.rate == rates.whole
        transaction.set_rollback(True)
    forget_mandates(cast.sira)


def test_who_hides_leaves_both_sides_of_the_rate(cast):
    campaign = an_open_one(cast)
    confirm_record(cast.association, by=cast.aminata, on=TODAY, at=NOW)
    confirm_record(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    assert campaign_rates(campaign, cast.mariam).whole == Rate(2, 3)
    hide_organisation(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    assert campaign_rates(campaign, cast.mariam).whole == Rate(1, 2)
    assert campaign_rates(campaign, cast.regional).whole == Rate(1, 2)


def test_a_region_counts_its_own_only(cast):
    campaign = an_open_one(cast)
    rates = campaign_rates(campaign, cast.regional)
    assert [(one.slug, one.rate) for one in rates.regions] == [("mopti", Rate(0, 2))]


def test_nobody_listed_has_no_rate():
    assert Rate(0, 0).share is None
    assert Rate(1, 4).share == Decimal("0.25")


@pytest.mark.parametrize(("days", "fresh"), [(0, 1), (364, 1), (365, 0), (400, 0)])
def test_the_directory_counts_what_was_confirmed_for_less_than_a_year(
    cast, client, days, fresh
):
    on = TODAY - datetime.timedelta(days=days)
    Organisation.objects.filter(pk=cast.other.pk).update(last_confirmed_on=on)
    assert directory_rates(TODAY).whole == Rate(fresh, 3)
    told = client.get("/annuaire/").content.decode()
    assert f"depuis moins de 12\u00a0mois\u00a0: {fresh} sur 3." in told


def test_the_page_notes_and_leads_to_the_changes(client, cast):
    campaign = an_open_one(cast)
    page = f"{campaign.get_absolute_url()}fiches/{cast.association.uuid}/"
    client.force_login(cast.mariam)
    changes = client.post(page, typed(state="to_change"))
    assert changes.url == f"/espace/organisation/{cast.association.uuid}/modifier/"
    client.force_login(cast.regional)
    confirmed = client.post(page, typed())
    assert confirmed.url == campaign.get_absolute_url()
    assert target_of(campaign, cast.association).state == "confirmed"
    again = client.post(page, typed(state="unreachable"))
    assert again.status_code == 422
    assert "n’est plus possible" in again.content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": "2026-10-10"}, "pas encore venue"),
        ({"on": "2026-10-08"}, "avant l’ouverture"),
        ({"on": ""}, "Corrigez ce qui suit"),
        ({"state": "autre"}, "Corrigez ce qui suit"),
        ({"channel": "link"}, "Corrigez ce qui suit"),
        ({"answered_as": "x" * 81}, "Corrigez ce qui suit"),
        ({"source": "a\x00b"}, "Corrigez ce qui suit"),
    ],
)
def test_a_fault_is_told_and_nothing_typed_is_lost(client, cast, changed, sentence):
    an_open_one(cast)
    client.force_login(cast.mariam)
    page = f"/espace/annuaire/campagnes/noter/{cast.association.uuid}/"
    answer = client.post(page, typed(**changed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Présidente" in html or "answered_as" in changed
    assert not Confirmation.objects.exists()


def test_the_record_tells_its_history(client, cast):
    confirm_record(
        cast.association,
        by=cast.mariam,
        on=TODAY,
        at=NOW,
        channel="phone",
        answered_as="secrétaire générale",
    )
    client.force_login(cast.aminata)
    html = client.get(f"/espace/organisation/{cast.association.uuid}/").content.decode()
    assert "téléphone" in html and "secrétaire générale" in html
    client.logout()
    public = client.get(cast.association.get_absolute_url()).content.decode()
    assert "secrétaire générale" not in public


def test_the_screens_take_as_many_queries_whatever_their_number(
    client, cast, django_assert_max_num_queries
):
    for number in range(12):
        made = listed(f"Fiche {number}", territory="mopti")
        give_an_address(made, f"fiche{number}@exemple.test")
    campaign = an_open_one(cast)
    work_off()
    assert CampaignLetter.objects.count() == 15
    client.force_login(cast.mariam)
    page = campaign.get_absolute_url()
    for address, most in (
        ("/espace/annuaire/campagnes/", 14),
        (page, 20),
        (f"{page}appels/", 14),
        ("/espace/annuaire/", 14),
    ):
        client.get(address)
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
