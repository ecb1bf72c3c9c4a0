"""Addresses of the library; the pages of resources are Wagtail's."""

from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_safe

from cso_pages.library import views
from cso_pages.library.feed import ResourceFeed
from portal.kit.headers import kept_briefly

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.resource_list, name="resources"),
    path("flux.xml", require_safe(kept_briefly(ResourceFeed())), name="resources_feed"),
]
