"""The plan's public pages."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from plans.dashboard.chart import line_chart
from plans.dashboard.narrowing import Choice, narrowed, territories_in
from plans.dashboard.queries import plan_dashboard
from plans.dashboard.series import indicator_page
from plans.dashboard.why import why_this_figure
from plans.outline.queries import current_plan
from plans.reporting.states import DeclaredState


@require_safe
@conditional_page
@cache_control(no_cache=True)
def plan(request: HttpRequest) -> HttpResponse:
    """The plan today. Nothing is kept without asking: a validation is seen at once."""
    today = timezone.localdate()
    current = current_plan(today)
    if current is None:
        return render(request, "plans/dashboard/empty.html")
    dashboard = plan_dashboard(current, as_of=today, viewer=request.user)
    choice = Choice.read(request.GET)
    shown = {
        "dashboard": dashboard,
        "choice": choice,
        "axes": narrowed(dashboard.axes, choice),
        "territories": territories_in(dashboard.axes),
        "states": DeclaredState.choices,
    }
    return render(request, "plans/dashboard/plan.html", shown)


@require_safe
@conditional_page
@cache_control(no_cache=True)
def indicator(request: HttpRequest, indicator: UUID) -> HttpResponse:
    """One indicator of the adopted plan: what it counts, where it stands, why."""
    page = indicator_page(indicator, today=timezone.localdate(), viewer=request.user)
    if page is None:
        raise Http404
    series = page.series
    reached = [(point.quarter, point.to_date) for point in series.points]
    shown = {
        "indicator": page.indicator,
        "series": series,
        "split": page.split,
        "chart": line_chart(series.targets, reached),
    }
    return render(request, "plans/dashboard/indicator.html", shown)


@require_safe
@conditional_page
@cache_control(no_cache=True)
def indicator_why(request: HttpRequest, indicator: UUID) -> HttpResponse:
    """Why this figure: from the total down to the revisions that one may read."""
    why = why_this_figure(indicator, today=timezone.localdate(), viewer=request.user)
    if why is None:
        raise Http404
    return render(request, "plans/dashboard/indicator_why.html", {"why": why})
