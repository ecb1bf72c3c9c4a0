"""An invitation: a link that serves once, expires, and gives one account one role."""

import datetime
import threading

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from cso_pages.mandates.actions import (
    InvitationClosed,
    digest,
    find_invitation,
    grant_mandate,
    revoke_invitation,
)
from cso_pages.mandates.models import Invitation, Mandate, Role
from portal.accounts.models import User
from portal.journal.models import AuditEntry
from tests.conftest import NOW, TODAY, make_person
from tests.cso_pages.mandates_ways import GOOD, accept, send


@pytest.fixture(autouse=True)
def relaxed(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def token(cast):
    return send(cast)[1]


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


def test_a_person_made_by_hand_has_no_right(cast):
    person = make_person("seule@essai.test", "Seule")
    assert not Mandate.objects.filter(user=person).exists()
    grant_mandate(person, Role.STEERING, by=cast.mariam, at=NOW, starts_on=TODAY)
    assert Mandate.objects.filter(user=person).count() == 1
