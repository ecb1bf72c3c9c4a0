"""The door of the app: its rooms' models, by name."""

from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.mandates.models import Invitation, Mandate
from cso_pages.media.models import PortalDocument, PortalImage, PortalRendition
from cso_pages.pages.models import HomePage, StandardPage
from cso_pages.reference.models import OrgType, Territory

__all__ = [
    "HomePage",
    "Invitation",
    "Mandate",
    "OrgLink",
    "OrgType",
    "Organisation",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "StandardPage",
    "Territory",
]
