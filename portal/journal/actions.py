"""Writes audit rows, in the transaction of the act they tell of; forgets old keys."""

import datetime
import uuid
from typing import Any

from portal.journal.models import AuditEntry, PostedOnce


def record(
    action: str,
    *,
    at: datetime.datetime,
    actor: uuid.UUID | None,
    object_kind: str = "",
    object_uuid: uuid.UUID | None = None,
    **detail: Any,
) -> AuditEntry:
    """Add one row. `detail` holds codes and numbers, never names or texts."""
    return AuditEntry.objects.create(
        at=at,
        actor=actor,
        action=action,
        object_kind=object_kind,
        object_uuid=object_uuid,
        detail=detail,
    )


def forget_posted(*, before: datetime.datetime) -> int:
    """Remove the keys of forms posted before that moment; says how many."""
    removed, _by_model = PostedOnce.objects.filter(at__lt=before).delete()
    return removed
