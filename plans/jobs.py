"""The door of the app's jobs: importing it registers them."""

from plans.publishing.exports import export_plan
from plans.review.upkeep import release_reviews

__all__ = ["export_plan", "release_reviews"]
