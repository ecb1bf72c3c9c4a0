"""The review desk: two reviewers, what moved since, the cost of its lists."""

import pytest
from django.utils import timezone

from cso_pages.directory.models import Organisation
from cso_pages.directory.parts import Intervention
from cso_pages.directory.values import values_of
from cso_pages.upkeep.requests.models import ChangeRequest
from tests.conftest import give
from tests.cso_pages import request_ways
from tests.cso_pages.request_ways import key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def sent(organisation, by, **values) -> ChangeRequest:
    """Sent today by the clock that the screens read."""
    return request_ways.sent(organisation, by, at=timezone.now(), **values)


def page(organisation, end="") -> str:
    return f"/espace/organisation/{organisation.uuid}/modifier/{end}"


def desk(request, end="") -> str:
    return f"/espace/annuaire/demandes/{request.uuid}/{end}"


def test_the_desk_decides_field_by_field(client, cast):
    org = cast.association
    asked = sent(org, cast.aminata, summary="Neuf.", mission="M.", sigle="NEUF")
    client.force_login(cast.regional)
    html = client.get(desk(asked)).content.decode()
    assert "Neuf." in html and "AEDF" in html and "Accepter" in html
    form = key() | {"version": str(asked.version), "avis-summary": "accepter",
                    "avis-mission": "accepter"}  # fmt: skip
    half = client.post(desk(asked, "decider/"), form)
    assert half.status_code == 422
    assert 'value="accepter" checked' in half.content.decode()
    form |= key() | {"avis-sigle": "refuser", "raison-sigle": "Déjà pris."}
    assert client.post(desk(asked, "decider/"), form).status_code == 302
    org.refresh_from_db()
    assert (org.summary, org.mission, org.sigle) == ("Neuf.", "M.", "AEDF")
    client.force_login(cast.aminata)
    assert "Déjà pris." in client.get(page(org)).content.decode()


def test_a_second_reviewer_is_told(client, cast):
    asked = sent(cast.association, cast.aminata, summary="Neuf.")
    form = {"version": str(asked.version), "avis-summary": "accepter"}
    client.force_login(cast.regional)
    client.post(desk(asked, "decider/"), form | key())
    late = client.post(desk(asked, "decider/"), form | key())
    assert late.status_code == 409
    assert "Cette demande a bougé" in late.content.decode()


def test_what_moved_since_is_shown_beside_old_and_new(client, cast):
    org = cast.association
    asked = sent(org, cast.aminata, summary="Proposé.")
    Organisation.objects.filter(pk=org.pk).update(summary="Entre-temps.")
    client.force_login(cast.regional)
    html = client.get(desk(asked)).content.decode()
    assert "Proposé." in html and "Entre-temps." in html
    assert "la proposition est caduque" in html
    assert 'name="avis-summary"' not in html


def test_the_lists_cost_the_same_whatever_their_length(
    client, cast, django_assert_max_num_queries
):
    sent(cast.association, cast.aminata, summary="Un.")
    sent(cast.other, cast.bintou, summary="Deux.")
    client.force_login(cast.mariam)
    with django_assert_max_num_queries(16):
        html = client.get("/espace/annuaire/demandes/").content.decode()
    assert cast.association.name in html and cast.other.name in html
    more = {"mission": "M.", "sigle": "S", "languages": ["fr"], "founded_year": 2001}
    asked = sent(cast.network, _lead(cast), summary="Trois.", **more)
    with django_assert_max_num_queries(16):
        client.get("/espace/annuaire/demandes/")
    with django_assert_max_num_queries(30):
        client.get(desk(asked))


def _lead(cast):
    give(cast.fatoumata, "focal_drafts", organisation=cast.network)
    cast.fatoumata.__dict__.pop("_held_mandates", None)
    return cast.fatoumata


def test_values_of_a_record_are_read_in_constant_queries(
    cast, django_assert_max_num_queries
):
    for year in range(1990, 2000):
        Intervention.objects.create(
            organisation=cast.association, theme_id="excision", territory_id="mopti",
            since_year=year,
        )  # fmt: skip
    with django_assert_max_num_queries(8):
        assert len(values_of(cast.association)["work"]) == 10
