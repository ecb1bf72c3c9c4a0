"""The states of minutes, by kind, and their legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MinutesKind(models.TextChoices):
    """Working meetings have a compte rendu; assemblies and the bureau a PV."""

    REPORT = "compte_rendu", _("compte rendu")
    OFFICIAL = "proces_verbal", _("procès-verbal")


class MinutesState(models.TextChoices):
    WRITING = "writing", _("en rédaction")
    CIRCULATED = "circulated", _("projet, non approuvé")
    APPROVED = "approved", _("approuvé")
    PUBLISHED = "published", _("publié")


K, S = MinutesKind, MinutesState

# What is not in the table of its kind is illegal.
MOVES: dict[str, dict[str, frozenset[str]]] = {
    K.REPORT: {
        S.WRITING: frozenset({S.PUBLISHED}),
        S.PUBLISHED: frozenset({S.WRITING}),
    },
    K.OFFICIAL: {
        S.WRITING: frozenset({S.CIRCULATED}),
        S.CIRCULATED: frozenset({S.WRITING, S.APPROVED}),
        S.APPROVED: frozenset({S.PUBLISHED}),
        S.PUBLISHED: frozenset({S.APPROVED}),
    },
}
