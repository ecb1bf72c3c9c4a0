"""The door of /gestion/: who enters, who is told no, who must show a second factor."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group

from cso_pages.mandates.actions import end_mandate, grant_mandate
from cso_pages.mandates.models import Mandate, Role
from tests.conftest import NOW, give

DESK = "/gestion/"


@pytest.fixture
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def with_second_factor(user):
    Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    return user


ENTERS = {
    "mariam": 200,
    "ibrahim": 200,
    "coumba": 200,
    "admin": 200,
    "aminata": 403,
    "sira": 403,
    "bintou": 403,
    "fatoumata": 403,
    "regional": 403,
    "steering": 403,
    "observer": 403,
    "stranger": 403,
}


def test_the_table_of_who_enters_names_everyone(cast):
    assert set(ENTERS) == set(cast.everyone())


@pytest.mark.parametrize("name", ENTERS)
def test_the_editing_desk_opens_to_staff_mandates_only(name, client, cast, relaxed):
    client.force_login(getattr(cast, name))
    assert client.get(DESK).status_code == ENTERS[name]


def test_a_visitor_is_sent_to_the_one_door(client, home):
    response = client.get("/gestion/pages/")
    assert (response.status_code, response.url) == (
        302,
        "/compte/login/?next=/gestion/pages/",
    )


def test_the_refusal_is_our_page_in_french(client, cast):
    client.force_login(cast.aminata)
    page = client.get(DESK)
    assert "Cette partie est réservée" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_mandate_that_ended_yesterday_opens_nothing(client, cast, relaxed):
    client.force_login(cast.mariam)
    assert client.get(DESK).status_code == 200
    Mandate.objects.filter(user=cast.mariam).update(
        ends_on=datetime.date.today() - datetime.timedelta(days=1)
    )
    assert client.get(DESK).status_code == 403


def test_being_a_superuser_opens_nothing(client, cast, relaxed):
    cast.stranger.is_superuser = cast.stranger.is_staff = True
    cast.stranger.save()
    client.force_login(cast.stranger)
    assert client.get(DESK).status_code == 403


@pytest.mark.parametrize("name", ["mariam", "ibrahim", "coumba", "admin"])
@pytest.mark.parametrize("path", ["/espace/", "/gestion/", "/", "/documents/1/a.pdf"])
def test_staff_without_a_second_factor_set_one_up_first(name, path, client, cast):
    client.force_login(getattr(cast, name))
    response = client.get(path)
    assert (response.status_code, response.url) == (302, "/compte/2fa/totp/activate/")


@pytest.mark.parametrize("path", ["/compte/", "/compte/2fa/", "/compte/sessions/"])
def test_her_account_stays_open_to_staff_without_a_second_factor(path, client, cast):
    client.force_login(cast.mariam)
    assert client.get(path).status_code == 200


def test_staff_with_a_second_factor_enter(client, cast):
    client.force_login(with_second_factor(cast.mariam))
    assert client.get(DESK).status_code == 200


def test_members_need_no_second_factor(client, cast):
    client.force_login(cast.aminata)
    assert client.get("/compte/").status_code == 200
    assert client.get(DESK).status_code == 403


def test_the_groups_follow_the_mandates(client, cast, relaxed):
    client.force_login(cast.mariam)
    client.get(DESK)
    assert names(cast.mariam) == {"Secrétariat permanent"}
    mandate = Mandate.objects.get(user=cast.mariam)
    end_mandate(mandate, by=None, today=datetime.date.today(), at=NOW)
    assert names(cast.mariam) == set()


def test_the_groups_follow_a_mandate_that_expires_while_signed_in(
    client, cast, relaxed
):
    give(cast.ibrahim, Role.SECRETARIAT)
    client.force_login(cast.ibrahim)
    client.get(DESK)
    assert names(cast.ibrahim) == {"Secrétariat permanent", "Suivi-évaluation"}
    Mandate.objects.filter(user=cast.ibrahim, role=Role.SECRETARIAT).update(
        ends_on=datetime.date.today() - datetime.timedelta(days=1)
    )
    client.get(DESK)
    assert names(cast.ibrahim) == {"Suivi-évaluation"}


def test_a_group_given_by_hand_is_taken_back_at_sign_in(client, cast):
    group = Group.objects.create(name="Secrétariat permanent")
    cast.aminata.groups.add(group)
    client.force_login(cast.aminata)
    assert names(cast.aminata) == set()


def names(user):
    return set(user.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("mariam", 200), ("admin", 302), ("ibrahim", 302), ("coumba", 302)],
)
def test_only_who_may_write_pages_opens_a_page(name, expected, client, cast, home):
    user = with_second_factor(getattr(cast, name))
    client.force_login(user)
    response = client.get(f"/gestion/pages/{home.pk}/edit/")
    assert response.status_code == expected


@pytest.mark.parametrize("name", ["mariam", "admin"])
@pytest.mark.parametrize(
    "path",
    [
        "/gestion/users/",
        "/gestion/users/new/",
        "/gestion/groups/",
        "/gestion/groups/new/",
    ],
)
def test_nobody_manages_users_or_groups_by_hand(name, path, client, cast):
    client.force_login(with_second_factor(getattr(cast, name)))
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": "x@essai.test"}).status_code == 404


def test_the_rédaction_writes_drafts_and_does_not_publish(client, cast, home):
    editor = with_second_factor(cast.stranger)
    grant_mandate(
        editor, Role.EDITOR, by=None, at=NOW, starts_on=datetime.date(2026, 1, 1)
    )
    rights = home.permissions_for_user(editor)
    assert (rights.can_edit(), rights.can_publish()) == (True, False)
