"""Addresses by which the secretariat checks the help services."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.help import workspace_views as views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.help_checks, name="help_checks"),
    path("<int:helpservice>/verifie/", views.help_verified, name="help_verified"),
]
