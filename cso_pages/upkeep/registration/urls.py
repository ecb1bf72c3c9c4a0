"""Public addresses of the registrations."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.registration import file_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.before, name="registration_start"),
    path("commencer/", views.begin, name="registration_begin"),
    path("dossier/", file_views.registration_file, name="registration_file"),
    path("fiche/", views.sheet, name="registration_sheet"),
]
