"""The texts as a reader finds them: grouped by kind, each with its version."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coordination_space.governance.models import (
    DocumentKind,
    GovernanceDocument,
    GovernanceVersion,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


@dataclass(frozen=True)
class Shelved:
    """A text and the version that a reader is shown first; None when it has none."""

    document: GovernanceDocument
    version: GovernanceVersion | None
    applies: bool


def shelf(
    user: "User | AnonymousUser", *, today: datetime.date, unwritten: bool = False
) -> list[Shelved]:
    """The texts this person may read, in the order of their kinds; two queries."""
    found = GovernanceDocument.objects.visible_to(user)
    if not unwritten:
        found = found.written()
    order = list(DocumentKind.values)
    documents = sorted(
        found.prefetch_related("versions"),
        key=lambda one: (order.index(one.kind), one.title),
    )
    return [_shelved(document, today) for document in documents]


def _shelved(document: GovernanceDocument, today: datetime.date) -> Shelved:
    versions = sorted(document.versions.all(), key=lambda one: -one.number)
    applying = next((one for one in versions if one.applies_on(today)), None)
    shown = applying or (versions[0] if versions else None)
    return Shelved(document, shown, applying is not None)


def version_shown(
    document: GovernanceDocument, *, number: str, today: datetime.date
) -> GovernanceVersion | None:
    """The version asked for, else the one that applies, else the last.

    None when the number asked for is not one of this text's.
    """
    versions = list(document.versions.order_by("-number"))
    if number:
        return next((one for one in versions if str(one.number) == number), None)
    applying = (one for one in versions if one.applies_on(today))
    return next(applying, versions[0] if versions else None)
