"""Grants and ends mandates, and sends the invitations that grant one."""

import datetime
import hashlib
import secrets

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.desk import sync_groups
from cso_pages.mandates.models import (
    ORGANISATION_ROLES,
    STAFF_ROLES,
    Invitation,
    Mandate,
    Role,
)
from cso_pages.permissions import can_change_mandates_of, can_invite, forget_mandates
from cso_pages.reference.models import Territory
from portal.accounts.actions import find_account, open_account
from portal.accounts.models import User
from portal.accounts.sessions import end_sessions
from portal.journal.actions import record


class InvitationClosed(Exception):
    """The link is unknown, used, revoked or expired; nobody is told which."""


def check_reach(
    role: str, organisation: Organisation | None, territory: Territory | None
) -> None:
    """Raises ValidationError when the role lacks its organisation or territory."""
    if role in ORGANISATION_ROLES and organisation is None:
        raise ValidationError(
            {"organisation": _("Choisissez l’organisation de ce point focal.")}
        )
    if role == Role.REGIONAL_FOCAL and territory is None:
        raise ValidationError({"territory": _("Choisissez la région de ce rôle.")})


def _reach(
    role: str, organisation: Organisation | None, territory: Territory | None
) -> dict[str, Organisation | Territory | None]:
    """What the role bears on, and nothing else."""
    check_reach(role, organisation, territory)
    return {
        "organisation": organisation if role in ORGANISATION_ROLES else None,
        "territory": territory if role == Role.REGIONAL_FOCAL else None,
    }


@transaction.atomic
def grant_mandate(
    user: User,
    role: str,
    *,
    by: User | None,
    at: datetime.datetime,
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    organisation: Organisation | None = None,
    territory: Territory | None = None,
) -> Mandate:
    """Give a role from a day to a day, both included; `by` None is the operator.

    A staff role ends the sessions of the person: she comes back by the staff's door.
    Raises PermissionDenied (nobody grants herself), ValidationError (no organisation).
    """
    if by is not None and not can_change_mandates_of(by, user):
        raise PermissionDenied
    mandate = Mandate.objects.create(
        user=user,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        **_reach(role, organisation, territory),
    )
    _role_changed(user, at=at, everywhere=role in STAFF_ROLES)
    record(
        "mandate_granted",
        at=at,
        actor=by.uuid if by else None,
        object_kind="mandate",
        object_uuid=mandate.uuid,
        role=role,
        person=str(user.uuid),
    )
    return mandate


@transaction.atomic
def end_mandate(
    mandate: Mandate, *, by: User | None, today: datetime.date, at: datetime.datetime
) -> None:
    """Take the rights away at once, and end the sessions of the person.

    The last day becomes yesterday; a mandate that had not begun before is deleted.
    Raises PermissionDenied.
    """
    if by is not None and not can_change_mandates_of(by, mandate.user):
        raise PermissionDenied
    yesterday = today - datetime.timedelta(days=1)
    record(
        "mandate_ended",
        at=at,
        actor=by.uuid if by else None,
        object_kind="mandate",
        object_uuid=mandate.uuid,
        role=mandate.role,
        person=str(mandate.user.uuid),
    )
    if mandate.starts_on > yesterday:
        mandate.delete()
    elif mandate.ends_on is None or mandate.ends_on > yesterday:
        mandate.ends_on = yesterday
        mandate.save(update_fields=["ends_on"])
    _role_changed(mandate.user, at=at, everywhere=True)


def _role_changed(user: User, *, at: datetime.datetime, everywhere: bool) -> None:
    forget_mandates(user)
    sync_groups(user)
    if everywhere:
        end_sessions(user, at=at)


def digest(token: str) -> str:
    """What the portal keeps of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    email: str,
    role: str,
    *,
    first_name: str,
    last_name: str,
    by: User | None,
    at: datetime.datetime,
    organisation: Organisation | None = None,
    territory: Territory | None = None,
) -> tuple[Invitation, str]:
    """Write an invitation and return it with its token, which is told only now.

    `by` None is the operator. Raises PermissionDenied, ValidationError.
    """
    email = email.strip().lower()
    if by is not None:
        if not can_invite(by):
            raise PermissionDenied
        if email == by.email:
            raise ValidationError(
                {"email": _("Personne ne se donne un rôle : choisissez une collègue.")}
            )
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        first_name=first_name,
        last_name=last_name,
        role=role,
        token_digest=digest(token),
        invited_by=by,
        created_at=at,
        expires_at=at + datetime.timedelta(days=settings.INVITATION_DAYS),
        **_reach(role, organisation, territory),
    )
    _record(invitation, "invitation_sent", by=by, at=at)
    return invitation, token


def find_invitation(token: str, *, at: datetime.datetime) -> Invitation:
    """The open invitation of a link. Raises InvitationClosed."""
    invitation = (
        Invitation.objects.select_related("organisation", "territory")
        .filter(token_digest=digest(token))
        .first()
    )
    if invitation is None or not invitation.is_open(at):
        raise InvitationClosed
    return invitation


@transaction.atomic
def accept_invitation(
    token: str,
    *,
    at: datetime.datetime,
    today: datetime.date,
    password: str = "",
    by: User | None = None,
) -> Mandate:
    """Use a link up: open the account where there is none, and grant the mandate.

    With `by`, a person who has an account accepts for herself. Raises
    InvitationClosed, also for the second of two people who click at once, and
    PermissionDenied when the account is another's or the inviter's own.
    """
    invitation = find_invitation(token, at=at)
    used = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, revoked_at=None
    ).update(accepted_at=at)
    if not used:
        raise InvitationClosed
    user = _invited_person(invitation, password=password, by=by)
    mandate = grant_mandate(
        user,
        invitation.role,
        by=None,
        at=at,
        starts_on=today,
        organisation=invitation.organisation,
        territory=invitation.territory,
    )
    _record(invitation, "invitation_accepted", by=user, at=at)
    return mandate


def _invited_person(invitation: Invitation, *, password: str, by: User | None) -> User:
    if by is None:
        if find_account(invitation.email) is not None:
            raise PermissionDenied
        return open_account(
            invitation.email,
            password,
            first_name=invitation.first_name,
            last_name=invitation.last_name,
        )
    if by.email.lower() != invitation.email or by.pk == invitation.invited_by_id:
        raise PermissionDenied
    return by


@transaction.atomic
def revoke_invitation(
    invitation: Invitation, *, by: User, at: datetime.datetime
) -> None:
    """Close a link before it is used. Raises PermissionDenied, InvitationClosed."""
    if not can_invite(by):
        raise PermissionDenied
    closed = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, revoked_at=None
    ).update(revoked_at=at)
    if not closed:
        raise InvitationClosed
    _record(invitation, "invitation_revoked", by=by, at=at)


def _record(
    invitation: Invitation, action: str, *, by: User | None, at: datetime.datetime
) -> None:
    record(
        action,
        at=at,
        actor=by.uuid if by else None,
        object_kind="invitation",
        object_uuid=invitation.uuid,
        role=invitation.role,
    )
