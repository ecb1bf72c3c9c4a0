"""The states of a meeting, a decision and a recommendation, and their legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    PREPARATION = "preparation", _("en préparation")
    CONVENED = "convened", _("convoquée")
    OPEN = "open", _("ouverte")
    SUSPENDED = "suspended", _("suspendue")
    HELD = "held", _("tenue")
    NO_QUORUM = "no_quorum", _("carence")
    CLOSED = "closed", _("close")
    POSTPONED = "postponed", _("reportée")
    CANCELLED = "cancelled", _("annulée")


M = MeetingState

# What is not in these tables is illegal.
MEETING_MOVES: dict[str, frozenset[str]] = {
    M.PREPARATION: frozenset({M.CONVENED, M.POSTPONED, M.CANCELLED}),
    M.CONVENED: frozenset({M.OPEN, M.POSTPONED, M.CANCELLED}),
    M.POSTPONED: frozenset({M.CONVENED, M.CANCELLED}),
    M.OPEN: frozenset({M.SUSPENDED, M.HELD, M.NO_QUORUM}),
    M.SUSPENDED: frozenset({M.OPEN}),
    M.HELD: frozenset({M.CLOSED}),
    M.NO_QUORUM: frozenset({M.CLOSED}),
    M.CLOSED: frozenset(),
    M.CANCELLED: frozenset(),
}

BEFORE_OPENING = frozenset({M.PREPARATION, M.CONVENED, M.POSTPONED})
IN_SESSION = frozenset({M.OPEN, M.SUSPENDED})
AFTER_SESSION = frozenset({M.HELD, M.NO_QUORUM, M.CLOSED})


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("projet")
    IN_FORCE = "in_force", _("en vigueur")
    REPEALED = "repealed", _("abrogée")


D = DecisionState
DECISION_MOVES: dict[str, frozenset[str]] = {
    D.DRAFT: frozenset({D.IN_FORCE}),
    D.IN_FORCE: frozenset({D.REPEALED}),
    D.REPEALED: frozenset(),
}


class ActionState(models.TextChoices):
    DRAFT = "draft", _("projet")
    OPEN = "open", _("ouverte")
    IN_PROGRESS = "in_progress", _("en cours")
    DONE = "done", _("réalisée")
    VERIFIED = "verified", _("réalisée, vérifiée")
    CANCELLED = "cancelled", _("annulée")


A = ActionState
ACTION_MOVES: dict[str, frozenset[str]] = {
    A.DRAFT: frozenset({A.OPEN}),
    A.OPEN: frozenset({A.IN_PROGRESS, A.DONE, A.CANCELLED}),
    A.IN_PROGRESS: frozenset({A.DONE, A.CANCELLED}),
    A.DONE: frozenset({A.IN_PROGRESS, A.VERIFIED}),
    A.VERIFIED: frozenset(),
    A.CANCELLED: frozenset(),
}

TO_DO = frozenset({A.OPEN, A.IN_PROGRESS})
ACHIEVED = frozenset({A.DONE, A.VERIFIED})


class AttendanceStatus(models.TextChoices):
    """What an organisation was at a meeting; the empty one was not ticked yet."""

    UNKNOWN = "", _("sans réponse")
    PRESENT = "present", _("présente")
    REPRESENTED = "represented", _("représentée")
    EXCUSED = "excused", _("excusée")
    ABSENT = "absent", _("absente")


class ItemKind(models.TextChoices):
    """What an agenda point calls for; a decision point needs an outcome."""

    DISCUSSION = "discussion", _("échange")
    INFORMATION = "information", _("information")
    DECISION = "decision", _("décision")
    MISC = "misc", _("divers")
