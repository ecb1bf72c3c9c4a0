"""The signed link « rien n’a changé »: made of a letter, looked up by its digest.

A link can be written again from its letter and the portal's secret key, so a worker
that died while sending sends the same one; the database alone gives no link.
"""

import base64
import datetime
import uuid
from dataclasses import dataclass
from enum import StrEnum

from django.utils.crypto import salted_hmac

from cso_pages.mandates.actions import digest
from cso_pages.upkeep.campaigns.models import CampaignLetter
from cso_pages.upkeep.campaigns.states import TargetState

SALT = "cso_pages.campaigns.link"


class LinkState(StrEnum):
    """What a link is worth; an unknown one is told as an expired one."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    CLOSED = "closed"


class LinkShut(Exception):
    """The link confirms nothing; `state` says why, as far as it is told."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True)
class FoundLink:
    """A link and its letter; None where nobody learns whether there is one."""

    state: LinkState
    letter: CampaignLetter | None = None


def token_of(letter: uuid.UUID) -> str:
    """256 bits, safe in an address."""
    code = salted_hmac(SALT, str(letter), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(code).decode().rstrip("=")


def digest_of(letter: uuid.UUID) -> str:
    """What is kept of the link."""
    return digest(token_of(letter))


def find_link(token: str, *, at: datetime.datetime) -> FoundLink:
    """One query. An organisation that hides, or left, is told like an expired link."""
    letter = (
        CampaignLetter.objects.select_related(
            "target__campaign",
            "target__organisation__org_type",
            "target__organisation__territory",
        )
        .filter(token_digest=digest(token[:100]))
        .first()
    )
    if letter is None or not letter.target.organisation.is_listed:
        return FoundLink(LinkState.CLOSED)
    state = state_of(letter, at=at)
    return FoundLink(state, None if state == LinkState.CLOSED else letter)


def state_of(letter: CampaignLetter, *, at: datetime.datetime) -> LinkState:
    """Used (also when another way confirmed meanwhile), revoked, expired or open."""
    if letter.used_at or letter.target.state == TargetState.CONFIRMED:
        return LinkState.USED
    if letter.revoked_at:
        return LinkState.REVOKED
    if at >= letter.expires_at or not letter.target.campaign.is_open:
        return LinkState.CLOSED
    return LinkState.OPEN
