"""The door of the app's jobs: importing it registers them."""

from plans.consolidation.upkeep import check_consolidation
from plans.publishing.exports import export_plan
from plans.review.upkeep import release_reviews

__all__ = ["check_consolidation", "export_plan", "release_reviews"]
