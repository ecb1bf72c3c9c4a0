"""Numbers that somebody has checked, and none else, on neutral pages."""

import datetime
import gzip
import re

import pytest
from django.utils import timezone

from cso_pages.help.models import SHOWN_DAYS, HelpService
from cso_pages.help.queries import help_block, help_home, help_in
from cso_pages.reference.models import Territory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 10, 9)


def service(name="Écoute (exemple)", *, ago=0, today=TODAY, where=None, **more):
    return HelpService.objects.create(
        name=name,
        kind="listening",
        territory_id=where,
        operator="Service fictif",
        verified_on=today - datetime.timedelta(days=ago),
        verified_by="qui-a-verifie-mqr",
        **{"phone": "00 00 00 01"} | more,
    )


@pytest.mark.parametrize(
    ("ago", "shown"), [(0, True), (SHOWN_DAYS, True), (SHOWN_DAYS + 1, False), (-1, 0)]
)
def test_a_number_shows_ninety_days_after_its_check(reference, ago, shown):
    service(ago=ago)
    assert bool(help_home(TODAY).national) == bool(shown)


def test_without_a_national_number_the_regional_ones_take_its_place(reference):
    service("Ancien", ago=91)
    service("Mopti", where="mopti")
    page = help_home(TODAY)
    assert [one.name for one in page.services] == ["Mopti"]
    block = help_block(TODAY)
    assert block.number is None and block.has_regional


def test_a_territory_shows_its_own_services_then_the_countrys(reference):
    service("Pays")
    service("Mopti", where="mopti")
    service("Gao", where="gao")
    page = help_in(Territory.objects.get(pk="mopti"), TODAY)
    assert [one.name for one in (*page.services, *page.national)] == ["Mopti", "Pays"]


@pytest.mark.parametrize("address", ["/aide/", "/aide/mopti/"])
def test_pages_of_help_are_neutral_light_and_call(client, pages, address):
    today = timezone.localdate()
    service("Pays", today=today, phone="+223 00 00 00 00")
    service("Mopti", today=today, where="mopti")
    html = client.get(address).content.decode()
    title = re.search(r"<title>(.*?)</title>", html, re.S)[1].strip()
    assert title == "Informations utiles"
    assert 'href="tel:+22300000000"' in html
    assert "qui-a-verifie-mqr" not in html
    assert len(gzip.compress(html.encode())) < 14_000


def test_the_home_page_tells_a_number_of_today_only(client, pages):
    assert "tel:" not in client.get("/").content.decode()
    made = service("Pays", today=timezone.localdate())
    assert 'href="tel:00000001"' in client.get("/").content.decode()
    made.verified_on -= datetime.timedelta(days=SHOWN_DAYS + 1)
    made.save()
    assert "tel:" not in client.get("/").content.decode()


@pytest.mark.parametrize("place", ["nulle-part", "m" * 60, "1"])
def test_an_unknown_territory_is_not_found(client, pages, place):
    assert client.get(f"/aide/{place}/").status_code == 404


def test_a_service_has_no_place(reference):
    """A caller is told where to go: nothing here locates anybody."""
    names = {field.name for field in HelpService._meta.get_fields()}
    assert not names & {"address", "locality", "place", "latitude", "organisation"}
    assert "shelter" not in dict(HelpService._meta.get_field("kind").choices)
