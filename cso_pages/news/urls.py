"""Addresses of the news that Wagtail does not know."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe

from cso_pages.news.views import NewsFeed
from portal.kit.headers import kept_briefly

urlpatterns: list[URLPattern | URLResolver] = [
    path("flux.xml", require_safe(kept_briefly(NewsFeed())), name="news_feed"),
]
