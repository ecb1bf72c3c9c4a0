"""« Rien n’a changé »: one link, one act, once; a GET never acts."""

import datetime

import pytest
from django.urls import reverse

from cso_pages.directory.actions import confirm_record, hide_organisation
from cso_pages.directory.confirmations import Confirmation
from cso_pages.directory.contacts import ContactChannel
from cso_pages.upkeep.campaigns.actions import (
    cancel_campaign,
    close_campaign,
    revoke_links,
)
from cso_pages.upkeep.campaigns.answers import confirm_by_link
from cso_pages.upkeep.campaigns.limits import TRIED_AT_MOST
from cso_pages.upkeep.campaigns.links import LinkShut, find_link, token_of
from cso_pages.upkeep.campaigns.models import CampaignLetter
from portal.journal.once import new_key
from tests.conftest import NOW, TODAY
from tests.cso_pages.campaign_ways import (
    an_open_one,
    in_october,
    letters_to,
    target_of,
    work_off,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def campaign(cast, monkeypatch):
    """Open since the day of the tests; every clock of the room says that day."""
    in_october(monkeypatch)
    made = an_open_one(cast)
    work_off()
    return made


@pytest.fixture
def token(campaign, cast):
    return token_of(letters_to(cast.other).get().uuid)


def address(token, page=""):
    return f"/confirmer/{token}/{page}"


def press(client, token):
    return client.post(address(token), {"cle": new_key()})


def test_a_link_confirms_once_and_by_its_own_way(cast, campaign, token):
    confirm_by_link(token, on=TODAY, at=NOW)
    told = Confirmation.objects.get(organisation=cast.other)
    assert (told.channel, told.typed_by, told.confirmed_on) == ("link", None, TODAY)
    target = target_of(campaign, cast.other)
    assert (target.state, target.channel) == ("confirmed", "link")
    with pytest.raises(LinkShut) as shut:
        confirm_by_link(token, on=TODAY, at=NOW)
    assert shut.value.state == "used"
    assert Confirmation.objects.count() == 1


def test_of_two_focal_points_who_tap_one_confirms(cast, campaign):
    first, second = letters_to(cast.association)
    confirm_by_link(token_of(first.uuid), on=TODAY, at=NOW)
    with pytest.raises(LinkShut):
        confirm_by_link(token_of(second.uuid), on=TODAY, at=NOW)
    assert Confirmation.objects.count() == 1


def open_(cast, campaign):
    return NOW


def last_moment(cast, campaign):
    return letters_to(cast.other).get().expires_at - datetime.timedelta(seconds=1)


def expired(cast, campaign):
    return letters_to(cast.other).get().expires_at


def used(cast, campaign):
    token = token_of(letters_to(cast.other).get().uuid)
    confirm_by_link(token, on=TODAY, at=NOW)
    return NOW


def confirmed_otherwise(cast, campaign):
    confirm_record(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    return NOW


def revoked(cast, campaign):
    revoke_links(target_of(campaign, cast.other), by=cast.mariam, at=NOW)
    return NOW


def cancelled(cast, campaign):
    cancel_campaign(campaign, by=cast.mariam, at=NOW)
    return NOW


def closed(cast, campaign):
    close_campaign(campaign, by=cast.mariam, at=NOW)
    return NOW


def hidden(cast, campaign):
    hide_organisation(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    return NOW


def hidden_after_use(cast, campaign):
    used(cast, campaign)
    return hidden(cast, campaign)


LIFE = [
    (open_, "open"), (last_moment, "open"), (expired, "closed"), (used, "used"),
    (confirmed_otherwise, "used"), (revoked, "revoked"), (cancelled, "revoked"),
    (closed, "closed"), (hidden, "closed"), (hidden_after_use, "closed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("happens", "state"), LIFE, ids=lambda v: getattr(v, "__name__", v)
)
def test_the_life_of_a_link(cast, campaign, token, happens, state):
    at = happens(cast, campaign)
    before = Confirmation.objects.count()
    assert find_link(token, at=at).state == state
    if state == "open":
        confirm_by_link(token, on=TODAY, at=at)
        assert Confirmation.objects.count() == before + 1
        return
    with pytest.raises(LinkShut) as shut:
        confirm_by_link(token, on=TODAY, at=at)
    assert shut.value.state == state
    assert Confirmation.objects.count() == before


@pytest.mark.parametrize(
    "token", ["", "rien", "a" * 43, "é" * 43, "%00", "../..", "x" * 500]
)
def test_what_is_no_link_is_closed(campaign, token):
    assert find_link(token, at=NOW).state == "closed"


def test_a_get_a_head_and_a_prefetch_change_nothing_and_leave_no_cookie(
    cast, client, campaign, token
):
    for _scanner in range(3):
        page = client.get(address(token), headers={"Sec-Purpose": "prefetch"})
        assert client.head(address(token)).status_code == 200
    assert page.status_code == 200
    assert not client.cookies
    assert not Confirmation.objects.exists()
    assert not CampaignLetter.objects.exclude(used_at=None).exists()
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    html = page.content.decode()
    assert html.count("<button") == 1
    assert token not in html.replace(f'action="{address(token)}"', "")


def test_it_shows_what_the_public_reads_and_nothing_else(cast, client, campaign, token):
    ContactChannel.objects.create(
        organisation=cast.other, kind="phone", value="numero-interne"
    )
    ContactChannel.objects.create(
        organisation=cast.other,
        kind="radio",
        value="Radio Exemple",
        audience="public",
        consent_on=TODAY,
    )
    cast.other.mission, cast.other.former_names = "mission-interne", "ancien-interne"
    cast.other.save()
    html = client.get(address(token)).content.decode()
    assert cast.other.name in html and "Radio Exemple" in html
    assert "interne" not in html
    assert str(cast.other.uuid) not in html


def test_the_button_confirms_thanks_and_offers_to_change(cast, client, campaign, token):
    answer = press(client, token)
    assert (answer.status_code, answer.url) == (302, address(token, "merci/"))
    thanks = client.get(answer.url)
    html = thanks.content.decode()
    assert thanks.status_code == 200 and "Merci, la fiche est confirmée" in html
    assert reverse("record_list") in html and reverse("contact") in html
    assert thanks["Referrer-Policy"] == "no-referrer"
    assert not client.cookies
    cast.other.refresh_from_db()
    assert cast.other.last_confirmed_on == TODAY


def test_two_taps_make_one_confirmation_and_both_are_thanked(client, campaign, token):
    form = {"cle": new_key()}
    first, second = (client.post(address(token), form) for _tap in range(2))
    assert first.url == second.url == address(token, "merci/")
    assert Confirmation.objects.count() == 1


def test_the_second_use_says_so(client, campaign, token):
    press(client, token)
    for again in (client.get(address(token)), press(client, token)):
        assert again.status_code == 410
        assert "déjà confirmée" in again.content.decode()
    assert Confirmation.objects.count() == 1


def test_thanks_before_the_button_lead_back_to_it(client, campaign, token):
    answer = client.get(address(token, "merci/"))
    assert (answer.status_code, answer.url) == (302, address(token))


def test_an_unknown_link_answers_like_an_expired_one_and_like_a_hidden_one(
    cast, client, campaign, token
):
    unknown = client.get(address("a" * 43))
    CampaignLetter.objects.update(expires_at=NOW - DAY)
    over = client.get(address(token))
    CampaignLetter.objects.update(expires_at=NOW + DAY)
    hide_organisation(cast.other, by=cast.bintou, on=TODAY, at=NOW)
    gone = client.get(address(token))
    assert unknown.status_code == over.status_code == gone.status_code == 404
    assert unknown.content == over.content == gone.content
    assert dict(unknown.items()) == dict(over.items()) == dict(gone.items())
    assert "Ce lien ne sert plus" in gone.content.decode()
    for page in ("", "merci/"):
        assert cast.other.name not in client.get(address(token, page)).content.decode()


def test_a_revoked_link_says_who_took_it_back(cast, client, campaign, token):
    revoke_links(target_of(campaign, cast.other), by=cast.mariam, at=NOW)
    answer = press(client, token)
    assert answer.status_code == 410
    assert "Le secrétariat permanent l’a retiré" in answer.content.decode()


def test_who_tries_many_links_waits_but_a_link_that_works_still_does(
    client, campaign, token
):
    for number in range(TRIED_AT_MOST):
        assert client.get(address(f"essai{number}")).status_code == 404
    assert client.get(address("essai")).status_code == 429
    assert client.get(address(token)).status_code == 200
    assert press(client, token).status_code == 302


def test_the_pages_are_light_and_take_few_queries(
    client, campaign, token, django_assert_max_num_queries
):
    import gzip

    with django_assert_max_num_queries(14):
        page = client.get(address(token))
    assert len(gzip.compress(page.content)) < 14_000
