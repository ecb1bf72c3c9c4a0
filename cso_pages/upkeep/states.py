"""The states of an import and their moves; what people decide of a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    RECEIVED = "received", _("reçu, pas encore lu")
    READ = "read", _("lu, pas encore enregistré")
    COMMITTED = "committed", _("enregistré")
    UNDONE = "undone", _("annulé")
    DROPPED = "dropped", _("abandonné")


# What is not in this table is illegal. A committed import may be committed again: rows
# decided since then join those written before.
MOVES: dict[str, frozenset[str]] = {
    "received": frozenset({"read", "dropped"}),
    "read": frozenset({"committed", "dropped"}),
    "committed": frozenset({"committed", "undone"}),
    "undone": frozenset(),
    "dropped": frozenset(),
}


class RowStatus(models.TextChoices):
    UNDERSTOOD = "understood", _("compris")
    TO_DECIDE = "to_decide", _("à décider")
    REJECTED = "rejected", _("mis de côté")


class Asked(models.TextChoices):
    """What a person is asked of a list."""

    TERRITORY = "territory", _("un territoire")
    THEME = "theme", _("un domaine")
    TYPE = "type", _("un type")
    COUNTRY = "country", _("un pays")
    SEAT_OF = "seat_of", _("le siège d’une organisation")
    TYPE_OF = "type_of", _("le type d’une organisation")
    ORGANISATION = "organisation", _("une organisation peut-être connue")


# Answers about an organisation, besides the uuid of the one it is.
NEW, SKIP, SAME_AS = "new", "skip", "same:"
EVERYWHERE = "*"  # answer about a territory: « tout le Mali »
NOTHING = ""  # answer about a value: leave it out
