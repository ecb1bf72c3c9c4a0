"""The door of the app: its rooms' models, by name."""

from cso_pages.contact.models import ContactMessage
from cso_pages.directory.confirmations import Confirmation
from cso_pages.directory.contacts import Contact, ContactChannel
from cso_pages.directory.models import DirectoryStamp, Organisation, OrgLink
from cso_pages.directory.parts import (
    GroupTie,
    Implantation,
    Intervention,
    LegalRegistration,
)
from cso_pages.glossary.models import GlossaryTerm
from cso_pages.help.models import HelpService
from cso_pages.library.models import ResourceFile, ResourceIndexPage, ResourcePage
from cso_pages.mandates.models import Invitation, Mandate
from cso_pages.media.models import (
    PortalDocument,
    PortalImage,
    PortalRendition,
    ShownDocument,
)
from cso_pages.news.models import NewsIndexPage, NewsPage
from cso_pages.pages.models import HomePage, RoomPage, StandardPage
from cso_pages.reference.frameworks import Framework, FrameworkNode
from cso_pages.reference.models import Group, Language, OrgType, Territory, Theme
from cso_pages.search.models import SearchEntry
from cso_pages.upkeep.campaigns.models import (
    CampaignLetter,
    CampaignTarget,
    UpdateCampaign,
)
from cso_pages.upkeep.merging.models import LikelyPair, Merge
from cso_pages.upkeep.models import (
    ColumnMapping,
    ImportDecision,
    ImportedThing,
    ImportRow,
    ImportRun,
)
from cso_pages.upkeep.papers.models import RecordPaper
from cso_pages.upkeep.registration.models import (
    Registration,
    RegistrationCode,
    RegistrationFile,
)
from cso_pages.upkeep.requests.models import ChangeRequest, FieldChange

__all__ = [
    "CampaignLetter",
    "CampaignTarget",
    "ChangeRequest",
    "ColumnMapping",
    "Confirmation",
    "Contact",
    "ContactChannel",
    "ContactMessage",
    "DirectoryStamp",
    "FieldChange",
    "Framework",
    "FrameworkNode",
    "GlossaryTerm",
    "Group",
    "GroupTie",
    "HelpService",
    "HomePage",
    "Implantation",
    "ImportDecision",
    "ImportedThing",
    "ImportRow",
    "ImportRun",
    "Intervention",
    "Invitation",
    "Language",
    "LegalRegistration",
    "LikelyPair",
    "Mandate",
    "Merge",
    "NewsIndexPage",
    "NewsPage",
    "Organisation",
    "OrgLink",
    "OrgType",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "RecordPaper",
    "Registration",
    "RegistrationCode",
    "RegistrationFile",
    "ResourceFile",
    "ResourceIndexPage",
    "ResourcePage",
    "RoomPage",
    "SearchEntry",
    "ShownDocument",
    "StandardPage",
    "Territory",
    "Theme",
    "UpdateCampaign",
]
