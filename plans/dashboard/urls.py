"""Addresses of the plan's public pages."""

from django.urls import URLPattern, URLResolver, path

from plans.dashboard import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.plan, name="plan"),
    path("indicateurs/<uuid:indicator>/", views.indicator, name="indicator"),
    path(
        "indicateurs/<uuid:indicator>/pourquoi/",
        views.indicator_why,
        name="indicator_why",
    ),
]
