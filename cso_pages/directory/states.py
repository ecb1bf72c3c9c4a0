"""The states of a record, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordStatus(models.TextChoices):
    DRAFT = "draft", _("ébauche")
    TO_CHECK = "to_check", _("à vérifier")
    PUBLISHED = "published", _("publiée")
    TO_CONFIRM = "to_confirm", _("à confirmer")
    STALE = "stale", _("périmée")
    WITHDRAWN = "withdrawn", _("retirée")
    MERGED = "merged", _("fusionnée")


LISTED = frozenset(
    {
        RecordStatus.PUBLISHED.value,
        RecordStatus.TO_CONFIRM.value,
        RecordStatus.STALE.value,
    }
)

MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"to_check"}),
    "to_check": frozenset({"draft", "published"}),
    "published": frozenset({"to_confirm", "withdrawn", "merged"}),
    "to_confirm": frozenset({"published", "stale", "withdrawn", "merged"}),
    "stale": frozenset({"published", "withdrawn", "merged"}),
    "withdrawn": frozenset({"published"}),
    "merged": frozenset(),
}
