"""Why there is no number: the reasons offered, and what each means for a total."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plans.reporting.states import ValueState


class NoDataReason(models.TextChoices):
    """A blank box is unanswered; « 0 » or one of these answers it."""

    NOT_COLLECTED = "not_collected", _("Collecte non terminée")
    INACCESSIBLE = "inaccessible", _("Zone inaccessible")
    NO_ACTIVITY = "no_activity", _("Aucune activité ce trimestre")
    NOT_APPLICABLE = "not_applicable", _("Sans objet pour nous")


# A flow without activity counts 0; « pas de donnée » counts nothing (domain, rule 2).
STATE_OF_REASON: dict[str, ValueState] = {
    NoDataReason.NOT_COLLECTED: ValueState.NOT_AVAILABLE,
    NoDataReason.INACCESSIBLE: ValueState.NOT_AVAILABLE,
    NoDataReason.NO_ACTIVITY: ValueState.NO_ACTIVITY,
    NoDataReason.NOT_APPLICABLE: ValueState.NOT_APPLICABLE,
}
CELL_REASONS = (
    NoDataReason.NOT_COLLECTED,
    NoDataReason.INACCESSIBLE,
    NoDataReason.NOT_APPLICABLE,
)
