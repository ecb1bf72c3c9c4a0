"""Who does what where."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.directory.matrix import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.who_does_what_where, name="matrix"),
]
