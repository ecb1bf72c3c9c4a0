"""Addresses that ask for the plan's files."""

from django.urls import URLPattern, URLResolver, path

from plans.publishing import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("plan/", views.plan_export, name="plan_export"),
]
