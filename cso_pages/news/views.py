"""The feed of news."""

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from cso_pages.news.models import NewsPage, published_news

IN_FEED = 20


class NewsFeed(Feed):
    """The twenty latest, as everybody reads them."""

    feed_type = Atom1Feed
    title = _("Actualités de la Coordination nationale des OSC")
    subtitle = _("Nouvelles, campagnes et appels.")

    def link(self) -> str:
        return reverse("news")

    def items(self) -> Any:
        return published_news()[:IN_FEED]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.lead

    def item_link(self, item: NewsPage) -> str:
        return item.address

    def item_pubdate(self, item: NewsPage) -> datetime.datetime:
        noon = datetime.datetime.combine(item.dated_on, datetime.time(12))
        return timezone.make_aware(noon)

    def item_updateddate(self, item: NewsPage) -> datetime.datetime:
        return item.last_published_at or self.item_pubdate(item)
