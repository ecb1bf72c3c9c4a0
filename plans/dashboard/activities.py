"""Puts together the figures of activities, for the plan page and a member's home."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from plans.dashboard.declared import Declared
from plans.dashboard.figures import (
    ActivityFigures,
    Clock,
    Measure,
    ProgressFigures,
    as_decimal,
)
from plans.dashboard.measures import thresholds
from plans.dashboard.progress import (
    Part,
    Progress,
    activity_progress,
    planned_share,
    progress_signal,
)
from plans.outline.models import Activity, ActivityParty
from plans.outline.quarters import Quarter
from plans.reporting.states import DeclaredState

COLUMNS = ("pk", "uuid", "output_id", "code", "title", "planned_quarters", "weight")


class ActivityRow(NamedTuple):
    """An activity's own columns and its zones."""

    about: dict[str, Any]
    territories: tuple[tuple[str, str], ...]


def read_activities(activities: QuerySet[Activity]) -> list[ActivityRow]:
    """One query: one row per activity and zone, put back together."""
    abouts: dict[int, dict[str, Any]] = {}
    zones: dict[int, list[tuple[str, str]]] = {}
    for row in activities.values(*COLUMNS, "territories__slug", "territories__name"):
        abouts.setdefault(row["pk"], row)
        of_activity = zones.setdefault(row["pk"], [])
        if row["territories__slug"]:
            of_activity.append((row["territories__slug"], row["territories__name"]))
    return [ActivityRow(abouts[pk], tuple(zones[pk])) for pk in abouts]


def figures_of(progress: Progress) -> ProgressFigures:
    """Progress as shown, with its signal taken from the exact fractions."""
    covered = as_decimal(progress.covered)
    assert covered is not None  # noqa: S101 - coverage is always known
    return ProgressFigures(
        done=as_decimal(progress.done),
        planned=as_decimal(progress.planned),
        covered=covered,
        signal=progress_signal(progress, thresholds()),
    )


def progress_of(
    row: ActivityRow,
    leads: Sequence[ActivityParty],
    declared: Mapping[int, Declared],
    clock: Clock,
) -> Progress:
    """Rule 13 for one activity: its leads' last validated percentages, by share."""
    parts = []
    for party in leads:
        told = declared.get(party.organisation_id)
        parts.append(Part(party.share, told.percent if told else None))
    planned = planned_share(row.about["planned_quarters"], ended=clock.ended)
    return activity_progress(parts, planned=planned)


def activity_figures(
    row: ActivityRow,
    leads: Sequence[ActivityParty],
    declared: Mapping[int, Declared],
    measures: Sequence[Measure],
    clock: Clock,
) -> ActivityFigures:
    """What the screens show of one activity; hidden organisations stay unnamed."""
    told = [
        declared[party.organisation_id].state
        for party in leads
        if party.organisation_id in declared
    ]
    state = told[0] if told else None
    planned = row.about["planned_quarters"]
    return ActivityFigures(
        uuid=row.about["uuid"],
        code=row.about["code"],
        title=row.about["title"],
        leads=tuple(party.organisation.public_name for party in leads),
        territories=row.territories,
        ends_in=_numbered(max(planned), clock) if planned else None,
        is_past_due=bool(planned)
        and max(planned) <= clock.ended
        and state not in {DeclaredState.DONE, DeclaredState.CANCELLED},
        declared=state,
        progress=figures_of(progress_of(row, leads, declared, clock)),
        measures=tuple(measures),
    )


def _numbered(number: int, clock: Clock) -> Quarter:
    """The civil quarter behind one of the plan's own numbers, 1 to 12."""
    return Quarter(clock.first_year + (number - 1) // 4, (number - 1) % 4 + 1)
