"""What members propose for the library, with its files and what is said of it."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coordination_space.sharing.states import DECIDED, EDITABLE, ProposalState
from cso_pages.directory.models import Organisation
from cso_pages.library.kinds import ResourceType
from cso_pages.library.models import ResourcePage
from cso_pages.mandates.models import Role
from cso_pages.permissions import has_role, organisations_of
from cso_pages.reference.models import Language, Theme

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User

WRITER_ROLES = (Role.FOCAL_DRAFTS, Role.FOCAL_SIGNATURE)
READER_ROLES = (Role.SECRETARIAT, Role.EDITOR)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def of(self, user: "User | AnonymousUser") -> "ProposalQuerySet":
        """Those of the organisations that she writes for."""
        return self.filter(organisation__in=organisations_of(user, *WRITER_ROLES))

    def visible_to(self, user: "User | AnonymousUser") -> "ProposalQuerySet":
        """Her organisations' own, and for who reads them again, those that were sent.

        A draft is its organisation's alone.
        """
        own = models.Q(organisation__in=organisations_of(user, *WRITER_ROLES))
        if not has_role(user, *READER_ROLES):
            return self.filter(own)
        return self.filter(own | ~models.Q(state=ProposalState.DRAFT))


class Proposal(models.Model):
    """A resource that a member organisation proposes, before it is a page."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="proposals"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=ProposalState, default=ProposalState.DRAFT
    )
    title = models.CharField(_("titre"), max_length=150)
    resource_type = models.CharField(
        _("type"), max_length=12, choices=ResourceType, blank=True
    )
    summary = models.TextField(_("résumé"), blank=True)
    key_messages = models.TextField(_("messages clés"), blank=True)
    text = models.TextField(_("texte"), blank=True)
    language = models.ForeignKey(Language, on_delete=models.PROTECT, default="fr")
    themes = models.ManyToManyField(Theme, blank=True)
    has_testimony = models.BooleanField(default=False)
    message = models.TextField(blank=True)  # goes with it when it is sent
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    page = models.OneToOneField(
        ResourcePage, null=True, on_delete=models.SET_NULL, related_name="proposal"
    )
    told_published_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("ressource proposée")
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["state", "sent_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ProposalState.DRAFT, sent_at__isnull=True)
                | (
                    ~models.Q(state=ProposalState.DRAFT)
                    & models.Q(sent_at__isnull=False)
                ),
                name="a_proposal_is_sent_unless_a_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(DECIDED), decided_at__isnull=False)
                | (
                    ~models.Q(state__in=sorted(DECIDED))
                    & models.Q(decided_at__isnull=True)
                ),
                name="a_decided_proposal_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.uuid])

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_published(self) -> bool:
        """Whether visitors or members read it now; `page` must have been read."""
        return self.page is not None and bool(self.page.live)


class ProposalFileQuerySet(models.QuerySet["ProposalFile"]):
    def visible_to(self, user: "User | AnonymousUser") -> "ProposalFileQuerySet":
        """The files of what she may see."""
        return self.filter(proposal__in=Proposal.objects.visible_to(user))


class ProposalFile(models.Model):
    """A file of a proposal: checked, cleaned, in the private storage."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    document_hash = models.CharField(max_length=40)  # as Wagtail makes it, SHA-1
    file = models.FileField(upload_to="propositions/%Y/%m")
    added_at = models.DateTimeField()
    added_by = models.UUIDField()

    objects = ProposalFileQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "digest"], name="one_file_once_per_proposal"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MessageKind(models.TextChoices):
    COMMENT = "comment", _("message")
    RETURNED = "returned", _("à corriger")
    REFUSED = "refused", _("refus")


class ProposalMessage(models.Model):
    """What the organisation and its reader say to each other; kept in order."""

    uuid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="messages"
    )
    kind = models.CharField(
        max_length=10, choices=MessageKind, default=MessageKind.COMMENT
    )
    text = models.TextField(max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return self.text[:60]
