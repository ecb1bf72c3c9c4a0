"""The texts that the Coordination gave itself, version by version."""

import datetime
import uuid
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class Immutable(Exception):
    """A version is written once; only the day it ceases to apply is added."""


class DocumentKind(models.TextChoices):
    """In the order in which they are read."""

    STATUTES = "statuts", _("statuts")
    RULES = "reglement", _("règlement intérieur")
    CHARTER = "charte", _("charte")
    MANUAL = "manuel", _("manuel de procédures")
    TERMS = "tdr", _("termes de référence")


READERS = [
    (Audience.PUBLIC.value, _("tout le monde")),
    (Audience.MEMBERS.value, _("les organisations membres")),
]


class GovernanceDocumentQuerySet(models.QuerySet["GovernanceDocument"]):
    def visible_to(self, user: "User | AnonymousUser") -> "GovernanceDocumentQuerySet":
        """What this person may learn of."""
        return self.filter(audience__in=audiences_of(user))

    def written(self) -> "GovernanceDocumentQuerySet":
        """Those that have a version."""
        return self.filter(
            models.Exists(
                GovernanceVersion.objects.filter(document=models.OuterRef("pk"))
            )
        )


class GovernanceDocument(models.Model):
    """Statuts, règlement, charte…: what stays while its versions follow each other."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=70, unique=True, allow_unicode=True)
    kind = models.CharField(_("type"), max_length=10, choices=DocumentKind)
    title = models.CharField(_("titre"), max_length=150)
    summary = models.CharField(_("en une phrase"), max_length=300, blank=True)
    audience = models.CharField(
        _("lu par"), max_length=12, choices=READERS, default=Audience.PUBLIC
    )

    objects = GovernanceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("texte de la Coordination")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governance_document", args=[self.slug])

    @property
    def is_for_members(self) -> bool:
        return self.audience != Audience.PUBLIC


class GovernanceVersionQuerySet(models.QuerySet["GovernanceVersion"]):
    """Reads; refuses every change but the day a version ceases to apply."""

    def visible_to(self, user: "User | AnonymousUser") -> "GovernanceVersionQuerySet":
        return self.filter(document__audience__in=audiences_of(user))

    def update(self, **changes: Any) -> int:
        if set(changes) != {"repealed_on"}:
            raise Immutable
        return super().update(**changes)

    def bulk_update(self, *rows: Any, **options: Any) -> NoReturn:
        raise Immutable

    def delete(self) -> NoReturn:
        raise Immutable


def stored_at(version: "GovernanceVersion", name: str) -> str:
    """In the private root, under names that tell nothing."""
    return f"textes/{version.document.uuid}/{version.uuid}"


class GovernanceVersion(models.Model):
    """One text as it was adopted; it is never corrected, another one follows it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.ForeignKey(
        GovernanceDocument, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    adopted_on = models.DateField(_("adoptée le"))
    repealed_on = models.DateField(_("abrogée le"), null=True)
    text = models.TextField(_("texte"), blank=True)
    file = models.FileField(upload_to=stored_at, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_size = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    objects = GovernanceVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="one_version_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(repealed_on=None)
                | models.Q(repealed_on__gte=models.F("adopted_on")),
                name="version_repealed_after_adoption",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, {self.number}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise Immutable
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise Immutable

    def applies_on(self, day: datetime.date) -> bool:
        """Adopted by that day and not yet repealed on it."""
        return self.adopted_on <= day and (
            self.repealed_on is None or day < self.repealed_on
        )
