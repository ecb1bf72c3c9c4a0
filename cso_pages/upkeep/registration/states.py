"""The states of a registration and the moves between them; whose turn it is."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("à contrôler")
    TO_COMPLETE = "to_complete", _("à compléter")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")
    DUPLICATE = "duplicate", _("déjà dans l’annuaire")


# What is not in this table is illegal.
MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"submitted"}),
    "submitted": frozenset({"to_complete", "accepted", "refused", "duplicate"}),
    "to_complete": frozenset({"submitted"}),
    "accepted": frozenset(),
    "refused": frozenset(),
    "duplicate": frozenset(),
}
OPEN = frozenset({"draft", "to_complete"})  # who registers writes in it
DECIDED = frozenset({"accepted", "refused", "duplicate"})


class Source(models.TextChoices):
    ONLINE = "online", _("en ligne")
    PAPER = "paper", _("papier")


class Turn(models.TextChoices):
    """Who decides: the region first, then the secretariat, from the day it was sent."""

    REGION = "region", _("à la région")
    SECRETARIAT = "secretariat", _("au secrétariat")
    LATE = "late", _("en retard")


REGION_FOR = datetime.timedelta(days=7)
LATE_AFTER = datetime.timedelta(days=14)


def turn_of(sent_at: datetime.datetime, *, region: bool, at: datetime.datetime) -> Turn:
    """Whose turn it is at a moment; `region` says whether the region has anyone."""
    waited = at - sent_at
    if waited >= LATE_AFTER:
        return Turn.LATE
    if region and waited < REGION_FOR:
        return Turn.REGION
    return Turn.SECRETARIAT
