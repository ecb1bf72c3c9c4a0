"""Addresses of the writing of minutes, under a meeting of the workspace."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.minutes import out_views, views

ROOT = "<uuid:meeting>/compte-rendu/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{ROOT}commencer/", views.minutes_start, name="minutes_start"),
    path(ROOT, views.minutes_write, name="minutes_write"),
    path(f"{ROOT}apercu/", views.minutes_preview, name="minutes_preview"),
    path(f"{ROOT}publier/", out_views.minutes_publish, name="minutes_publish"),
    path(f"{ROOT}approuver/", out_views.minutes_approve, name="minutes_approve"),
    path(f"{ROOT}retirer/", out_views.minutes_take_back, name="minutes_take_back"),
    path(f"{ROOT}rectifier/", out_views.minutes_correct, name="minutes_correct"),
]
