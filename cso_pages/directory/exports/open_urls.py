"""Open data: organisations that agreed, at their région."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.directory.exports import open_views as views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.open_data, name="open_data"),
    path("osc.hsds.json", views.hsds, name="open_data_hsds"),
    path("4w.hxl.csv", views.fourw, name="open_data_fourw"),
]
