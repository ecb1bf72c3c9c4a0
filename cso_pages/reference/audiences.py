"""For whom a text, a field or a channel is meant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """From the widest to the narrowest; `audiences_of` says which a person reads."""

    PUBLIC = "public", _("public")
    MEMBERS = "members", _("membres")
    SECRETARIAT = "secretariat", _("secrétariat")
