"""Two records become one: everything moves, nothing is lost, all of it comes back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
)
from cso_pages.mandates.models import Role
from cso_pages.search.models import SearchEntry
from cso_pages.upkeep.merging.relations import relations
from tests.conftest import NOW, TODAY, give
from tests.cso_pages.merging_ways import everything, merge, part, twin

pytestmark = pytest.mark.django_db

PHONES = ["00 00 00 01", "+223 00 00 00 01", "00 00 00 02"]


def fill(one: Organisation, drawn) -> None:
    """Parts of a record, some of which the other may say too."""
    for phone in drawn["phones"]:
        ContactChannel.objects.create(organisation=one, kind="phone", value=phone)
    for name in drawn["people"]:
        Contact.objects.create(organisation=one, person_name=name)
    for place in drawn["places"]:
        Intervention.objects.create(
            organisation=one, theme_id="sante", territory_id=place
        )
    for group in drawn["groups"]:
        GroupTie.objects.create(organisation=one, tie="targets", group_id=group)
    for number in drawn["papers"]:
        LegalRegistration.objects.create(
            organisation=one, kind="receipt", number=number, issued_on=TODAY
        )
    if drawn["seat"]:
        Implantation.objects.create(
            organisation=one, kind="seat", territory_id=drawn["seat"],
            locality="Quartier", precision="commune",
        )  # fmt: skip
    one.languages.set(drawn["languages"])


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


@pytest.fixture
def groups(reference):
    from cso_pages.reference.models import Group, Language

    return (
        list(Group.objects.values_list("pk", flat=True)[:3]),
        list(Language.objects.values_list("pk", flat=True)[:3]),
    )


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_merging_then_undoing_gives_back_every_row(cast, outline, groups, data):
    from django.db import transaction

    parts = st.fixed_dictionaries(
        {
            "phones": some(PHONES),
            "people": some(["Mme Une", "Mme une", "M. Deux"]),
            "places": some(["gao", "mopti", "kayes"]),
            "groups": some(groups[0]),
            "papers": some(["123/G-DB", "N° 0123 / G-DB", "7/MATD"]),
            "seat": st.sampled_from(["", "gao", "segou"]),
            "languages": some(groups[1]),
        }
    )
    with transaction.atomic():
        other = twin(hidden_at=data.draw(st.sampled_from([None, NOW])))
        fill(cast.association, data.draw(parts))
        fill(other, data.draw(parts))
        give(cast.stranger, Role.FOCAL_DRAFTS, organisation=other)
        OrgLink.objects.create(umbrella=cast.network, member=other)
        if data.draw(st.booleans()):
            OrgLink.objects.create(umbrella=other, member=cast.association)
        pair = [cast.association, other]
        if data.draw(st.booleans()):
            pair.reverse()
        choices = {
            name: data.draw(st.sampled_from(["kept", "gone", ""]))
            for name in ("name", "sigle", "territory_id", "mission")
        }
        before = everything()
        made = merge(*pair, cast.mariam, **choices)
        assert everything() != before
        for relation in relations():
            assert not relation.of(made.gone).exists(), relation.key
        part(made, cast.mariam)
        assert everything() == before
        transaction.set_rollback(True)


class TestWhatMoves:
    def test_every_relation_of_every_app_is_known(self):
        keys = {relation.key for relation in relations()}
        assert {
            "cso_pages.Mandate.organisation", "cso_pages.ContactChannel.organisation",
            "cso_pages.OrgLink.umbrella", "cso_pages.OrgLink.member",
            "cso_pages.ResourcePage_organisations.organisation",
            "coordination_space.Seat.organisation",
            "coordination_space.ActionItem.owner", "plans.Report.organisation",
            "plans.OverlapDecision_organisations.organisation",
            "plans.ActivityParty.organisation", "plans.Target.organisation",
        } <= keys  # fmt: skip

    def test_rights_follow(self, cast):
        other = twin()
        merge(cast.association, other, cast.mariam)
        made = merge(cast.other, cast.association, cast.mariam)
        cast.aminata.__dict__.pop("_held_mandates", None)
        held = cast.aminata.mandates.get()
        assert held.organisation == made.kept

    def test_what_both_say_is_said_once(self, cast):
        other = twin()
        for one, phone in ((cast.association, PHONES[0]), (other, PHONES[1])):
            ContactChannel.objects.create(organisation=one, kind="phone", value=phone)
        OrgLink.objects.create(umbrella=cast.network, member=other)
        OrgLink.objects.create(umbrella=cast.association, member=other)
        merge(cast.association, other, cast.mariam)
        assert cast.association.channels.get().value == PHONES[0]
        assert OrgLink.objects.count() == 1

    def test_one_seat_the_one_of_the_place_that_was_chosen(self, cast):
        other = twin(territory_id="gao")
        for one, where in ((cast.association, "mopti"), (other, "gao")):
            Implantation.objects.create(
                organisation=one, kind="seat", territory_id=where
            )
        merge(cast.association, other, cast.mariam, territory_id="gone")
        cast.association.refresh_from_db()
        assert cast.association.territory_id == "gao"
        assert cast.association.implantations.get().territory_id == "gao"

    def test_the_lost_name_stays_findable(self, cast):
        other = twin("Union d’avant")
        merge(cast.association, other, cast.mariam)
        cast.association.refresh_from_db()
        assert cast.association.former_names == "Union d’avant"

    def test_search_follows_at_once(self, cast, client):
        other = twin("Union d’avant")
        from cso_pages.directory.indexing import record_changed

        record_changed(other)
        assert SearchEntry.objects.filter(ref=str(other.uuid)).exists()
        merge(cast.association, other, cast.mariam)
        assert not SearchEntry.objects.filter(ref=str(other.uuid)).exists()
        assert "Union d’avant" not in client.get("/annuaire/").content.decode()


class TestNobodyIsExposed:
    @pytest.mark.parametrize("hidden", ["kept", "gone"])
    def test_hidden_if_one_is(self, cast, client, hidden):
        other = twin()
        one = cast.association if hidden == "kept" else other
        Organisation.objects.filter(pk=one.pk).update(hidden_at=NOW)
        merge(cast.association, other, cast.mariam)
        for address in (cast.association.slug, other.slug):
            assert client.get(f"/annuaire/{address}/").status_code == 404

    def test_each_field_for_the_fewest_and_open_data_only_if_both(self, cast):
        other = twin(field_audiences={"mission": "secretariat"}, is_open_data=True)
        merge(cast.association, other, cast.mariam)
        cast.association.refresh_from_db()
        assert cast.association.field_audiences["mission"] == "secretariat"
        assert cast.association.is_open_data is False


class TestAddresses:
    def test_the_old_address_leads_to_the_kept_one_after_any_number_of_merges(
        self, cast, client
    ):
        first, second = twin("Une"), twin("Deux")
        merge(second, first, cast.mariam)
        merge(cast.association, second, cast.mariam)
        for slug in (first.slug, second.slug):
            answer = client.get(f"/annuaire/{slug}/")
            assert answer.status_code == 301
            assert answer.url == cast.association.get_absolute_url()

    def test_it_comes_back_when_they_part(self, cast, client):
        other = twin()
        part(merge(cast.association, other, cast.mariam), cast.mariam)
        assert client.get(f"/annuaire/{other.slug}/").status_code == 200
