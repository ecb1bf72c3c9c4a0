"""What the plan shows on pages of its own and of other rooms."""

import datetime
import functools
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import Role
from cso_pages.permissions import has_role
from plans.dashboard.around import reports_around as read_reports_around
from plans.dashboard.members import own_activities, own_reports
from plans.dashboard.organisations import activities_of
from plans.dashboard.queries import plan_overview
from plans.dashboard.wording import (
    DECLARED,
    SIGNALS,
    Look,
    reports_validated_of,
    validated_of,
)
from plans.outline.queries import current_plan
from plans.permissions import can_export_plan
from plans.review.desk import review_desk as read_review_desk

register = template.Library()


@register.simple_tag
def signal_badge(signal: str) -> SafeString:
    """The computed signal, in a word, a shape and a colour."""
    return _drawn(SIGNALS[signal], get_language())


@register.simple_tag
def declared_badge(state: str) -> SafeString:
    """The state that an organisation declared; never mixed with the signal."""
    return _drawn(DECLARED[state], get_language())


@functools.cache
def _drawn(look: Look, language: str | None) -> SafeString:
    """A page of the plan shows the same dozen badges a hundred times."""
    return render_to_string(
        "components/badge.html",
        {"state": look.colour, "label": look.label, "icon_name": look.icon},
    )


register.simple_tag(validated_of)
register.simple_tag(reports_validated_of)


@register.inclusion_tag("plans/tags/key_figures.html")
def plan_key_figures() -> dict[str, Any]:
    """Where the plan's axes stand; nothing while no plan is adopted."""
    today = timezone.localdate()
    plan = current_plan(today)
    return {"dashboard": plan_overview(plan, as_of=today) if plan else None}


@register.inclusion_tag("plans/tags/activities_of.html")
def plan_activities_of(organisation: Organisation) -> dict[str, Any]:
    """The activities of one listed organisation in the plan of today."""
    return {"parts": activities_of(organisation, today=timezone.localdate())}


@register.inclusion_tag("plans/tags/reports_due.html", takes_context=True)
def reports_due(context: dict[str, Any]) -> dict[str, Any]:
    """What a focal point has to do, the first thing first."""
    user = context["user"]
    reports = own_reports(user, today=timezone.localdate())
    return {
        "to_do": [report for report in reports if report.is_to_do],
        "waiting": [report for report in reports if not report.is_to_do],
        "signs": has_role(user, Role.FOCAL_SIGNATURE),
    }


@register.inclusion_tag("plans/tags/our_activities.html", takes_context=True)
def our_activities(context: dict[str, Any]) -> dict[str, Any]:
    """The activities of one's organisations, validated and waiting."""
    return {"own": own_activities(context["user"], today=timezone.localdate())}


@register.inclusion_tag("plans/tags/reports_around.html", takes_context=True)
def reports_around(context: dict[str, Any]) -> dict[str, Any]:
    """How far the organisations of a network or a region are with their reports."""
    return {"followed": read_reports_around(context["user"])}


@register.inclusion_tag("plans/tags/review_desk.html", takes_context=True)
def review_desk(context: dict[str, Any]) -> dict[str, Any]:
    """What awaits a reviewer today."""
    now = timezone.now()
    desk = read_review_desk(context["user"], today=timezone.localdate(), at=now)
    return {
        "desk": desk,
        "now": now,
        "pending_invitations": context.get("pending_invitations"),
        "proposals_waiting": context.get("proposals_waiting"),
    }


@register.inclusion_tag("plans/tags/export.html", takes_context=True)
def plan_export_form(context: dict[str, Any]) -> dict[str, Any]:
    """The button that asks for the plan's table, for those who may."""
    return {
        "csrf_token": context.get("csrf_token"),
        "may": can_export_plan(context["user"]),
    }


@register.filter
def days_since(moment: datetime.datetime, now: datetime.datetime) -> int:
    """Whole days between two moments, by the calendar of Bamako."""
    return (timezone.localdate(now) - timezone.localdate(moment)).days
