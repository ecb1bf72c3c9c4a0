"""The states of a campaign and of what it asks of each organisation; their moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("brouillon")
    OPEN = "open", _("en cours")
    CLOSED = "closed", _("close")
    CANCELLED = "cancelled", _("annulée")


class TargetState(models.TextChoices):
    WAITING = "waiting", _("attendue")
    CONFIRMED = "confirmed", _("confirmée")
    TO_CHANGE = "to_change", _("changements à faire")
    UNREACHABLE = "unreachable", _("injoignable")


# What is not in these tables is illegal.
MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"open", "cancelled"}),
    "open": frozenset({"closed", "cancelled"}),
    "closed": frozenset(),
    "cancelled": frozenset(),
}

# Who was called in vain may be called again, in vain; what is confirmed stays so.
TARGET_MOVES: dict[str, frozenset[str]] = {
    "waiting": frozenset({"confirmed", "to_change", "unreachable"}),
    "to_change": frozenset({"confirmed"}),
    "unreachable": frozenset({"confirmed", "to_change", "unreachable"}),
    "confirmed": frozenset(),
}
