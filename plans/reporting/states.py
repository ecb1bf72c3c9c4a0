"""The states of a report and its legal moves (domain: the plan's report cycle)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    OPEN = "open", _("à commencer")
    DRAFT = "draft", _("brouillon")
    SENT = "sent", _("envoyé")
    IN_REVIEW = "in_review", _("en cours d’examen")
    TO_COMPLETE = "to_complete", _("à compléter")
    VALIDATED = "validated", _("validé")


S = ReportState

# What is not in this table is illegal.
MOVES: dict[str, frozenset[str]] = {
    S.OPEN: frozenset({S.DRAFT}),
    S.DRAFT: frozenset({S.SENT}),
    S.SENT: frozenset({S.IN_REVIEW, S.DRAFT}),
    S.IN_REVIEW: frozenset({S.SENT, S.TO_COMPLETE, S.VALIDATED}),
    S.TO_COMPLETE: frozenset({S.SENT}),
    S.VALIDATED: frozenset(),
}

EDITABLE = frozenset({S.OPEN, S.DRAFT, S.TO_COMPLETE})
AWAITING_REVIEW = frozenset({S.SENT, S.IN_REVIEW})


class DeclaredState(models.TextChoices):
    """What an organisation says of its activity; never mixed with the signal."""

    ONGOING = "ongoing", _("En cours")
    DONE = "done", _("Réalisée")
    LATE = "late", _("En retard")
    NOT_STARTED = "not_started", _("Non démarrée")
    CANCELLED = "cancelled", _("Annulée")


class ValueState(models.TextChoices):
    REPORTED = "reported", _("renseigné")
    NO_ACTIVITY = "no_activity", _("aucune activité ce trimestre")
    NOT_APPLICABLE = "not_applicable", _("sans objet pour nous")
    NOT_AVAILABLE = "not_available", _("pas de donnée")
