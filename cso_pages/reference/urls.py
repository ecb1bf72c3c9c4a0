"""Addresses of the référentiels that have a page."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.reference import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.frameworks, name="frameworks"),
]
