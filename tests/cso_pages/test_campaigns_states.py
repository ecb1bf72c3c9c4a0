"""A campaign is prepared, opened, ended; who may, and which moves are refused."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cso_pages.directory.indexing import record_changed
from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention
from cso_pages.upkeep.campaigns.actions import (
    ChangedMeanwhile,
    cancel_campaign,
    close_campaign,
    draft_campaign,
    edit_campaign,
    open_campaign,
)
from cso_pages.upkeep.campaigns.models import CampaignTarget, UpdateCampaign
from cso_pages.upkeep.campaigns.states import (
    MOVES,
    TARGET_MOVES,
    CampaignState,
    TargetState,
)
from cso_pages.upkeep.campaigns.targeting import (
    Criteria,
    Reach,
    organisations_for,
    reach_of,
)
from portal.kit.workflow import IllegalMove, move
from tests.conftest import NOW, TODAY, give, make_person
from tests.cso_pages.campaign_ways import (
    a_draft,
    an_open_one,
    give_an_address,
    plan,
    target_of,
)
from tests.cso_pages.directory_ways import listed

pytestmark = pytest.mark.django_db
ACTS = {"open": open_campaign, "closed": close_campaign, "cancelled": cancel_campaign}
LEGAL = {
    ("draft", "open"), ("draft", "cancelled"), ("open", "closed"),
    ("open", "cancelled"),
}  # fmt: skip
TARGET_LEGAL = {
    ("waiting", "confirmed"), ("waiting", "to_change"), ("waiting", "unreachable"),
    ("to_change", "confirmed"), ("unreachable", "confirmed"),
    ("unreachable", "to_change"), ("unreachable", "unreachable"),
}  # fmt: skip


def in_state(cast, state):
    made = a_draft(cast)
    dates = {
        "draft": {},
        "open": {"opened_at": NOW},
        "closed": {"opened_at": NOW, "ended_at": NOW},
        "cancelled": {"ended_at": NOW},
    }
    UpdateCampaign.objects.filter(pk=made.pk).update(state=state, **dates[state])
    made.refresh_from_db()
    return made


@pytest.mark.parametrize("start", CampaignState.values)
@pytest.mark.parametrize("end", ACTS)
def test_every_move_of_a_campaign_is_legal_or_refused(cast, start, end):
    campaign = in_state(cast, start)
    if (start, end) in LEGAL:
        ACTS[end](campaign, by=cast.mariam, at=NOW)
        campaign.refresh_from_db()
        assert campaign.state == end
    else:
        with pytest.raises(IllegalMove):
            ACTS[end](campaign, by=cast.mariam, at=NOW)
        campaign.refresh_from_db()
        assert campaign.state == start


def test_the_tables_say_these_moves_and_no_other():
    assert {(a, b) for a, ends in MOVES.items() for b in ends} == LEGAL
    told = {(a, b) for a, ends in TARGET_MOVES.items() for b in ends}
    assert told == TARGET_LEGAL
    assert set(TARGET_MOVES) == set(TargetState.values)


@pytest.mark.parametrize("start", TargetState.values)
@pytest.mark.parametrize("end", TargetState.values)
def test_every_move_of_a_target_is_legal_or_refused(cast, start, end):
    target = target_of(an_open_one(cast), cast.association)
    day = None if start == "waiting" else TODAY
    CampaignTarget.objects.filter(pk=target.pk).update(state=start, answered_on=day)
    target.refresh_from_db()
    if (start, end) in TARGET_LEGAL:
        move(target, to=end, moves=TARGET_MOVES, answered_on=TODAY)
        return
    with pytest.raises(IllegalMove):
        move(target, to=end, moves=TARGET_MOVES, answered_on=TODAY)


@pytest.mark.parametrize(
    "name", ["aminata", "regional", "ibrahim", "admin", "steering"]
)
def test_only_the_secretariat_runs_a_campaign(cast, name):
    other = getattr(cast, name)
    draft, running = a_draft(cast), an_open_one(cast)
    with pytest.raises(PermissionDenied):
        draft_campaign(plan(), by=other, at=NOW)
    with pytest.raises(PermissionDenied):
        edit_campaign(draft, plan(), version=0, by=other, at=NOW)
    with pytest.raises(PermissionDenied):
        open_campaign(draft, by=other, at=NOW)
    with pytest.raises(PermissionDenied):
        close_campaign(running, by=other, at=NOW)
    with pytest.raises(PermissionDenied):
        cancel_campaign(running, by=other, at=NOW)


def test_a_draft_read_before_another_saved_it_overwrites_nothing(cast):
    draft = a_draft(cast)
    edit_campaign(draft, plan(name="La première"), version=0, by=cast.mariam, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        edit_campaign(draft, plan(name="La seconde"), version=0, by=cast.mariam, at=NOW)
    draft.refresh_from_db()
    assert draft.name == "La première"


def test_an_opened_campaign_is_no_longer_edited(cast):
    running = an_open_one(cast)
    with pytest.raises(ChangedMeanwhile):
        edit_campaign(running, plan(), version=0, by=cast.mariam, at=NOW)


def test_opening_freezes_who_is_asked(cast):
    campaign = an_open_one(cast, criteria=Criteria(territories=("mopti",)))
    asked = campaign.targets.values_list("organisation", flat=True)
    assert set(asked) == {cast.association.pk, cast.network.pk}
    listed(territory="mopti")
    cast.association.territory_id = "segou"
    cast.association.save()
    assert campaign.targets.count() == 2
    assert target_of(campaign, cast.association).territory_id == "mopti"


@pytest.mark.parametrize("days", [0, -1])
def test_a_campaign_whose_last_day_is_over_does_not_open(cast, days):
    draft = a_draft(cast, closes_on=TODAY + datetime.timedelta(days=days))
    with pytest.raises(ValidationError):
        open_campaign(draft, by=cast.mariam, at=NOW)


def test_a_campaign_for_nobody_does_not_open(cast):
    draft = a_draft(cast, criteria=Criteria(territories=("kidal",)))
    with pytest.raises(ValidationError):
        open_campaign(draft, by=cast.mariam, at=NOW)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_who_hides_is_never_asked(cast):
    cast.association.hidden_at = NOW
    cast.association.save()
    record_changed(cast.association)
    campaign = an_open_one(cast)
    assert not campaign.targets.filter(organisation=cast.association).exists()


def test_each_filter_keeps_what_it_says(cast):
    old = listed("Ancienne", territory="gao", kind="ong-nationale")
    Organisation.objects.filter(pk=old.pk).update(
        record_status="stale", last_confirmed_on=TODAY - datetime.timedelta(days=800)
    )
    Intervention.objects.create(
        organisation=old, theme_id="prevention-vbg", territory_id="gao"
    )
    listed("Fraîche", territory="gao")
    day = TODAY - datetime.timedelta(days=100)
    one_each = (
        Criteria(types=("ong-nationale",), territories=("gao",)),
        Criteria(themes=("prevention-vbg",)),
        Criteria(states=("stale",)),
        Criteria(unconfirmed_since=day, territories=("gao",)),
    )
    for criteria in one_each:
        assert list(organisations_for(criteria)) == [old], criteria
        assert Criteria.read(criteria.kept()) == criteria
    assert old not in organisations_for(Criteria(members_only=True))
    assert organisations_for(Criteria()).count() == 5
    assert not organisations_for(Criteria(states=("draft",))).exists()


def test_the_reach_tells_accounts_addresses_and_who_must_be_called(cast):
    """The association and the other have focal points; the network has a lead only."""
    give_an_address(cast.association)
    give_an_address(cast.network)
    give_an_address(listed("Sans arobase"), "pas une adresse")
    assert reach_of(Criteria(), on=TODAY) == Reach(4, by_account=2, by_address=1)
    assert reach_of(Criteria(), on=TODAY).without == 1
    gone = make_person("partie@essai.test", "Partie")
    give(gone, "focal_drafts", organisation=listed("Compte fermé"))
    gone.is_active = False
    gone.save()
    assert reach_of(Criteria(), on=TODAY).by_account == 2
