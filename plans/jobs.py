"""The door of the app's jobs, and of what follows merges: importing it registers."""

from plans.consolidation.merged import count_again
from plans.consolidation.upkeep import check_consolidation
from plans.lifecycle.upkeep import close_periods, open_quarter, remind_of_reports
from plans.publishing.exports import export_plan
from plans.review.upkeep import release_reviews

__all__ = [
    "check_consolidation",
    "close_periods",
    "count_again",
    "export_plan",
    "open_quarter",
    "release_reviews",
    "remind_of_reports",
]
