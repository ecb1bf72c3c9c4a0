"""Public addresses of the texts."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.governance import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.governance, name="governance"),
    path(
        "fichier/<uuid:governanceversion>/",
        views.governance_file,
        name="governance_file",
    ),
    path("<str:governance>/", views.governance_document, name="governance_document"),
]
