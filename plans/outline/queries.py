"""Which plan, and which version of it, is being carried out on a day."""

import datetime

from plans.outline.models import Plan, PlanVersion


def current_plan(day: datetime.date) -> Plan | None:
    """The adopted plan that began last; before any has begun, the next one.

    None while no version of any plan has been adopted.
    """
    adopted = list(
        Plan.objects.filter(versions__adopted_on__lte=day)
        .distinct()
        .order_by("first_year")
    )
    begun = [plan for plan in adopted if plan.first_year <= day.year]
    if begun:
        return begun[-1]
    return adopted[0] if adopted else None


def adopted_version(plan: Plan, day: datetime.date) -> PlanVersion | None:
    """The version of a plan that was adopted last on a day."""
    adopted = plan.versions.filter(adopted_on__lte=day)
    return adopted.order_by("-number").first()
