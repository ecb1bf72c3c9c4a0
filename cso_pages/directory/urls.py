"""Addresses of the directory."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.directory import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.directory, name="directory"),
    path("<str:slug>/", views.organisation, name="organisation"),
]
