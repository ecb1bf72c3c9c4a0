"""Addresses of the public meetings; an upper app takes these from the public face."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.minutes import public_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", public_views.meetings, name="meetings"),
    path("<str:minutes>/", public_views.minutes, name="minutes"),
]
