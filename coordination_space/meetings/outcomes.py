"""What a meeting leaves behind: decisions, and recommendations to follow."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination_space.bodies.models import Body
from coordination_space.meetings.models import AgendaItem, Meeting
from coordination_space.meetings.states import (
    TO_DO,
    ActionState,
    DecisionState,
)
from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import has_role, organisations_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

FOLLOWERS = (Role.SECRETARIAT, Role.MONITORING)
_NUMBERED = models.Q(number__isnull=False, exercice__isnull=False)
_NOT_NUMBERED = models.Q(number__isnull=True, exercice__isnull=True)


class Decision(models.Model):
    """A decision, numbered per exercice and body when its minutes first go out."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="decisions"
    )
    text = models.TextField(_("décision"), max_length=1000, blank=True)
    state = models.CharField(
        max_length=10, choices=DecisionState, default=DecisionState.DRAFT
    )
    exercice = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveSmallIntegerField(null=True)
    repealed_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="repeals"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("décision")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "exercice", "number"], name="decision_number_is_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=DecisionState.DRAFT) & _NOT_NUMBERED
                | ~models.Q(state=DecisionState.DRAFT) & _NUMBERED & ~models.Q(text=""),
                name="decision_in_force_is_numbered",
            ),
            models.CheckConstraint(
                condition=models.Q(repealed_by__isnull=True)
                | models.Q(state=DecisionState.REPEALED),
                name="only_a_repealed_decision_is_replaced",
            ),
        ]

    def __str__(self) -> str:
        return self.reference or str(_("projet de décision"))

    @property
    def reference(self) -> str:
        """« D2026-03 »; nothing while it is a draft."""
        return f"D{self.exercice}-{self.number:02}" if self.number else ""


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    def visible_to(self, user: "User | AnonymousUser") -> "ActionItemQuerySet":
        """One's own, and all for who follows them; drafts are in the minutes only."""
        known = self.exclude(state=ActionState.DRAFT)
        if has_role(user, *FOLLOWERS):
            return known
        return known.filter(owner__in=organisations_of(user, *ORGANISATION_ROLES))

    def to_do(self) -> "ActionItemQuerySet":
        return self.filter(state__in=TO_DO)


class ActionItem(models.Model):
    """A recommendation: what, by whom, until when; without owner, the secretariat's."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="action_items"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="action_items"
    )
    number = models.PositiveSmallIntegerField(null=True)
    what = models.TextField(_("quoi"), max_length=500, blank=True)
    owner = models.ForeignKey(
        Organisation,
        verbose_name=_("qui"),
        null=True,
        on_delete=models.PROTECT,
        related_name="action_items",
    )
    is_secretariats = models.BooleanField(default=False)
    due_on = models.DateField(_("pour le"), null=True)
    state = models.CharField(
        max_length=12, choices=ActionState, default=ActionState.DRAFT
    )
    proof = models.TextField(_("ce qui a été fait"), max_length=1000, blank=True)
    done_by = models.UUIDField(null=True)
    done_at = models.DateTimeField(null=True)
    verified_by = models.UUIDField(null=True)
    verified_at = models.DateTimeField(null=True)

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("recommandation")
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="recommendation_number_is_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ActionState.DRAFT, number__isnull=True)
                | ~models.Q(state=ActionState.DRAFT)
                & models.Q(number__isnull=False, due_on__isnull=False)
                & ~models.Q(what=""),
                name="open_recommendation_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True)
                | models.Q(is_secretariats=False),
                name="recommendation_has_one_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ActionState.DRAFT)
                | models.Q(owner__isnull=False)
                | models.Q(is_secretariats=True),
                name="open_recommendation_says_who",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[ActionState.DONE, ActionState.VERIFIED])
                | ~models.Q(proof="") & models.Q(done_at__isnull=False),
                name="done_recommendation_has_its_proof",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ActionState.VERIFIED)
                | models.Q(verified_by__isnull=False, verified_at__isnull=False)
                & ~models.Q(verified_by=models.F("done_by")),
                name="verified_by_someone_else",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:80]

    @property
    def reference(self) -> str:
        """« R2 »; nothing while it is a draft."""
        return f"R{self.number}" if self.number else ""

    def is_late_on(self, day: datetime.date) -> bool:
        return self.state in TO_DO and self.due_on is not None and self.due_on < day
