"""The door of the app's jobs: importing it registers them."""

from cso_pages.directory.upkeep import age_records
from cso_pages.library.clock import publish_due, publish_scheduled
from cso_pages.upkeep.clock import forget_imports
from cso_pages.upkeep.lists.work import commit_list, read_list

__all__ = [
    "age_records",
    "commit_list",
    "forget_imports",
    "publish_due",
    "publish_scheduled",
    "read_list",
]
