"""The address of the search."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.search import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.search, name="search"),
]
