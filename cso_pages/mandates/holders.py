"""Who is told: the people who hold a role on a day."""

import datetime

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import Mandate
from portal.accounts.models import User


def holders_of(
    *roles: str, on: datetime.date, organisation: Organisation | None = None
) -> list[User]:
    """Active people with one of these mandates on that day, each once."""
    held = Mandate.objects.in_force(on).filter(role__in=roles)
    if organisation is not None:
        held = held.filter(organisation=organisation)
    people = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return list(people.order_by("pk"))
