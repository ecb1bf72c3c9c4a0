"""The organisation, a row that memberships, reports and mandates point at."""

import uuid
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.slugs import new_slug
from cso_pages.directory.states import LISTED, RecordStatus
from cso_pages.reference.models import Language, OrgType, Territory

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def listed(self) -> "OrganisationQuerySet":
        """The organisations the public may know of."""
        return self.filter(record_status__in=sorted(LISTED), hidden_at=None)

    def visible_to(self, user: "User | AnonymousUser") -> "OrganisationQuerySet":
        """What this person may know of: the public list, then what is hers.

        Who speaks for an organisation knows it, hidden or not; so does the regional
        focal point in her territory; the secretariat knows them all. One that was
        merged is a record no more.
        """
        # The rights stand on mandates, and mandates on organisations.
        from cso_pages.mandates.models import ORGANISATION_ROLES, Role
        from cso_pages.permissions import has_role, organisations_of, territories_of

        if not user.is_authenticated:
            return self.listed()
        if has_role(user, Role.SECRETARIAT):
            return self.exclude(record_status=RecordStatus.MERGED)
        return self.exclude(record_status=RecordStatus.MERGED).filter(
            models.Q(record_status__in=sorted(LISTED), hidden_at=None)
            | models.Q(pk__in=organisations_of(user, *ORGANISATION_ROLES))
            | models.Q(territory__in=territories_of(user, Role.REGIONAL_FOCAL))
        )


class Organisation(models.Model):
    """A civil society organisation (OSC).

    `field_audiences` holds only what it chose otherwise than the table of defaults.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.CharField(max_length=60, unique=True, default=new_slug)
    name = models.CharField(_("nom"), max_length=200)
    sigle = models.CharField(_("sigle"), max_length=30, blank=True)
    former_names = models.CharField(_("anciens noms"), max_length=300, blank=True)
    org_type = models.ForeignKey(
        OrgType, verbose_name=_("type"), on_delete=models.PROTECT
    )
    territory = models.ForeignKey(
        Territory,
        verbose_name=_("siège"),
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    founded_year = models.PositiveSmallIntegerField(
        _("année de création"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    summary = models.CharField(_("ce que nous faisons"), max_length=200, blank=True)
    mission = models.TextField(_("mission"), max_length=1000, blank=True)
    languages = models.ManyToManyField(
        Language, verbose_name=_("langues de travail"), blank=True
    )
    is_member = models.BooleanField(_("membre de la Coordination"), default=False)
    is_open_data = models.BooleanField(_("diffusion ouverte"), default=False)
    accepts_messages = models.BooleanField(
        _("reçoit des messages par le portail"), default=False
    )
    source = models.CharField(_("source de la fiche"), max_length=150, blank=True)
    record_status = models.CharField(
        _("état de la fiche"),
        max_length=12,
        choices=RecordStatus,
        default=RecordStatus.DRAFT,
    )
    field_audiences = models.JSONField(default=dict, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    last_confirmed_on = models.DateField(null=True, blank=True)
    last_modified_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.slug])

    @property
    def is_listed(self) -> bool:
        return self.hidden_at is None and self.record_status in LISTED

    @property
    def public_name(self) -> str:
        """Its name, or how public pages speak of one that hides."""
        return self.name if self.is_listed else str(_("une organisation membre"))


class OrgLink(models.Model):
    """`member` belongs to `umbrella`; a network is an organisation with members."""

    umbrella = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="member_links"
    )
    member = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="umbrella_links"
    )

    class Meta:
        verbose_name = _("lien entre organisations")
        constraints = [
            models.UniqueConstraint(fields=["umbrella", "member"], name="one_link"),
            models.CheckConstraint(
                condition=~models.Q(umbrella=models.F("member")),
                name="no_member_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.umbrella}"


class DirectoryStamp(models.Model):
    """One row whose value moves with every change of what the directory shows.

    What a process counted under one value is thrown away under the next.
    """

    value = models.UUIDField()

    def __str__(self) -> str:
        return str(self.value)
