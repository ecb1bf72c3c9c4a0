"""One's own messages: read, opened once, invisible to everybody else."""

import uuid

import pytest
from django.template import Context, Template

from portal.notices.models import Notice
from tests.conftest import NOW

LIST = "/espace/messages/"


def notice_for(person, **columns):
    columns = {
        "kind": "essai",
        "subject": "Votre rapport a été lu",
        "body": "Deux réponses sont à compléter.",
        "path": "/espace/travaux/",
        "created_at": NOW,
    } | columns
    return Notice.objects.create(recipient=person, **columns)


@pytest.fixture
def aminata(client, cast):
    client.force_login(cast.aminata)
    return cast.aminata


def open_it(client, notice, key=None):
    return client.post(f"{LIST}{notice.pk}/", {"cle": key or str(uuid.uuid4())})


def test_the_list_shows_ones_own_messages(client, aminata, cast):
    notice_for(aminata)
    notice_for(cast.bintou, subject="Pour Bintou")
    page = client.get(LIST).text
    assert "Votre rapport a été lu" in page
    assert "Deux réponses sont à compléter." in page
    assert "nouveau" in page
    assert "Bintou" not in page


def test_an_empty_list_says_so(client, aminata):
    assert "Aucun message pour l’instant" in client.get(LIST).text


def test_what_people_write_is_text_not_markup(client, aminata):
    notice_for(aminata, body="<b>gras</b> & co", subject="<i>objet</i>")
    page = client.get(LIST).text
    assert "<b>gras</b>" not in page
    assert "<i>objet</i>" not in page
    assert "&lt;b&gt;gras" in page


def test_opening_marks_as_read_and_leads_there(client, aminata):
    notice = notice_for(aminata)
    answer = open_it(client, notice)
    assert (answer.status_code, answer["Location"]) == (302, "/espace/travaux/")
    first = Notice.objects.get(pk=notice.pk).read_at
    assert first is not None
    open_it(client, notice)
    assert Notice.objects.get(pk=notice.pk).read_at == first
    assert "nouveau" not in client.get(LIST).text


@pytest.mark.parametrize(
    "path", ["", "//mal.test/", "https://mal.test/", "/\\mal.test"]
)
def test_opening_never_leads_outside(client, aminata, path):
    assert open_it(client, notice_for(aminata, path=path))["Location"] == LIST


def test_the_message_of_another_does_not_exist(client, cast, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    notice = notice_for(cast.aminata)
    for person in cast.everyone().values():
        client.force_login(person)
        expected = 302 if person == cast.aminata else 404
        assert open_it(client, notice).status_code == expected, person


def test_opening_needs_a_post(client, aminata):
    assert client.get(f"{LIST}{notice_for(aminata).pk}/").status_code == 405


def test_the_header_knows_how_many_wait(aminata, cast):
    notice_for(aminata)
    notice_for(aminata)
    notice_for(aminata, read_at=NOW)
    notice_for(cast.bintou)
    shown = Template("{% load notices %}{% unread_notices user as n %}{{ n }}")
    assert shown.render(Context({"user": aminata})) == "2"


def test_the_list_costs_the_same_for_forty_messages(
    client, aminata, django_assert_max_num_queries
):
    for _number in range(40):
        notice_for(aminata)
    with django_assert_max_num_queries(8):
        assert "Page 1 sur 2" in client.get(LIST).text
