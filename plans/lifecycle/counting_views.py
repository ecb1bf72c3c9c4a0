"""Completeness and timeliness: counts for all, names for those who review."""

import re

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from plans.lifecycle.punctuality import (
    by_organisation,
    by_region,
    counts_of,
    punctuality,
    read_rows,
)
from plans.outline.quarters import Quarter
from plans.outline.queries import current_plan
from plans.permissions import can_open_review_queue
from portal.kit.access import signed_in

ASKED = re.compile(r"(20[0-9]{2})-T([1-4])")
SHOWN = 4  # quarters side by side


@require_safe
@conditional_page
@cache_control(no_cache=True)
def completeness(request: HttpRequest) -> HttpResponse:
    """How many reports came, and in time; no organisation but one's own is named."""
    today = timezone.localdate()
    plan, quarter = current_plan(today), quarter_in(request)
    found = plan and punctuality(
        plan, today=today, viewer=request.user, quarter=quarter
    )
    context = {"plan": plan, "found": found, "quarter": quarter, "today": today}
    return render(request, "plans/lifecycle/completeness.html", context)


@signed_in
@require_safe
def completeness_detail(request: HttpRequest) -> HttpResponse:
    """The same by organisation, for those who review."""
    if not can_open_review_queue(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    plan, quarter = current_plan(today), quarter_in(request)
    rows = read_rows(plan, today=today) if plan else []
    quarters = tuple(sorted({row.quarter for row in rows}))
    asked = [row for row in rows if quarter in {None, row.quarter}]
    shown = (quarter,) if quarter else quarters[-SHOWN:]
    context = {
        "whole": counts_of("", asked),
        "regions": by_region(asked),
        "organisations": by_organisation(asked, shown),
        "quarters": quarters,
        "shown": shown,
        "quarter": quarter,
    }
    return render(request, "plans/lifecycle/completeness_detail.html", context)


def quarter_in(request: HttpRequest) -> Quarter | None:
    """The quarter asked for: « 2026-T3 »; anything else is every quarter."""
    found = ASKED.fullmatch(request.GET.get("trimestre", ""))
    return Quarter(int(found[1]), int(found[2])) if found else None
