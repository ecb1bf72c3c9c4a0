"""Addresses of the public pages that have a name: written ones, and those of views."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path

from cso_pages.pages import views
from cso_pages.pages.sitemaps import SITEMAPS
from portal.kit.headers import kept_briefly


def _page(address: str, name: str) -> URLPattern:
    """A page written in /gestion/, at the address it was first given."""
    return path(address, views.written_page, {"path": address}, name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    _page("coordination/", "coordination"),
    path("coordination/cadres/", include("cso_pages.reference.urls")),
    path("actualites/", include("cso_pages.news.urls")),
    _page("actualites/", "news"),
    _page("aide/naviguer-en-securite/", "safe_browsing"),
    path("glossaire/", include("cso_pages.glossary.urls")),
    path("contact/", include("cso_pages.contact.urls")),
    _page("donnees-personnelles/", "privacy"),
    _page("accessibilite/", "accessibility"),
    _page("comment-lire-les-etats/", "signs"),
    path("recherche/", include("cso_pages.search.urls")),
    path("quitter/", views.quick_exit, name="quick_exit"),
    path("sitemap.xml", kept_briefly(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
