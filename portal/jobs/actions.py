"""Asks for a job: the row first, the message once the transaction is committed."""

import datetime
from typing import Any

from portal.accounts.models import User
from portal.jobs.models import Job


def ask_for(
    kind: str,
    *,
    title: str,
    by: User | None,
    at: datetime.datetime,
    once_key: str | None = None,
    **payload: Any,
) -> Job:
    """Write the row of a job; its message leaves after commit.

    With a `once_key` already used, the first job is returned and nothing is added.
    """
    if once_key is not None:
        made, _ = Job.objects.get_or_create(
            once_key=once_key,
            defaults={
                "kind": kind,
                "title": title,
                "asked_by": by,
                "asked_at": at,
                "payload": payload,
            },
        )
        return made
    return Job.objects.create(
        kind=kind, title=title, asked_by=by, asked_at=at, payload=payload
    )
