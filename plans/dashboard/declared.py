"""Reads what organisations declared of their activities, last validated, carried."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from plans.dashboard.measures import in_force
from plans.outline.models import Activity, ActivityParty, PartyRole
from plans.outline.quarters import Quarter
from plans.reporting.models import ActivityProgress

LEADING = (PartyRole.LEAD, PartyRole.CO_LEAD)


class Declared(NamedTuple):
    """A validated declaration: state and p (0–100, None where none applies)."""

    quarter: Quarter
    state: str
    percent: Decimal | None


def read_declared(
    activities: QuerySet[Activity], *, until: Quarter
) -> dict[int, dict[int, Declared]]:
    """The last validated declaration by activity and organisation, up to a quarter."""
    latest: dict[int, dict[int, Declared]] = defaultdict(dict)
    rows = ActivityProgress.objects.filter(
        in_force(), activity__in=activities.order_by()
    )
    for activity, organisation, year, quarter, state, percent in rows.values_list(
        "activity_id",
        "revision__report__organisation_id",
        "revision__report__period__year",
        "revision__report__period__quarter",
        "state",
        "percent",
    ):
        told = Declared(Quarter(year, quarter), state, percent)
        known = latest[activity].get(organisation)
        if told.quarter <= until and (known is None or known.quarter < told.quarter):
            latest[activity][organisation] = told
    return latest


def read_leads(activities: QuerySet[Activity]) -> dict[int, list[ActivityParty]]:
    """The lead, then the co-leads, with their rows and the activity's, by activity."""
    leads: dict[int, list[ActivityParty]] = defaultdict(list)
    rows = ActivityParty.objects.filter(
        activity__in=activities.order_by(), role__in=LEADING
    ).select_related("organisation", "activity")
    for party in rows.order_by("pk"):
        leads[party.activity_id].append(party)
    for parties in leads.values():
        parties.sort(key=lambda party: party.role != PartyRole.LEAD)
    return leads
