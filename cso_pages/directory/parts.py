"""What a record is made of besides its own columns: places, work, groups, papers."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation
from cso_pages.reference.models import Group, Territory, Theme


class PlaceKind(models.TextChoices):
    SEAT = "seat", _("siège")
    OFFICE = "office", _("bureau")
    SERVICE = "service", _("point de service")
    SHELTER = "shelter", _("hébergement sécurisé")


class Precision(models.TextChoices):
    EXACT = "exact", _("adresse exacte")
    COMMUNE = "commune", _("commune")
    REGION = "region", _("région")
    UNTOLD = "untold", _("non communiquée")


class Implantation(models.Model):
    """A place of the organisation, told no finer than its precision.

    A secure shelter (hébergement sécurisé) is never finer than its région: the
    database refuses it. It is never counted, nor a value of any filter.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="implantations"
    )
    kind = models.CharField(_("nature"), max_length=8, choices=PlaceKind)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT)
    locality = models.CharField(_("commune ou quartier"), max_length=120, blank=True)
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    precision = models.CharField(
        _("précision"), max_length=8, choices=Precision, default=Precision.REGION
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("implantation")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="shelter")
                | Q(precision__in=["region", "untold"], locality="", address=""),
                name="a_shelter_is_never_finer_than_its_region",
            ),
            models.CheckConstraint(
                condition=Q(address="") | Q(precision="exact"),
                name="an_address_is_exact",
            ),
            models.CheckConstraint(
                condition=Q(locality="") | Q(precision__in=["exact", "commune"]),
                name="a_locality_is_at_least_a_commune",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Intervention(models.Model):
    """Who does what, where, for whom, when: one theme in one territory."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="interventions"
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT)
    activity = models.CharField(_("activité"), max_length=200, blank=True)
    since_year = models.PositiveSmallIntegerField(
        _("depuis"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    until_year = models.PositiveSmallIntegerField(
        _("jusqu’en"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )

    class Meta:
        ordering = ["theme__position", "territory__position", "pk"]
        verbose_name = _("intervention")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_year=None)
                | Q(since_year=None)
                | Q(until_year__gte=models.F("since_year")),
                name="an_intervention_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}, {self.territory_id}"


class Tie(models.TextChoices):
    """Three different things, never deduced from one another."""

    LED_BY = "led_by", _("dirigée par")
    REPRESENTS = "represents", _("représente")
    TARGETS = "targets", _("cible")


class GroupTie(models.Model):
    """What an organisation declares of itself and a group."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="group_ties"
    )
    tie = models.CharField(_("lien"), max_length=10, choices=Tie)
    group = models.ForeignKey(Group, on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("lien avec un groupe")
        ordering = ["tie", "group__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "tie", "group"], name="one_tie_a_group"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tie} {self.group_id}"


class RegistrationKind(models.TextChoices):
    RECEIPT = "receipt", _("récépissé de déclaration")
    AGREEMENT = "agreement", _("accord-cadre")


class LegalRegistration(models.Model):
    """A récépissé or an accord-cadre; the secretariat alone reads it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="registrations"
    )
    kind = models.CharField(_("nature"), max_length=10, choices=RegistrationKind)
    number = models.CharField(_("numéro"), max_length=60)
    authority = models.CharField(_("autorité"), max_length=150, blank=True)
    issued_on = models.DateField(_("délivré le"), null=True, blank=True)
    expires_on = models.DateField(_("valable jusqu’au"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "issued_on"]
        verbose_name = _("enregistrement légal")

    def __str__(self) -> str:
        return self.get_kind_display()
