"""The door of the app's jobs: importing it registers them."""

from cso_pages.directory.exports.actions import export_directory, forget_exports
from cso_pages.directory.upkeep import age_records
from cso_pages.library.clock import publish_due, publish_scheduled
from cso_pages.upkeep.campaigns.clock import follow_campaigns
from cso_pages.upkeep.campaigns.mailing import mail_letter, write_letters
from cso_pages.upkeep.clock import forget_imports
from cso_pages.upkeep.lists.work import commit_list, read_list
from cso_pages.upkeep.merging.finding import find_duplicates
from cso_pages.upkeep.registration.mails import (
    forget_left_registrations,
    invite_focal_point,
    mail_applicant,
)
from cso_pages.upkeep.requests.clock import escalate, forget

__all__ = [
    "age_records",
    "commit_list",
    "export_directory",
    "forget_exports",
    "follow_campaigns",
    "find_duplicates",
    "escalate",
    "forget",
    "forget_imports",
    "forget_left_registrations",
    "invite_focal_point",
    "mail_applicant",
    "mail_letter",
    "publish_due",
    "publish_scheduled",
    "read_list",
    "write_letters",
]
