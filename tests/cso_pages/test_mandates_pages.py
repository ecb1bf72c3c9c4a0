"""The page of an invitation, and the secretariat's list."""

import datetime
import io
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cso_pages.mandates.actions import (
    InvitationClosed,
    find_invitation,
    revoke_invitation,
)
from cso_pages.mandates.models import Invitation, Mandate, Role
from portal.accounts.models import User
from tests.conftest import NOW
from tests.cso_pages.mandates_ways import GOOD, accept, send

LIST = "/espace/invitations/"


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def token(cast):
    return send(cast)[1]


def post(client, path, **fields):
    return client.post(path, fields | {"cle": str(uuid.uuid4())})


def test_the_page_shows_who_is_invited_and_one_field(client, cast, token):
    page = client.get(f"/compte/invitation/{token}/")
    text = page.content.decode()
    assert page.status_code == 200
    for words in ["Nana Essai", "point focal (saisie)", cast.association.name]:
        assert words in text
    assert text.count('type="password"') == 1
    assert "no-store" in page["Cache-Control"]


def test_the_page_opens_the_account_and_leads_to_the_door(client, cast, token):
    response = post(client, f"/compte/invitation/{token}/", password=GOOD)
    assert (response.status_code, response.url) == (302, "/compte/login/")
    assert "_auth_user_id" not in client.session
    entered = client.post(
        "/compte/login/", {"login": "nouvelle@essai.test", "password": GOOD}
    )
    assert entered.url == "/espace/"


@pytest.mark.parametrize(
    "weak", ["court", "motdepasse2026", "nouvelle@essai.test", "aaaaaaaaaaaaaaa"]
)
def test_a_weak_password_is_refused_and_the_link_still_serves(
    weak, client, cast, token
):
    response = post(client, f"/compte/invitation/{token}/", password=weak)
    assert response.status_code == 422
    assert not User.objects.filter(email="nouvelle@essai.test").exists()
    assert find_invitation(token, at=timezone.now())


def test_unknown_expired_used_and_revoked_links_answer_alike(client, cast):
    _used, used = send(cast, email="a@essai.test")
    accept(used)
    _old, old = send(cast, at=NOW - datetime.timedelta(days=400))
    closed, revoked = send(cast, email="c@essai.test")
    revoke_invitation(closed, by=cast.mariam, at=NOW)
    answers = {
        (answer.status_code, answer.content)
        for link in (used, old, revoked, "inconnu", "x" * 43)
        for answer in [client.get(f"/compte/invitation/{link}/")]
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_a_person_with_an_account_signs_in_first(client, cast):
    _invitation, token = send(cast, email=cast.stranger.email, role=Role.STEERING)
    path = f"/compte/invitation/{token}/"
    assert client.get(path).url == f"/compte/login/?next={path}"
    client.force_login(cast.stranger)
    assert "Accepter ce rôle" in client.get(path).content.decode()
    assert post(client, path).url == "/espace/"
    assert Mandate.objects.get(user=cast.stranger).role == "steering"


def test_a_link_for_another_person_changes_nothing(client, cast, token):
    client.force_login(cast.aminata)
    path = f"/compte/invitation/{token}/"
    assert client.get(path).status_code == 403
    assert post(client, path).status_code == 403
    assert Invitation.objects.get().accepted_at is None


# The secretariat's screen

SEES = {"mariam": 200}


@pytest.mark.parametrize(
    "name",
    ["mariam", "ibrahim", "coumba", "admin", "aminata", "regional", "stranger"],
)
def test_the_list_is_the_secretariats(name, client, cast):
    client.force_login(getattr(cast, name))
    assert client.get(LIST).status_code == SEES.get(name, 403)
    assert post(client, LIST).status_code == (422 if name == "mariam" else 403)


def test_a_visitor_signs_in_first(client, home):
    assert client.get(LIST).url == f"/compte/login/?next={LIST}"


def test_the_link_is_shown_once(client, cast):
    client.force_login(cast.mariam)
    response = post(
        client,
        LIST,
        first_name="Nana",
        last_name="Essai",
        email="nouvelle@essai.test",
        role=Role.FOCAL_DRAFTS,
        organisation=str(cast.association.uuid),
    )
    assert (response.status_code, response.url) == (302, LIST)
    first, second = client.get(LIST), client.get(LIST)
    assert "/compte/invitation/" in first.content.decode()
    assert "/compte/invitation/" not in second.content.decode()
    assert "Nana Essai" in second.content.decode()


def test_what_was_typed_is_still_there(client, cast):
    client.force_login(cast.mariam)
    response = post(client, LIST, first_name="Nana", role=Role.FOCAL_SIGNATURE)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Nana"' in page
    assert "Choisissez l’organisation" in page


def test_revoking_from_the_list(client, cast, token):
    client.force_login(cast.mariam)
    found = Invitation.objects.get()
    path = f"{LIST}{found.uuid}/fermer/"
    assert post(client, path).url == LIST
    with pytest.raises(InvitationClosed):
        find_invitation(token, at=timezone.now())


def test_a_focal_point_revokes_nothing(client, cast, token):
    client.force_login(cast.aminata)
    path = f"{LIST}{Invitation.objects.get().uuid}/fermer/"
    assert post(client, path).status_code == 403
    assert find_invitation(token, at=timezone.now())


def test_the_list_reads_a_fixed_number_of_rows(
    client, cast, django_assert_max_num_queries
):
    for number in range(8):
        send(cast, email=f"p{number}@essai.test")
    client.force_login(cast.mariam)
    client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(LIST)


# The operator's command


def test_the_operator_invites_the_first_secretariat(client, home):
    said = io.StringIO()
    call_command("inviter", "premiere@essai.test", "Première", "Essai", stdout=said)
    path = "/compte/" + said.getvalue().strip().split("/compte/")[1]
    post(client, path, password=GOOD)
    mandate = Mandate.objects.get()
    assert (mandate.role, mandate.user.email) == ("secretariat", "premiere@essai.test")


def test_the_operator_is_told_of_a_wrong_address(home):
    with pytest.raises(CommandError):
        call_command("inviter", "premiere", "Première", "Essai")
    assert not Invitation.objects.exists()
