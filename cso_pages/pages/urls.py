"""Addresses of the public pages that are not written in /gestion/."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.pages import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("annuaire/", views.room, {"name": "directory"}, name="directory"),
    path("coordination/", views.room, {"name": "coordination"}, name="coordination"),
    path("ressources/", views.room, {"name": "resources"}, name="resources"),
    path("reunions/", views.room, {"name": "meetings"}, name="meetings"),
    path("actualites/", views.room, {"name": "news"}, name="news"),
    path("aide/", views.room, {"name": "help"}, name="help"),
    path(
        "aide/naviguer-en-securite/",
        views.room,
        {"name": "safe_browsing"},
        name="safe_browsing",
    ),
    path("recherche/", views.search, name="search"),
    path("quitter/", views.quick_exit, name="quick_exit"),
    path("glossaire/", views.room, {"name": "glossary"}, name="glossary"),
    path("donnees-personnelles/", views.room, {"name": "privacy"}, name="privacy"),
    path("accessibilite/", views.room, {"name": "accessibility"}, name="accessibility"),
    path("comment-lire-les-etats/", views.room, {"name": "signs"}, name="signs"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
