"""Records that may be the same, and merges with the way back from each."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.directory.states import RecordStatus
from cso_pages.permissions import can_merge_organisations

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class LikelyPairQuerySet(models.QuerySet["LikelyPair"]):
    def visible_to(self, user: "User | AnonymousUser") -> "LikelyPairQuerySet":
        return self.all() if can_merge_organisations(user) else self.none()

    def waiting(self) -> "LikelyPairQuerySet":
        """Those that nobody has said to be two, and that are still two."""
        return self.filter(told_apart_at=None).exclude(
            Q(first__record_status=RecordStatus.MERGED)
            | Q(second__record_status=RecordStatus.MERGED)
        )


class LikelyPair(models.Model):
    """Two records that share something; told apart, they are never proposed again."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()
    told_apart_at = models.DateTimeField(null=True, blank=True)
    told_apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = LikelyPairQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("doublon probable")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_is_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="a_pair_is_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id}, {self.second_id}"

    def get_absolute_url(self) -> str:
        return reverse("duplicate_pair", args=[self.uuid])


class MergeState(models.TextChoices):
    DONE = "done", _("faite")
    UNDONE = "undone", _("annulée")


MOVES: dict[str, frozenset[str]] = {
    "done": frozenset({"undone"}),
    "undone": frozenset(),
}


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: "User | AnonymousUser") -> "MergeQuerySet":
        return self.all() if can_merge_organisations(user) else self.none()

    def kept_for(self, slug: str) -> Organisation | None:
        """The record that stands for a merged one today, after as many merges as were.

        None when that address was never merged.
        """
        kept = None
        seen: set[str] = set()
        while slug not in seen:
            seen.add(slug)
            made = self.filter(gone__slug=slug, state=MergeState.DONE)
            found = made.select_related("kept").first()
            if found is None:
                return kept
            kept, slug = found.kept, found.kept.slug
        return kept


class Merge(models.Model):
    """One record that became another; `snapshot` holds all that is needed to go back.

    The snapshot holds names and numbers: it is emptied after twelve months.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kept = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(
        _("état"), max_length=8, choices=MergeState, default=MergeState.DONE
    )
    snapshot = models.JSONField(default=dict)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at"]
        verbose_name = _("fusion")
        constraints = [
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(state="done"),
                name="a_record_is_merged_once",
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("gone")), name="no_merge_with_itself"
            ),
            models.CheckConstraint(
                condition=Q(state="done") ^ Q(undone_at__isnull=False),
                name="an_undone_merge_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"

    def get_absolute_url(self) -> str:
        return reverse("merge_page", args=[self.uuid])
