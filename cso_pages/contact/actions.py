"""A message comes in, who is written to is told, answers by mail, and erases it."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cso_pages.contact.models import ContactMessage
from cso_pages.directory.models import Organisation
from cso_pages.mandates.holders import holders_of
from cso_pages.mandates.models import Role
from cso_pages.permissions import FOCAL_ROLES
from portal.accounts.models import User
from portal.journal.actions import record
from portal.notices.actions import notify


@transaction.atomic
def receive_message(
    *,
    topic: str,
    text: str,
    name: str = "",
    email: str = "",
    organisation: Organisation | None = None,
    at: datetime.datetime,
    today: datetime.date,
) -> ContactMessage:
    """Keep the message and tell who is written to that there is one, not what it says.

    `organisation` None is the secretariat.
    """
    message = ContactMessage.objects.create(
        topic=topic,
        text=text,
        name=name,
        email=email,
        organisation=organisation,
        received_at=at,
    )
    record(
        "contact.received",
        at=at,
        actor=None,
        object_kind="contact",
        object_uuid=message.uuid,
        topic=topic,
    )
    _tell_readers(message, at=at, today=today)
    return message


def _tell_readers(
    message: ContactMessage, *, at: datetime.datetime, today: datetime.date
) -> None:
    organisation = message.organisation
    roles = (Role.SECRETARIAT,) if organisation is None else FOCAL_ROLES
    notify(
        holders_of(*roles, on=today, organisation=organisation),
        kind="contact.received",
        subject=_("Un message est arrivé"),
        body=_("Quelqu’un a écrit par la page de contact. Lisez-le dans l’espace.")
        if organisation is None
        else _("Quelqu’un vous a écrit par votre fiche. Lisez-le dans l’espace."),
        path=reverse("contact_message", args=[message.uuid]),
        at=at,
    )


@transaction.atomic
def mark_answered(
    message: ContactMessage, *, by: User, at: datetime.datetime
) -> ContactMessage:
    """Say that the answer has left, by mail; a second time changes nothing."""
    _only_its_readers(message, by)
    found = ContactMessage.objects.filter(pk=message.pk, answered_at=None)
    if found.update(answered_at=at):
        message.answered_at = at
        _tell_journal("contact.answered", message, by=by, at=at)
    return message


@transaction.atomic
def erase_message(message: ContactMessage, *, by: User, at: datetime.datetime) -> None:
    """Erase what was written and who wrote it; the journal keeps that it was done."""
    _only_its_readers(message, by)
    _tell_journal("contact.erased", message, by=by, at=at)
    message.delete()


def _only_its_readers(message: ContactMessage, person: User) -> None:
    readable = ContactMessage.objects.visible_to(person)
    if not readable.filter(pk=message.pk).exists():
        raise PermissionDenied


def _tell_journal(
    act: str, message: ContactMessage, *, by: User, at: datetime.datetime
) -> None:
    record(act, at=at, actor=by.uuid, object_kind="contact", object_uuid=message.uuid)
