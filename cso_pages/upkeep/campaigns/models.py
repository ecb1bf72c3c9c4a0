"""Campaigns that ask organisations whether their record is right, and their links."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.confirmations import ConfirmedBy
from cso_pages.directory.contacts import ContactChannel
from cso_pages.directory.models import Organisation
from cso_pages.directory.states import LISTED
from cso_pages.mandates.models import Role
from cso_pages.permissions import can_run_campaigns, territories_of
from cso_pages.reference.models import Territory
from cso_pages.upkeep.campaigns.states import CampaignState, TargetState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class CampaignQuerySet(models.QuerySet["UpdateCampaign"]):
    def visible_to(self, user: "User | AnonymousUser") -> "CampaignQuerySet":
        """All for the secretariat; a region knows those opened that reach it."""
        if can_run_campaigns(user):
            return self.all()
        hers = CampaignTarget.objects.filter(
            territory__in=territories_of(user, Role.REGIONAL_FOCAL)
        )
        return self.filter(pk__in=hers.values("campaign"))


class UpdateCampaign(models.Model):
    """A message, to whom it goes (`criteria`), its reminders and its last day.

    `last_round` is the last series of letters asked for: 0 at the opening, then one
    for each reminder; None before.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nom"), max_length=120)
    message = models.TextField(_("message"), max_length=2000)
    criteria = models.JSONField(default=dict, blank=True)
    reminder_days = models.JSONField(default=list, blank=True)
    closes_on = models.DateField(_("dernier jour"))
    state = models.CharField(
        _("état"), max_length=10, choices=CampaignState, default=CampaignState.DRAFT
    )
    last_round = models.PositiveSmallIntegerField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("campagne de mise à jour")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["open", "closed"]) | Q(opened_at__isnull=False),
                name="an_opened_campaign_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "cancelled"])
                ^ Q(ended_at__isnull=True),
                name="an_ended_campaign_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.uuid])

    @property
    def is_open(self) -> bool:
        return self.state == CampaignState.OPEN

    def is_open_since(self, day: datetime.date) -> bool:
        """Whether it was already open on that day."""
        return self.opened_on is not None and self.opened_on <= day

    @property
    def opened_on(self) -> datetime.date | None:
        return timezone.localdate(self.opened_at) if self.opened_at else None


class TargetQuerySet(models.QuerySet["CampaignTarget"]):
    def visible_to(self, user: "User | AnonymousUser") -> "TargetQuerySet":
        """All for the secretariat; those of her territory for a region."""
        if can_run_campaigns(user):
            return self.all()
        held = territories_of(user, Role.REGIONAL_FOCAL)
        return self.filter(territory__in=held)

    def still_listed(self) -> "TargetQuerySet":
        """Those that the public may still know of: the others are out of the count."""
        return self.filter(
            organisation__record_status__in=sorted(LISTED),
            organisation__hidden_at=None,
        )

    def unanswered(self) -> "TargetQuerySet":
        return self.filter(state__in=[TargetState.WAITING, TargetState.UNREACHABLE])


class CampaignTarget(models.Model):
    """One organisation that a campaign asks, frozen with its territory at opening.

    `answered_as` is a function and `source` says where the answer comes from: neither
    holds a name.
    """

    campaign = models.ForeignKey(
        UpdateCampaign, on_delete=models.CASCADE, related_name="targets"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="campaign_targets"
    )
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT)
    state = models.CharField(
        _("état"), max_length=12, choices=TargetState, default=TargetState.WAITING
    )
    mailed_at = models.DateTimeField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=12, choices=ConfirmedBy, blank=True)
    answered_as = models.CharField(_("fonction"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["territory__position", "organisation__name", "pk"]
        verbose_name = _("organisation d’une campagne")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organisation"], name="one_target_an_organisation"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") ^ Q(answered_on__isnull=False),
                name="an_answered_target_says_when",
            ),
        ]
        indexes = [models.Index(fields=["campaign", "state"])]

    def __str__(self) -> str:
        return f"{self.get_state_display()} ({self.pk})"


class CampaignLetter(models.Model):
    """One mail of one round to one address, and the link in it.

    It goes to a focal point (`user`) or to the record's own address (`address`). The
    link is single-purpose and single-use; only its digest is kept.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    target = models.ForeignKey(
        CampaignTarget, on_delete=models.CASCADE, related_name="letters"
    )
    round = models.PositiveSmallIntegerField(default=0)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.ForeignKey(
        ContactChannel,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    token_digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(address__isnull=True),
                name="a_letter_has_one_reader",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(revoked_at=None),
                name="a_letter_is_used_or_revoked",
            ),
            models.UniqueConstraint(
                fields=["target", "round", "user"],
                condition=~Q(user=None),
                name="one_letter_a_person_a_round",
            ),
            models.UniqueConstraint(
                fields=["target", "round", "address"],
                condition=~Q(address=None),
                name="one_letter_an_address_a_round",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(used_at__lt=F("expires_at")),
                name="a_letter_is_used_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} ({self.pk})"
