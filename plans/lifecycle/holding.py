"""Locks a report for an act of its life, by who may."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied

from plans.consolidation.keeping import refresh
from plans.reporting.models import IndicatorValue, Report
from portal.accounts.models import User


def hold(report: Report, *, by: User, may: Callable[[User, Report], bool]) -> Report:
    """Lock a report and read it again. Raises PermissionDenied."""
    if not may(by, report):
        raise PermissionDenied
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("period__plan", "organisation")
        .get(pk=report.pk)
    )


def refresh_totals_of(report: Report) -> None:
    """Bring every total that one of its revisions can touch up to date."""
    told = IndicatorValue.objects.filter(revision__report=report)
    refresh(told.values_list("indicator", flat=True))


def show(report: Report, held: Report) -> None:
    """Bring the caller's row up to date with the locked one."""
    for name in ("state", "reviewer", "taken_at", "revision_in_force"):
        setattr(report, name, getattr(held, name))
