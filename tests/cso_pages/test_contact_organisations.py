"""One writes to an organisation by the portal; only its focal points read it."""

import pytest

from cso_pages.contact.actions import receive_message
from cso_pages.contact.models import ContactMessage, Topic
from portal.notices.models import Notice
from tests.conftest import NOW, TODAY
from tests.cso_pages.test_contact import stamp, written

assert stamp  # a fixture


@pytest.fixture
def address(cast):
    cast.association.accepts_messages = True
    cast.association.save()
    return f"/annuaire/{cast.association.slug}/ecrire/"


def test_a_message_reaches_both_focal_points_and_nobody_else(
    cast, client, stamp, address
):
    answer = client.post(address, written(stamp))
    assert (answer.status_code, answer.url) == (302, f"{address}recu/")
    assert client.get(answer.url).status_code == 200
    told = Notice.objects.values_list("recipient", flat=True)
    assert set(told) == {cast.aminata.pk, cast.sira.pk}
    assert ContactMessage.objects.get().organisation == cast.association


def test_sent_twice_it_is_one(cast, client, stamp, address):
    form = written(stamp)
    assert [client.post(address, form).status_code for _ in range(3)] == [302] * 3
    assert ContactMessage.objects.count() == 1


@pytest.mark.parametrize("state", ["closed", "hidden", "unknown"])
def test_who_does_not_accept_or_hides_cannot_be_written_to(
    cast, client, stamp, address, state
):
    if state == "closed":
        cast.association.accepts_messages = False
    elif state == "hidden":
        cast.association.hidden_at = NOW
    else:
        address = "/annuaire/personne-abc234/ecrire/"
    cast.association.save()
    assert client.get(address).status_code == 404
    assert client.post(address, written(stamp)).status_code == 404
    assert not ContactMessage.objects.exists()


def test_the_profile_offers_it_only_where_it_is_accepted(cast, client, address):
    page = cast.association.get_absolute_url()
    assert address in client.get(page).content.decode()
    cast.association.accepts_messages = False
    cast.association.save()
    assert address not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("name", "reads"),
    [("aminata", 1), ("sira", 1), ("bintou", 0), ("fatoumata", 0), ("regional", 0),
     ("mariam", 0), ("admin", 0), ("stranger", 0)],
)  # fmt: skip
def test_who_reads_what_is_written_to_the_association(cast, name, reads):
    receive_message(
        topic=Topic.QUESTION,
        text="Essai",
        organisation=cast.association,
        at=NOW,
        today=TODAY,
    )
    readable = ContactMessage.objects.visible_to(getattr(cast, name))
    assert readable.count() == reads
