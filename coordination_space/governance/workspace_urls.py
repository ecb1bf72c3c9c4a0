"""Addresses where the secretariat keeps the texts."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.governance import keeping_views as views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.texts, name="governance_texts"),
    path("nouveau/", views.text_new, name="governance_new"),
    path("<uuid:governancedocument>/", views.text_kept, name="governance_text"),
    path(
        "<uuid:governancedocument>/version/",
        views.text_version,
        name="governance_version",
    ),
    path(
        "<uuid:governancedocument>/abroger/",
        views.text_repealed,
        name="governance_repeal",
    ),
]
