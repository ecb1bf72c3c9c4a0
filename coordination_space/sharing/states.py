"""The states of a proposed resource and its legal moves; publication is Wagtail's."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("brouillon")
    PROPOSED = "proposed", _("proposée")
    IN_REVIEW = "in_review", _("en relecture")
    TO_CORRECT = "to_correct", _("à corriger")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")


S = ProposalState

# What is not in this table is illegal. A corrected proposal returns to its reading.
MOVES: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.PROPOSED}),
    S.PROPOSED: frozenset({S.IN_REVIEW}),
    S.IN_REVIEW: frozenset({S.TO_CORRECT, S.ACCEPTED, S.REFUSED}),
    S.TO_CORRECT: frozenset({S.IN_REVIEW}),
    S.ACCEPTED: frozenset(),
    S.REFUSED: frozenset(),
}

EDITABLE = frozenset({S.DRAFT, S.TO_CORRECT})
AWAITING = frozenset({S.PROPOSED, S.IN_REVIEW})
DECIDED = frozenset({S.ACCEPTED, S.REFUSED})
