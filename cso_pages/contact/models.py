"""Messages to the secretariat or to an organisation, read by who is written to."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.permissions import FOCAL_ROLES, organisations_of, reads_letters

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class Topic(models.TextChoices):
    QUESTION = "question", _("une question")
    MISTAKE = "mistake", _("une erreur à signaler sur le portail")
    MEMBERSHIP = "membership", _("faire connaître une organisation")
    PRIVACY = "privacy", _("mes données personnelles")
    OTHER = "other", _("autre chose")


class ContactMessageQuerySet(models.QuerySet["ContactMessage"]):
    def visible_to(self, user: "User | AnonymousUser") -> "ContactMessageQuerySet":
        """The secretariat reads its own, the focal points their organisation's."""
        written_to = models.Q(organisation__in=organisations_of(user, *FOCAL_ROLES))
        if reads_letters(user):
            written_to |= models.Q(organisation=None)
        return self.filter(written_to)

    def waiting(self) -> "ContactMessageQuerySet":
        return self.filter(answered_at=None)


class ContactMessage(models.Model):
    """What somebody wrote to an organisation, or to the secretariat (None).

    `answered_at` is when one of its readers said that the answer had left.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        on_delete=models.CASCADE,
        related_name="messages_received",
    )
    topic = models.CharField(_("sujet"), max_length=12, choices=Topic)
    text = models.TextField(_("message"))
    name = models.CharField(_("nom"), max_length=100, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("message reçu")

    def __str__(self) -> str:
        return f"{self.get_topic_display()}, {self.received_at:%Y-%m-%d}"
