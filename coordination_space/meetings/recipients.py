"""Who is told of meetings and minutes: the people of an audience on a day."""

import datetime

from django.db import models

from coordination_space.meetings.outcomes import ActionItem
from cso_pages.mandates.models import ORGANISATION_ROLES, Mandate, Role
from cso_pages.permissions import INNER_ROLES
from cso_pages.reference.audiences import Audience
from portal.accounts.models import User


def people_of(audience: str, *, on: datetime.date) -> list[User]:
    """Active people whom that audience counts on that day, each once.

    What is public is told to the members: nobody else has an account to be told by.
    """
    held = Mandate.objects.in_force(on)
    if audience == Audience.SECRETARIAT:
        held = held.filter(role=Role.SECRETARIAT)
    else:
        held = held.filter(
            models.Q(role__in=sorted(INNER_ROLES))
            | models.Q(
                role__in=sorted(ORGANISATION_ROLES), organisation__is_member=True
            )
        )
    people = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return list(people.order_by("pk"))


def owners_of(action: ActionItem, *, on: datetime.date) -> list[User]:
    """The people who may say of a recommendation that it is done."""
    held = Mandate.objects.in_force(on)
    if action.is_secretariats:
        held = held.filter(role=Role.SECRETARIAT)
    else:
        held = held.filter(
            role__in=sorted(ORGANISATION_ROLES), organisation=action.owner
        )
    people = User.objects.filter(is_active=True, pk__in=held.values("user"))
    return list(people.order_by("pk"))
