"""Tells people something: in their workspace at once, by mail through a job."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jobs.actions import ask_for
from portal.notices.models import Notice


@transaction.atomic
def notify(
    recipients: Iterable[User],
    *,
    kind: str,
    subject: str,
    body: str,
    path: str,
    at: datetime.datetime,
) -> list[Notice]:
    """Write one notice per person and ask for its mail.

    `path` is an address from the portal's root. The subject is read on shared phones:
    keep it neutral. Nobody waits for the mail server.
    """
    told = []
    for person in recipients:
        notice = Notice.objects.create(
            recipient=person,
            kind=kind,
            subject=subject,
            body=body,
            path=path,
            created_at=at,
        )
        ask_for(
            "notices.mail",
            title=_("Courriel d’un message"),
            by=None,
            at=at,
            once_key=f"notices.mail:{notice.pk}",
            notice=str(notice.pk),
        )
        told.append(notice)
    return told


def mark_read(notice: Notice, *, at: datetime.datetime) -> None:
    """Note when its person first opened it."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
