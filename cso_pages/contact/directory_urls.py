"""Addresses by which one writes to an organisation of the directory."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.contact import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:slug>/ecrire/", views.write_to, name="write_to"),
    path("<str:slug>/ecrire/recu/", views.write_to_received, name="write_to_received"),
]
