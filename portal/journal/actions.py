"""Writes audit rows: in the transaction of the act they tell of."""

import datetime
import uuid
from typing import Any

from portal.journal.models import AuditEntry


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
