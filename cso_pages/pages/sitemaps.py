"""The addresses that search engines may know: what a visitor may read, no more."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import F
from django.urls import reverse
from wagtail.models import Page

from cso_pages.library.models import ResourcePage
from cso_pages.pages.addresses import address_of
from cso_pages.reference.audiences import Audience
from cso_pages.search.models import EntryKind, SearchEntry

NOT_FOR_ENGINES = ("search",)


class PageSitemap(Sitemap):
    """The pages written in /gestion/ that everybody may read, and the rooms."""

    def items(self) -> list[Page]:
        pages = Page.objects.live().public().filter(depth__gt=1)
        others = ResourcePage.objects.exclude(audience=Audience.PUBLIC).values("pk")
        named = pages.exclude(pk__in=others).annotate(room=F("roompage__room"))
        return [
            page for page in named.order_by("path") if page.room not in NOT_FOR_ENGINES
        ]

    def location(self, item: Any) -> str:
        return reverse(item.room) if item.room else address_of(item)

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at


class RowSitemap(Sitemap):
    """What is not a page: organisations, minutes, texts, the plan's parts."""

    def items(self) -> list[SearchEntry]:
        written = (EntryKind.PAGE, EntryKind.NEWS, EntryKind.RESOURCE)
        entries = SearchEntry.objects.visible_to(AnonymousUser())
        return list(entries.exclude(kind__in=written).order_by("kind", "ref"))

    def location(self, item: SearchEntry) -> str:
        return item.url


class ViewSitemap(Sitemap):
    """What a view shows and no page of the tree names."""

    def items(self) -> list[str]:
        return ["matrix", "frameworks"]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"pages": PageSitemap, "rows": RowSitemap, "views": ViewSitemap}
