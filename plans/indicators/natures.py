"""What an indicator may be, and how its figures add up; choices with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nature(models.TextChoices):
    NUMBER = "number", _("nombre")
    PERCENT = "percent", _("pourcentage")
    RATIO = "ratio", _("rapport")
    SCORE = "score", _("note")
    MILESTONE = "milestone", _("jalon")
    NARRATIVE = "narrative", _("récit")
    MONEY = "money", _("montant")


class Semantics(models.TextChoices):
    FLOW = "flow", _("réalisé pendant la période")
    CUMULATIVE = "cumulative", _("cumul depuis le début du plan")
    STOCK = "stock", _("situation à la fin de la période")


class Direction(models.TextChoices):
    UP = "up", _("plus il y en a, mieux c’est")
    DOWN = "down", _("moins il y en a, mieux c’est")
    MAINTAIN = "maintain", _("à maintenir")


class Aggregation(models.TextChoices):
    """How several figures make one; each of place, organisation and time has its own.

    WEIGHTED is the mean of a score weighted by its respondents.
    """

    SUM = "sum", _("somme")
    MAX = "max", _("plus grande valeur")
    MIN = "min", _("plus petite valeur")
    MEAN = "mean", _("moyenne")
    MEDIAN = "median", _("médiane")
    WEIGHTED = "weighted", _("moyenne pondérée par les répondantes")
    LATEST = "latest", _("dernière valeur")


class Denominator(models.TextChoices):
    OWN = "own", _("compté par l’organisation")
    REFERENCE = "reference", _("population de référence du lieu")


class Frequency(models.TextChoices):
    QUARTER = "quarter", _("chaque trimestre")
    SEMESTER = "semester", _("chaque semestre")
    YEAR = "year", _("chaque année")


class OverlapMethod(models.TextChoices):
    SUM = "sum", _("personnes toutes différentes")
    MAX = "max", _("mêmes personnes : la plus grande valeur")
    CUSTOM = "custom", _("valeur justifiée")
