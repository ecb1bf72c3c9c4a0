"""Tells people something: in their workspace at once, by mail through a job."""

import datetime
from collections.abc import Iterable

from portal.accounts.models import User
from portal.notices.models import Notice


def notify(
    recipients: Iterable[User],
    *,
    kind: str,
    subject: str,
    body: str,
    path: str,
    at: datetime.datetime,
) -> list[Notice]:
    """Write one notice per person; `path` is an address from the portal's root."""
    return [
        Notice.objects.create(
            recipient=person,
            kind=kind,
            subject=subject,
            body=body,
            path=path,
            created_at=at,
        )
        for person in recipients
    ]
