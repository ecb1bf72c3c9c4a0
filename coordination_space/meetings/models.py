"""Meetings with their agenda, and which organisation was there."""

import datetime
import secrets
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination_space.bodies.models import Body
from coordination_space.meetings.states import (
    BEFORE_OPENING,
    IN_SESSION,
    AttendanceStatus,
    ItemKind,
    MeetingState,
)
from cso_pages.directory.models import Organisation
from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience
from portal.kit.words import slug_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

S = MeetingState
NOT_NUMBERED = sorted(s.value for s in (*BEFORE_OPENING, S.CANCELLED))
NUMBERED = sorted({s.value for s in S} - set(NOT_NUMBERED))
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
_TAIL = 8


def slug_for(title: str, day: datetime.date) -> str:
    """Readable, and not to be guessed: « revue-2026-10-22-k7f3qah2 »."""
    tail = "".join(secrets.choice(_LETTERS) for _ in range(_TAIL))
    return f"{slug_of(title, length=50) or 'reunion'}-{day.isoformat()}-{tail}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: "User | AnonymousUser") -> "MeetingQuerySet":
        """The meetings that this person may know of; not those still prepared."""
        audiences = audiences_of(user)
        known = self.filter(audience__in=audiences)
        if Audience.SECRETARIAT in audiences:
            return known
        return known.exclude(state=S.PREPARATION)

    def announced(self) -> "MeetingQuerySet":
        """Convened or later, and nothing of it went out to anybody yet."""
        return self.exclude(state=S.PREPARATION).filter(
            models.Q(minutes=None) | models.Q(minutes__audience=Audience.SECRETARIAT)
        )

    def to_come(self, now: datetime.datetime) -> "MeetingQuerySet":
        """Called, not begun; the nearest first."""
        return self.filter(state=S.CONVENED, starts_at__gte=now).order_by("starts_at")


class Meeting(models.Model):
    """A meeting of a body; the quorum it had is kept as it was counted that day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.CharField(max_length=90, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(_("titre"), max_length=150)
    starts_at = models.DateTimeField(_("début"))
    ends_at = models.DateTimeField(_("fin"), null=True, blank=True)
    place = models.CharField(_("lieu"), max_length=150)
    audience = models.CharField(
        _("qui sait que la réunion a lieu"),
        max_length=12,
        choices=Audience,
        default=Audience.MEMBERS,
    )
    state = models.CharField(
        max_length=12, choices=MeetingState, default=S.PREPARATION, editable=False
    )
    exercice = models.PositiveSmallIntegerField(null=True, editable=False)
    number = models.PositiveSmallIntegerField(null=True, editable=False)
    second_call_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="again"
    )
    attendance_version = models.PositiveIntegerField(default=0)
    attendance_by = models.UUIDField(null=True)
    attendance_from = models.UUIDField(null=True)
    quorum_base = models.PositiveIntegerField(null=True)
    quorum_present = models.PositiveIntegerField(null=True)
    quorum_represented = models.PositiveIntegerField(null=True)
    quorum_required = models.PositiveIntegerField(null=True)
    quorum_reached = models.BooleanField(null=True)
    quorum_rule = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("réunion")
        indexes = [models.Index(fields=["state", "starts_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "exercice", "number"], name="meeting_number_is_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=NOT_NUMBERED,
                    number__isnull=True,
                    exercice__isnull=True,
                )
                | models.Q(
                    state__in=NUMBERED,
                    number__isnull=False,
                    exercice__isnull=False,
                ),
                name="meeting_is_numbered_at_opening",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[S.HELD, S.NO_QUORUM, S.CLOSED])
                | models.Q(quorum_base__isnull=False, quorum_present__isnull=False),
                name="held_meeting_has_its_presence",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.NO_QUORUM) | models.Q(quorum_reached=False),
                name="carence_means_no_quorum",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=S.HELD)
                | models.Q(quorum_reached=True)
                | models.Q(quorum_reached__isnull=True),
                name="held_means_quorum_or_no_rule",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> datetime.date:
        return timezone.localdate(self.starts_at)

    @property
    def reference(self) -> str:
        """« 2026-07 », once it was opened."""
        return f"{self.exercice}-{self.number:02}" if self.number else ""

    @property
    def is_before_opening(self) -> bool:
        return self.state in BEFORE_OPENING

    @property
    def is_in_session(self) -> bool:
        return self.state in IN_SESSION


class AgendaItem(models.Model):
    """A point of the agenda, in its order."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="agenda"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("point"), max_length=200)
    note = models.CharField(_("précision"), max_length=300, blank=True)
    kind = models.CharField(
        _("nature"), max_length=12, choices=ItemKind, default=ItemKind.DISCUSSION
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="one_point_a_place"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """One organisation of the base at one meeting; the person who came is not kept."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendance"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(
        max_length=12,
        choices=AttendanceStatus,
        default=AttendanceStatus.UNKNOWN,
        blank=True,
    )
    proxy_holder = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proxy_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("présence")
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="counts_once"
            ),
            models.CheckConstraint(
                condition=models.Q(proxy_holder__isnull=True)
                | (
                    models.Q(status=AttendanceStatus.REPRESENTED)
                    & ~models.Q(proxy_holder=models.F("organisation"))
                ),
                name="proxy_is_held_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_status_display()}"
