"""The organs of the Coordination and who sits in them, from a day to a day."""

import datetime
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.directory.models import Organisation, RecordStatus


class BodyKind(models.TextChoices):
    ASSEMBLY = "assembly", _("assemblée générale")
    STEERING = "steering", _("comité de pilotage")
    BOARD = "board", _("bureau")
    SECRETARIAT = "secretariat", _("secrétariat permanent")
    THEMATIC = "thematic", _("groupe thématique")
    REGIONAL = "regional", _("antenne régionale")
    FRAMEWORK = "framework", _("cadre de concertation")


# Their official record is a procès-verbal, approved by a later meeting.
OFFICIAL_KINDS = frozenset({BodyKind.ASSEMBLY, BodyKind.BOARD})
GONE = (RecordStatus.WITHDRAWN, RecordStatus.MERGED)


class Voters(models.TextChoices):
    """Who counts towards the quorum of a body."""

    MEMBERS = "members", _("les organisations membres")
    SEATS = "seats", _("les organisations qui y siègent")


class Body(models.Model):
    """An organ, with the rule of its quorum: a fraction in integers, or none at all."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("nom"), max_length=150)
    kind = models.CharField(_("genre"), max_length=12, choices=BodyKind)
    mission = models.TextField(_("mission"), max_length=1000, blank=True)
    voters = models.CharField(
        _("qui compte pour le quorum"),
        max_length=8,
        choices=Voters,
        default=Voters.MEMBERS,
    )
    quorum_numerator = models.PositiveSmallIntegerField(
        _("quorum, numérateur"), null=True, blank=True
    )
    quorum_denominator = models.PositiveSmallIntegerField(
        _("quorum, dénominateur"), null=True, blank=True
    )
    quorum_strict = models.BooleanField(_("«\u00a0plus de\u00a0»"), default=True)
    proxies_counted = models.BooleanField(_("procurations comptées"), default=True)
    proxies_per_holder = models.PositiveSmallIntegerField(
        _("procurations par porteuse"), default=1
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("organe")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    quorum_numerator__isnull=True, quorum_denominator__isnull=True
                )
                | models.Q(
                    quorum_numerator__gte=1,
                    quorum_denominator__gte=models.F("quorum_numerator"),
                ),
                name="quorum_is_a_fraction_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_official(self) -> bool:
        """Whether what it decides is written in a procès-verbal."""
        return self.kind in OFFICIAL_KINDS

    def voting_organisations(
        self, on: datetime.date
    ) -> "models.QuerySet[Organisation]":
        """The organisations that count on that day, each once, by name."""
        known = Organisation.objects.exclude(record_status__in=GONE)
        if self.voters == Voters.MEMBERS:
            return known.filter(is_member=True)
        seats = self.seats.held_on(on).exclude(organisation=None)
        return known.filter(pk__in=seats.values("organisation"))


class SeatQuerySet(models.QuerySet["Seat"]):
    def held_on(self, day: datetime.date) -> "SeatQuerySet":
        """The composition of a body at any date, both ends included."""
        return self.filter(
            models.Q(ends_on=None) | models.Q(ends_on__gte=day), starts_on__lte=day
        )


class Seat(models.Model):
    """A function in a body, held for an organisation; a person only if she agrees."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    function = models.CharField(_("fonction"), max_length=120)
    person_name = models.CharField(_("personne"), max_length=150, blank=True)
    name_is_public = models.BooleanField(
        _("la personne accepte que son nom soit publié"), default=False
    )
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["body", "pk"]
        verbose_name = _("siège")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="seat_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(name_is_public=False) | ~models.Q(person_name=""),
                name="consent_is_about_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.function

    @property
    def public_person(self) -> str:
        """Her name, when she agreed to see it published; otherwise nothing."""
        return self.person_name if self.name_is_public else ""
