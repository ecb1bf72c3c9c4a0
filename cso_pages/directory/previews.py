"""A record as each kind of reader sees it, for who answers for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cso_pages.directory.models import Organisation
from cso_pages.directory.profiles import Profile, profile_for, readers_of
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Preview:
    """One view of the record, and those that this person may ask for."""

    asked: str
    offered: tuple[tuple[str, str], ...]
    profile: Profile


def preview_of(
    organisation: Organisation, user: "User | AnonymousUser", *, asked: str
) -> Preview:
    """The view asked for, or the public's; never wider than what she may read."""
    hers = readers_of(organisation, user)
    offered = tuple(
        (audience.value, str(audience.label))
        for audience in Audience
        if audience.value in hers
    )
    shown = asked if asked in dict(offered) else Audience.PUBLIC.value
    upto = list(Audience.values).index(shown) + 1
    audiences = frozenset(Audience.values[:upto])
    return Preview(shown, offered, profile_for(organisation, audiences))
