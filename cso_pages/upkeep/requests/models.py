"""What organisations propose to change in their records, kept apart until decided."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.mandates.models import ORGANISATION_ROLES, Role
from cso_pages.permissions import has_role, organisations_of, territories_of
from cso_pages.upkeep.requests.states import (
    AWAITING,
    CLOSED,
    EDITABLE,
    OPEN,
    ChangeState,
    RequestState,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

UNSENT = (RequestState.DRAFT, RequestState.WITHDRAWN)


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    def visible_to(self, user: "User | AnonymousUser") -> "ChangeRequestQuerySet":
        """Her organisations' own; those sent, to their region and the secretariat."""
        own = Q(organisation__in=organisations_of(user, *ORGANISATION_ROLES))
        sent = Q(submitted_at__isnull=False)
        if has_role(user, Role.SECRETARIAT):
            return self.filter(own | sent)
        region = territories_of(user, Role.REGIONAL_FOCAL)
        return self.filter(own | (sent & Q(organisation__territory__in=region)))

    def open(self) -> "ChangeRequestQuerySet":
        return self.filter(state__in=sorted(OPEN))

    def awaiting(self) -> "ChangeRequestQuerySet":
        """Those that somebody must decide of, the oldest first."""
        return self.filter(state__in=sorted(AWAITING)).order_by("submitted_at", "pk")


class ChangeRequest(models.Model):
    """A set of proposed values; one open request an organisation.

    `editors` holds the uuids of all who wrote in it: none of them decides of it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="change_requests"
    )
    state = models.CharField(
        _("état"), max_length=10, choices=RequestState, default=RequestState.DRAFT
    )
    editors = models.JSONField(default=list)
    note = models.CharField(_("mot de l’organisation"), max_length=500, blank=True)
    answer = models.TextField(_("réponse"), max_length=1000, blank=True)
    says_rest_is_right = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("demande de modification")
        indexes = [models.Index(fields=["state", "submitted_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=sorted(OPEN)),
                name="one_open_request_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=False) | Q(state__in=sorted(UNSENT)),
                name="a_request_is_sent_unless_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False, state__in=sorted(CLOSED))
                | Q(closed_at__isnull=True, state__in=sorted(OPEN)),
                name="a_closed_request_says_when",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    def get_absolute_url(self) -> str:
        return reverse("change_request", args=[self.uuid])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class FieldChange(models.Model):
    """One field: its value when proposed, what is proposed, what became of it."""

    request = models.ForeignKey(
        ChangeRequest, on_delete=models.CASCADE, related_name="changes"
    )
    key = models.CharField(max_length=60)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    state = models.CharField(
        max_length=8, choices=ChangeState, default=ChangeState.PROPOSED
    )
    reason = models.CharField(_("raison"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "key"], name="one_change_a_field"
            )
        ]

    def __str__(self) -> str:
        return self.key
