"""Addresses that say whether the portal lives and can serve."""

from django.urls import path

from portal.jobs import health

urlpatterns = [
    path("", health.health, name="health"),
    path("pret/", health.readiness, name="readiness"),
]
