"""Addresses of the help pages; neutral, as they stay in a shared phone's history."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.help import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.help_page, name="help"),
    path("<slug:territory>/", views.help_territory, name="help_territory"),
]
