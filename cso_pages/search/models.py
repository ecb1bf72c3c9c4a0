"""One table for everything that is searched and listed: pages, rows, minutes, plan."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from cso_pages.permissions import audiences_of
from cso_pages.reference.audiences import Audience
from portal.kit.words import asked_stems

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from portal.accounts.models import User


class EntryKind(models.TextChoices):
    PAGE = "page", _("page")
    NEWS = "news", _("actualité")
    RESOURCE = "resource", _("ressource")
    ORGANISATION = "organisation", _("organisation")
    MINUTES = "minutes", _("compte rendu")
    DOCUMENT = "document", _("texte de la Coordination")
    PLAN = "plan", _("plan d’action")


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def visible_to(self, user: "User | AnonymousUser") -> "SearchEntryQuerySet":
        """What this person may learn of."""
        return self.filter(audience__in=audiences_of(user))

    def matching(self, query: str) -> "SearchEntryQuerySet":
        """Entries in which a word begins with each word asked; all when none is."""
        found = self
        for stem in asked_stems(query):
            found = found.filter(words__contains=f" {stem}")
        return found


class SearchEntry(models.Model):
    """What one page or row says of itself; written by its room's actions alone.

    `words` holds folded stems between spaces. `territories` and `themes` hold codes
    between bars (« |mopti|segou| »), so that one `contains` filters on any database.
    """

    kind = models.CharField(max_length=12, choices=EntryKind)
    ref = models.CharField(max_length=64)
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    title_words = models.CharField(max_length=600, blank=True)
    audience = models.CharField(max_length=12, choices=Audience)
    form = models.CharField(max_length=40, blank=True)
    territories = models.CharField(max_length=400, blank=True)
    themes = models.CharField(max_length=400, blank=True)
    language = models.CharField(max_length=12, blank=True)
    dated_on = models.DateField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-dated_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="one_entry_a_thing")
        ]
        indexes = [models.Index(fields=["kind", "audience", "-dated_on"])]

    def __str__(self) -> str:
        return self.title
