"""The public address of the room."""

from django.urls import URLPattern, URLResolver, path

from plans.lifecycle import counting_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("completude/", counting_views.completeness, name="completeness"),
]
