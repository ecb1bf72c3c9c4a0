"""The states of a proposed change and its fields; the legal moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    DRAFT = "draft", _("brouillon")
    SUBMITTED = "submitted", _("envoyée")
    IN_REVIEW = "in_review", _("en cours de décision")
    SENT_BACK = "sent_back", _("à compléter")
    ACCEPTED = "accepted", _("acceptée")
    PARTLY = "partly", _("acceptée en partie")
    REFUSED = "refused", _("refusée")
    WITHDRAWN = "withdrawn", _("retirée")


S = RequestState

# What is not in this table is illegal. While it is under decision its organisation
# withdraws it, but does not write in it; who began to decide may give it back.
MOVES: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.SUBMITTED: frozenset({S.IN_REVIEW, S.WITHDRAWN}),
    S.IN_REVIEW: frozenset(
        {S.SUBMITTED, S.SENT_BACK, S.ACCEPTED, S.PARTLY, S.REFUSED, S.WITHDRAWN}
    ),
    S.SENT_BACK: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset(),
    S.PARTLY: frozenset(),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
}

EDITABLE = frozenset({S.DRAFT, S.SUBMITTED, S.SENT_BACK})
AWAITING = frozenset({S.SUBMITTED, S.IN_REVIEW})
OPEN = EDITABLE | AWAITING
DECIDED = frozenset({S.ACCEPTED, S.PARTLY, S.REFUSED})
CLOSED = DECIDED | {S.WITHDRAWN}


class ChangeState(models.TextChoices):
    """What became of one field."""

    PROPOSED = "proposed", _("proposé")
    ACCEPTED = "accepted", _("accepté")
    REFUSED = "refused", _("refusé")
    STALE = "stale", _("caduc")


class Source(models.TextChoices):
    """How an organisation told the secretariat what it typed for it."""

    PHONE = "phone", _("par téléphone")
    PAPER = "paper", _("sur papier")
    MAIL = "mail", _("par courrier ou courriel")
    VISIT = "visit", _("de vive voix")
