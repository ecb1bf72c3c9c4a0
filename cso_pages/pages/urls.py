"""Addresses of the public pages that are not written in /gestion/."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, path

from cso_pages.pages import views
from cso_pages.pages.sitemaps import SITEMAPS
from portal.kit.headers import kept_briefly


def _room(address: str, name: str) -> URLPattern:
    return path(address, views.room, {"name": name}, name=name)


urlpatterns: list[URLPattern | URLResolver] = [
    _room("annuaire/", "directory"),
    _room("coordination/", "coordination"),
    _room("ressources/", "resources"),
    _room("reunions/", "meetings"),
    _room("actualites/", "news"),
    _room("aide/", "help"),
    _room("aide/naviguer-en-securite/", "safe_browsing"),
    _room("glossaire/", "glossary"),
    _room("donnees-personnelles/", "privacy"),
    _room("accessibilite/", "accessibility"),
    _room("comment-lire-les-etats/", "signs"),
    path("recherche/", views.search, name="search"),
    path("quitter/", views.quick_exit, name="quick_exit"),
    path("sitemap.xml", kept_briefly(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
