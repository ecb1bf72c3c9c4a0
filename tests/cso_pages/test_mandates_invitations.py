"""An invitation: a link that serves once, expires, and gives one account one role."""

import datetime
import threading
import uuid

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from cso_pages.mandates.actions import (
    InvitationClosed,
    accept_invitation,
    digest,
    find_invitation,
    grant_mandate,
    invite,
    revoke_invitation,
)
from cso_pages.mandates.models import Invitation, Mandate, Role
from portal.accounts.models import User
from portal.journal.models import AuditEntry
from tests.conftest import NOW, TODAY, make_person

GOOD = "sept pirogues bleues remontent"
LIST = "/espace/invitations/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def token(cast):
    return send(cast)[1]


def send(cast, at=None, **changes):
    told = {
        "email": "Nouvelle@essai.test",
        "role": Role.FOCAL_DRAFTS,
        "first_name": "Nana",
        "last_name": "Essai",
        "organisation": cast.association,
        "by": cast.mariam,
    }
    return invite(**(told | changes), at=at or timezone.now())


def accept(token, **changes):
    return accept_invitation(
        token, **({"password": GOOD, "at": timezone.now(), "today": TODAY} | changes)
    )


def post(client, path, **fields):
    return client.post(path, fields | {"cle": str(uuid.uuid4())})


def test_only_the_digest_of_the_link_is_kept(cast):
    invitation, token = send(cast)
    assert invitation.token_digest == digest(token)
    assert token not in str(Invitation.objects.values().get())
    assert len(token) >= 40


def test_the_link_lives_seven_days(cast):
    invitation, _token = send(cast, at=NOW)
    assert invitation.expires_at == NOW + datetime.timedelta(days=7)


def test_accepting_opens_one_verified_account_with_one_role(cast, token):
    mandate = accept(token)
    person = User.objects.get(email="nouvelle@essai.test")
    assert (person.get_full_name(), person.check_password(GOOD)) == ("Nana Essai", True)
    assert not person.is_superuser
    assert not person.is_staff
    assert EmailAddress.objects.get(user=person).verified
    assert (mandate.user, mandate.role) == (person, "focal_drafts")
    assert (mandate.organisation, mandate.starts_on) == (cast.association, TODAY)
    assert Mandate.objects.filter(user=person).count() == 1


def test_a_link_serves_once(cast, token):
    accept(token)
    with pytest.raises(InvitationClosed):
        accept(token)
    assert User.objects.filter(email="nouvelle@essai.test").count() == 1


def test_a_link_stops_at_the_second_it_expires(cast):
    invitation, token = send(cast, at=NOW)
    last = invitation.expires_at - datetime.timedelta(seconds=1)
    assert find_invitation(token, at=last) == invitation
    with pytest.raises(InvitationClosed):
        find_invitation(token, at=invitation.expires_at)
    with pytest.raises(InvitationClosed):
        accept(token, at=invitation.expires_at)


def test_a_revoked_link_opens_nothing(cast, token):
    revoke_invitation(Invitation.objects.get(), by=cast.mariam, at=NOW)
    with pytest.raises(InvitationClosed):
        accept(token)
    assert not User.objects.filter(email="nouvelle@essai.test").exists()


def test_a_used_link_cannot_be_revoked(cast, token):
    accept(token)
    with pytest.raises(InvitationClosed):
        revoke_invitation(Invitation.objects.get(), by=cast.mariam, at=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_people_with_the_same_link_make_one_account(cast, token):
    outcomes = []

    def click():
        try:
            outcomes.append(type(accept(token)).__name__)
        except (InvitationClosed, PermissionDenied) as refused:
            outcomes.append(type(refused).__name__)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert sorted(outcomes) == ["InvitationClosed", "Mandate"]
    assert User.objects.filter(email="nouvelle@essai.test").count() == 1


@pytest.mark.parametrize("name", ["aminata", "ibrahim", "admin", "stranger"])
def test_only_the_secretariat_invites(name, cast):
    with pytest.raises(PermissionDenied):
        send(cast, by=getattr(cast, name))
    assert not Invitation.objects.exists()


def test_nobody_invites_herself(cast):
    with pytest.raises(ValidationError):
        send(cast, email="MARIAM@essai.test", role=Role.FINANCE)


def test_the_inviter_cannot_accept_her_own_invitation(cast):
    """Even when the address changed between the two."""
    invitation, token = send(cast, role=Role.FINANCE)
    Invitation.objects.filter(pk=invitation.pk).update(email=cast.mariam.email)
    with pytest.raises(PermissionDenied):
        accept(token, by=cast.mariam)
    assert not Mandate.objects.filter(role=Role.FINANCE, user=cast.mariam).exists()


def test_an_existing_account_is_never_given_a_new_password(cast):
    _invitation, token = send(cast, email=cast.stranger.email)
    with pytest.raises(PermissionDenied):
        accept(token)
    assert not Mandate.objects.filter(user=cast.stranger).exists()


def test_a_person_with_an_account_accepts_for_herself(cast):
    _invitation, token = send(cast, email=cast.stranger.email, role=Role.STEERING)
    mandate = accept(token, by=cast.stranger)
    assert (mandate.user, mandate.role) == (cast.stranger, "steering")


def test_another_person_cannot_accept(cast):
    _invitation, token = send(cast, email=cast.stranger.email)
    with pytest.raises(PermissionDenied):
        accept(token, by=cast.aminata)
    assert Invitation.objects.get().accepted_at is None


def test_each_step_leaves_a_trace(cast, token):
    accept(token)
    told = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"invitation_sent", "invitation_accepted", "mandate_granted"} <= told
    assert "nouvelle@" not in str(list(AuditEntry.objects.values()))


# The public page


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


def test_a_person_made_by_hand_has_no_right(cast):
    person = make_person("seule@essai.test", "Seule")
    assert not Mandate.objects.filter(user=person).exists()
    grant_mandate(person, Role.STEERING, by=cast.mariam, at=NOW, starts_on=TODAY)
    assert Mandate.objects.filter(user=person).count() == 1
