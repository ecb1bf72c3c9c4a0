"""The feed of public resources, for readers and radios."""

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from cso_pages.search.models import EntryKind, SearchEntry

ENTRIES_AT_MOST = 20


class ResourceFeed(Feed):
    """What visitors may read, whoever asks: a feed is fetched without a session."""

    feed_type = Atom1Feed
    title = _("Ressources de la Coordination nationale des OSC")
    subtitle = _("Notes de plaidoyer, guides, affiches et messages audio.")
    link = reverse_lazy("resources")

    def feed_url(self) -> str:
        return reverse("resources_feed")

    def items(self) -> list[SearchEntry]:
        entries = SearchEntry.objects.visible_to(AnonymousUser())
        return list(entries.filter(kind=EntryKind.RESOURCE)[:ENTRIES_AT_MOST])

    def item_title(self, item: SearchEntry) -> str:
        return item.title

    def item_description(self, item: SearchEntry) -> str:
        return item.summary

    def item_link(self, item: SearchEntry) -> str:
        return item.url

    def item_updateddate(self, item: SearchEntry) -> datetime.datetime | None:
        if item.dated_on is None:
            return None
        noon = datetime.datetime.combine(item.dated_on, datetime.time(12))
        return timezone.make_aware(noon)

    def item_extra_kwargs(self, item: SearchEntry) -> dict[str, Any]:
        return {}
