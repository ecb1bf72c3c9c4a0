"""The plan as adopted: versions, results, activities and their parties."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Territory


class Plan(models.Model):
    """A three-year action plan; its quarters are numbered T1 to T12."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(unique=True)
    title = models.CharField(_("titre"), max_length=200)
    first_year = models.PositiveSmallIntegerField(_("première année"))
    last_year = models.PositiveSmallIntegerField(_("dernière année"))

    class Meta:
        ordering = ["-first_year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="plan_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan")

    def quarter_number(self, year: int, quarter: int) -> int:
        """Number a civil quarter within the plan: 1 is its very first."""
        return (year - self.first_year) * 4 + quarter


class PlanVersion(models.Model):
    """The plan as one decision adopted it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    adopted_on = models.DateField(_("adoptée le"))

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version")
        ]

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}"


class Level(models.TextChoices):
    AXIS = "axis", _("Axe")
    OUTCOME = "outcome", _("Effet")
    OUTPUT = "output", _("Produit")


class ResultNode(models.Model):
    """An axe, an effet or a produit of one version; its weight among its siblings."""

    version = models.ForeignKey(
        PlanVersion, on_delete=models.CASCADE, related_name="nodes"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    level = models.CharField(_("niveau"), max_length=8, choices=Level)
    code = models.CharField(max_length=12)
    label = models.CharField(_("libellé"), max_length=250)
    weight = models.DecimalField(
        _("poids"),
        max_digits=6,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_node_code"),
            models.CheckConstraint(
                condition=models.Q(level="axis") ^ models.Q(parent__isnull=False),
                name="only_an_axis_has_no_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.code}. {self.label}"


class Activity(models.Model):
    """What is done under a produit, in planned quarters, by its parties."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    output = models.ForeignKey(
        ResultNode,
        verbose_name=_("produit"),
        on_delete=models.CASCADE,
        related_name="activities",
    )
    code = models.CharField(max_length=16)
    title = models.CharField(_("titre"), max_length=250)
    planned_quarters = models.JSONField(_("trimestres prévus"), default=list)
    weight = models.DecimalField(
        _("poids"),
        max_digits=6,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
    )
    territories = models.ManyToManyField(
        Territory, verbose_name=_("zones"), related_name="activities", blank=True
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("activité")
        constraints = [
            models.UniqueConstraint(fields=["output", "code"], name="one_activity_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class PartyRole(models.TextChoices):
    LEAD = "lead", _("responsable")
    CO_LEAD = "co_lead", _("coresponsable")
    CONTRIBUTOR = "contributor", _("contributrice")


class ActivityParty(models.Model):
    """An organisation's part in an activity; leads weigh by their share."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="parties"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="activity_parts"
    )
    role = models.CharField(_("rôle"), max_length=12, choices=PartyRole)
    share = models.DecimalField(
        _("part"),
        max_digits=5,
        decimal_places=2,
        default=100,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    class Meta:
        verbose_name = _("rôle dans une activité")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "organisation"], name="one_part_per_organisation"
            ),
            models.UniqueConstraint(
                fields=["activity"],
                condition=models.Q(role="lead"),
                name="one_lead_per_activity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"
