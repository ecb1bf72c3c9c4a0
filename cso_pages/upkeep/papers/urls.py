"""The documents of an organisation."""

from django.urls import path

from cso_pages.upkeep.papers import views

urlpatterns = [
    path("<uuid:organisation>/pieces/", views.papers, name="record_papers"),
    path(
        "<uuid:organisation>/pieces/<uuid:recordpaper>/",
        views.paper_file,
        name="record_paper_file",
    ),
    path(
        "<uuid:organisation>/pieces/<uuid:recordpaper>/remplacer/",
        views.paper_replace,
        name="record_paper_replace",
    ),
]
