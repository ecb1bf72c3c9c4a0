"""A report being written: its lines, questions and files; raw text, never counted."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation, OrgLink
from cso_pages.mandates.models import Role
from cso_pages.permissions import (
    FOCAL_ROLES,
    has_role,
    organisations_of,
    territories_of,
)
from plans.indicators.models import Indicator
from plans.outline.models import Activity
from plans.reporting.periods import ReportingPeriod
from plans.reporting.states import (
    AWAITING_REVIEW,
    COUNTED,
    EDITABLE,
    NEVER_SENT,
    OWED,
    UNCOUNTED,
    ReportState,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

READERS_OF_ALL = (Role.SECRETARIAT, Role.MONITORING, Role.FINANCE)
READERS_OF_EVIDENCE = (Role.SECRETARIAT, Role.MONITORING)
UNSENT = sorted({*NEVER_SENT, ReportState.DISPENSED, ReportState.NOT_SENT})


class ReportQuerySet(models.QuerySet["Report"]):
    def of_organisations_of(self, user: "User") -> "ReportQuerySet":
        """The reports that this person's own organisations owe."""
        return self.filter(organisation__in=organisations_of(user, *FOCAL_ROLES))

    def visible_to(self, user: "User | AnonymousUser") -> "ReportQuerySet":
        """The reports this person may read; a draft is its organisation's alone."""
        if not user.is_authenticated:
            return self.none()
        mine = models.Q(organisation__in=organisations_of(user, *FOCAL_ROLES))
        sent = models.Q(first_sent_at__isnull=False)
        if has_role(user, *READERS_OF_ALL):
            return self.filter(mine | sent)
        members = OrgLink.objects.filter(
            umbrella__in=organisations_of(user, Role.NETWORK_LEAD)
        ).values("member")
        around = models.Q(organisation__in=members) | models.Q(
            organisation__territory__in=territories_of(user, Role.REGIONAL_FOCAL)
        )
        validated = models.Q(pk__in=[])
        if has_role(user, Role.STEERING):
            validated = models.Q(state__in=COUNTED)
        return self.filter(mine | (around & sent) | validated)

    def awaiting_review(self) -> "ReportQuerySet":
        return self.filter(state__in=AWAITING_REVIEW)

    def due(self) -> "ReportQuerySet":
        """Reports that still wait for their organisation."""
        return self.filter(state__in=OWED)

    def expected(self) -> "ReportQuerySet":
        """Those that are owed: a dispensed one is not (rule 2)."""
        return self.exclude(state=ReportState.DISPENSED)

    def counted(self) -> "ReportQuerySet":
        """Those with a revision in force."""
        return self.filter(revision_in_force__isnull=False)


class Report(models.Model):
    """What one organisation owes for one quarter; its lines were frozen at opening."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(
        ReportingPeriod, on_delete=models.PROTECT, related_name="reports"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="reports"
    )
    state = models.CharField(
        _("état"), max_length=12, choices=ReportState, default=ReportState.OPEN
    )
    first_sent_at = models.DateTimeField(null=True, blank=True)
    revision_in_force = models.OneToOneField(
        "plans.ReportRevision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-period__year", "-period__quarter", "organisation__name"]
        verbose_name = _("rapport")
        indexes = [models.Index(fields=["state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "organisation"], name="one_report_per_quarter"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(COUNTED))
                | models.Q(revision_in_force__isnull=False),
                name="validated_report_has_a_revision_in_force",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=sorted(UNCOUNTED))
                | models.Q(revision_in_force__isnull=True),
                name="uncounted_report_has_none_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=UNSENT)
                | models.Q(first_sent_at__isnull=False),
                name="sent_report_has_a_first_sending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.organisation}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.uuid])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    def is_late_on(self, day: datetime.date) -> bool:
        """Whether it is still owed after its due day."""
        return self.first_sent_at is None and day > self.period.due_on

    @property
    def first_sent_on(self) -> datetime.date | None:
        """The day of the first sending that was not withdrawn, in Bamako."""
        if self.first_sent_at is None:
            return None
        return timezone.localtime(self.first_sent_at).date()

    @property
    def is_in_time(self) -> bool | None:
        """Whether that day was due day or before; None while it is not sent."""
        day = self.first_sent_on
        return None if day is None else day <= self.period.due_on


class ReportLineQuerySet(models.QuerySet["ReportLine"]):
    def with_questions(self) -> "ReportLineQuerySet":
        """With activities, questions and cells, in a fixed number of queries."""
        return self.select_related("activity").prefetch_related(
            models.Prefetch(
                "questions",
                ReportQuestion.objects.select_related("indicator__dimension"),
            ),
            "questions__indicator__dimension__categories",
            "evidence",
        )


class ReportLine(models.Model):
    """One activity of a report, and what was typed so far, exactly as typed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lines")
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="report_lines"
    )
    position = models.PositiveSmallIntegerField()
    answers = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.UUIDField(null=True, blank=True)

    objects = ReportLineQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "activity"], name="one_line_per_activity"
            ),
            models.UniqueConstraint(
                fields=["report", "position"], name="one_line_per_position"
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    @property
    def files(self) -> list["Evidence"]:
        """The files that were not removed, from rows fetched by `with_questions`."""
        return [file for file in self.evidence.all() if file.removed_at is None]


class ReportQuestion(models.Model):
    """An indicator that a line asks for, frozen at opening."""

    line = models.ForeignKey(
        ReportLine, on_delete=models.CASCADE, related_name="questions"
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="questions"
    )
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "indicator"], name="one_question_per_indicator"
            )
        ]

    def __str__(self) -> str:
        return str(self.indicator)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def kept(self) -> "EvidenceQuerySet":
        """The files that were not removed."""
        return self.filter(removed_at=None)

    def visible_to(self, user: "User | AnonymousUser") -> "EvidenceQuerySet":
        """Files hold names: the organisation's own, and for who reviews or follows
        what was sent, those that a standing revision was sent with."""
        if not user.is_authenticated:
            return self.none()
        own = organisations_of(user, *FOCAL_ROLES)
        mine = models.Q(line__report__organisation__in=own, removed_at=None)
        if not has_role(user, *READERS_OF_EVIDENCE):
            return self.filter(mine)
        return self.filter(mine | models.Q(pk__in=self.model.objects.sent()))

    def sent(self) -> "EvidenceQuerySet":
        """The files that a standing revision was sent with, removed later or not."""
        return self.filter(
            models.Q(removed_at=None)
            | models.Q(removed_at__gt=models.F("line__report__revisions__sent_at")),
            line__report__revisions__withdrawn_at=None,
            line__report__revisions__sent_at__gte=models.F("added_at"),
        )


class Evidence(models.Model):
    """A file that supports a line: confidential, private storage, checked view."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.ForeignKey(
        ReportLine, on_delete=models.CASCADE, related_name="evidence"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=127)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="pieces/%Y/%m")
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "digest"],
                condition=models.Q(removed_at__isnull=True),
                name="one_file_once_per_line",
            )
        ]

    def __str__(self) -> str:
        return self.name
