"""What a resource may be, and under which licence: choices, worded for the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceType(models.TextChoices):
    """The values stand in addresses (`?type=note`), so they are French."""

    NOTE = "note", _("note de plaidoyer")
    GUIDE = "guide", _("guide")
    MODULE = "module", _("module de formation")
    POSTER = "affiche", _("affiche")
    AUDIO = "audio", _("message audio")
    VIDEO = "video", _("message vidéo")
    STUDY = "etude", _("étude")
    LAW = "loi", _("texte de loi")
    PRACTICE = "pratique", _("bonne pratique")
    TEMPLATE = "canevas", _("canevas")


class Licence(models.TextChoices):
    CITE = "cite", _("Réutilisation libre, en citant les autrices et auteurs")
    ASK = "ask", _("Demandez l’accord de l’organisation avant de réutiliser")
    OFFICIAL = "official", _("Texte officiel, libre de réutilisation")
