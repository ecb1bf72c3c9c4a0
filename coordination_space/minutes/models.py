"""Minutes of a meeting, one section for each point of its agenda."""

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coordination_space.meetings.models import AgendaItem, Meeting
from coordination_space.minutes.states import MinutesKind, MinutesState
from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

S = MinutesState
TEXT_AT_MOST = 20_000


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, user: "User | AnonymousUser") -> "MinutesQuerySet":
        """What this person may read: their audience, of a meeting she may know of."""
        audiences = audiences_of(user)
        known = self.filter(audience__in=audiences)
        if Audience.SECRETARIAT in audiences:
            return known
        return known.exclude(meeting__audience=Audience.SECRETARIAT)

    def public(self) -> "MinutesQuerySet":
        """What everybody may read, the latest first; the same for every reader."""
        return (
            self.filter(state=S.PUBLISHED, audience=Audience.PUBLIC)
            .exclude(meeting__audience=Audience.SECRETARIAT)
            .order_by("-meeting__starts_at")
        )


class Minutes(models.Model):
    """A compte rendu or a procès-verbal; `audience` says who reads it now.

    `frozen` is what was approved, with organisations by their uuid: their names are
    looked up when it is read, so that one that hides is named nowhere.
    """

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="minutes"
    )
    kind = models.CharField(max_length=14, choices=MinutesKind)
    state = models.CharField(max_length=12, choices=MinutesState, default=S.WRITING)
    audience = models.CharField(
        max_length=12, choices=Audience, default=Audience.SECRETARIAT
    )
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    saved_by = models.UUIDField(null=True)
    circulated_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    approved_on = models.DateField(null=True)
    approved_at_meeting = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="approves"
    )
    approved_in_writing = models.BooleanField(default=False)
    frozen: Any = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("compte rendu")
        indexes = [models.Index(fields=["state", "audience"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=S.WRITING, audience=Audience.SECRETARIAT)
                | models.Q(
                    state__in=[S.CIRCULATED, S.APPROVED], audience=Audience.MEMBERS
                )
                | models.Q(
                    state=S.PUBLISHED,
                    audience__in=[Audience.PUBLIC, Audience.MEMBERS],
                ),
                name="minutes_audience_follows_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=MinutesKind.OFFICIAL)
                | models.Q(state__in=[S.WRITING, S.PUBLISHED]),
                name="only_official_minutes_are_approved",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.PUBLISHED)
                | models.Q(published_at__isnull=False),
                name="published_minutes_have_their_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=MinutesKind.OFFICIAL)
                | models.Q(state__in=[S.WRITING, S.CIRCULATED])
                | models.Q(approved_on__isnull=False, frozen__isnull=False)
                & ~models.Q(digest="")
                & (
                    models.Q(approved_at_meeting__isnull=False)
                    | models.Q(approved_in_writing=True)
                ),
                name="approved_minutes_are_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("minutes", args=[self.meeting.slug])

    @property
    def is_official(self) -> bool:
        return self.kind == MinutesKind.OFFICIAL

    @property
    def is_writable(self) -> bool:
        return self.state == S.WRITING

    @property
    def is_draft(self) -> bool:
        """Read by members as « projet, non approuvé »."""
        return self.state == S.CIRCULATED


class MinutesSection(models.Model):
    """What was said on one point: as typed, and the cleaned HTML made of it.

    `saved_from` is the key of the page that saved last: a page that did not hear that
    it was saved does not take its own words for another's.
    """

    minutes = models.ForeignKey(
        Minutes, on_delete=models.CASCADE, related_name="sections"
    )
    item = models.OneToOneField(
        AgendaItem, on_delete=models.PROTECT, related_name="section"
    )
    text = models.TextField(blank=True)
    body = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.UUIDField(null=True)
    saved_from = models.UUIDField(null=True)

    class Meta:
        ordering = ["item__position"]

    def __str__(self) -> str:
        return str(self.item)


class Correction(models.Model):
    """A numbered rectificatif: what went out is not edited, it is corrected."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    minutes = models.ForeignKey(
        Minutes, on_delete=models.CASCADE, related_name="corrections"
    )
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("rectificatif"), max_length=1000)
    made_on = models.DateField()
    made_by = models.UUIDField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "number"], name="correction_number_is_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
