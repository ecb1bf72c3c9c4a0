"""The activities of one organisation, as the public may read them."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from cso_pages.directory.models import Organisation
from plans.outline.models import ActivityParty
from plans.outline.queries import adopted_version, current_plan


@dataclass(frozen=True)
class Part:
    """An activity of the plan and the organisation's part in it."""

    uuid: UUID
    code: str
    title: str
    role: str


def activities_of(organisation: Organisation, *, today: datetime.date) -> list[Part]:
    """Its parts in the plan of the day, in the plan's order; three queries."""
    plan = current_plan(today)
    version = adopted_version(plan, today) if plan else None
    if version is None:
        return []
    parts = ActivityParty.objects.filter(
        organisation=organisation, activity__output__version=version
    ).select_related("activity")
    return [
        Part(
            part.activity.uuid,
            part.activity.code,
            part.activity.title,
            part.get_role_display(),
        )
        for part in parts.order_by("activity__code")
    ]
