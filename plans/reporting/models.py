"""The door of the room's models: periods, reports being written, revisions sent."""

from plans.reporting.drafts import Evidence, Report, ReportLine, ReportQuestion
from plans.reporting.periods import ReportingPeriod
from plans.reporting.revisions import (
    ActivityProgress,
    Cell,
    IndicatorValue,
    ReportRevision,
)

__all__ = [
    "ActivityProgress",
    "Cell",
    "Evidence",
    "IndicatorValue",
    "Report",
    "ReportLine",
    "ReportQuestion",
    "ReportRevision",
    "ReportingPeriod",
]
