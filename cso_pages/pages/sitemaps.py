"""The addresses that search engines may know."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

ROOMS = (
    "directory",
    "coordination",
    "plan",
    "resources",
    "meetings",
    "news",
    "help",
    "safe_browsing",
    "signs",
    "glossary",
    "privacy",
    "accessibility",
)


class RoomSitemap(Sitemap):
    """The rooms of the portal."""

    def items(self) -> tuple[str, ...]:
        return ROOMS

    def location(self, item: str) -> str:
        return reverse(item)


class PageSitemap(Sitemap):
    """The pages written in /gestion/ that everybody may read."""

    def items(self) -> list[Page]:
        return list(Page.objects.live().public().filter(depth__gt=1).order_by("path"))

    def location(self, item: Page) -> str:
        return item.get_url() or "/"

    def lastmod(self, item: Page):
        return item.last_published_at


SITEMAPS = {"rooms": RoomSitemap, "pages": PageSitemap}
