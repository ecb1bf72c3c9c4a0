"""The states of a report and its legal moves (domain: the plan's report cycle)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    OPEN = "open", _("à commencer")
    DRAFT = "draft", _("brouillon")
    ENDORSED = "endorsed", _("visé par la responsable")
    SENT = "sent", _("envoyé")
    IN_REVIEW = "in_review", _("en cours d’examen")
    TO_COSIGN = "to_cosign", _("à contresigner")
    TO_COMPLETE = "to_complete", _("à compléter")
    VALIDATED = "validated", _("validé")
    LOCKED = "locked", _("verrouillé")
    REOPENED = "reopened", _("rouvert")
    ANNULLED = "annulled", _("annulé")
    DISPENSED = "dispensed", _("dispensé")
    NOT_SENT = "not_sent", _("non remis")


S = ReportState

# What is not in this table is illegal (domain §5). A reopened report keeps its last
# validated revision in force until the next one is validated.
MOVES: dict[str, frozenset[str]] = {
    S.OPEN: frozenset({S.DRAFT, S.DISPENSED, S.NOT_SENT}),
    S.DRAFT: frozenset({S.ENDORSED, S.SENT, S.DISPENSED, S.NOT_SENT}),
    S.ENDORSED: frozenset({S.DRAFT, S.TO_COMPLETE, S.SENT, S.NOT_SENT}),
    S.SENT: frozenset({S.IN_REVIEW, S.DRAFT}),
    S.IN_REVIEW: frozenset({S.SENT, S.TO_COMPLETE, S.TO_COSIGN, S.VALIDATED}),
    S.TO_COSIGN: frozenset({S.TO_COMPLETE, S.VALIDATED}),
    S.TO_COMPLETE: frozenset({S.ENDORSED, S.SENT}),
    S.VALIDATED: frozenset({S.LOCKED, S.REOPENED, S.ANNULLED}),
    S.LOCKED: frozenset({S.REOPENED}),
    S.REOPENED: frozenset({S.DRAFT, S.VALIDATED}),
    S.ANNULLED: frozenset(),
    S.DISPENSED: frozenset({S.OPEN, S.DRAFT}),
    S.NOT_SENT: frozenset({S.DRAFT}),
}

# Where its organisation may write; a draft under visa is closed until it is taken back.
EDITABLE = frozenset({S.OPEN, S.DRAFT, S.TO_COMPLETE, S.REOPENED})
# What still waits for its organisation.
OWED = EDITABLE | {S.ENDORSED}
AWAITING_REVIEW = frozenset({S.SENT, S.IN_REVIEW, S.TO_COSIGN})
# What a closing period turns into « non remis », when nothing was ever sent.
NEVER_SENT = frozenset({S.OPEN, S.DRAFT, S.ENDORSED})
# Where a revision in force is certain; elsewhere only a reopened report has one.
COUNTED = frozenset({S.VALIDATED, S.LOCKED, S.REOPENED})
UNCOUNTED = frozenset({S.OPEN, S.ANNULLED, S.DISPENSED, S.NOT_SENT})


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
