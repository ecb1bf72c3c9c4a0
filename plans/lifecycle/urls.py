"""Addresses of the life of reports, on the reviewer's side."""

from django.urls import URLPattern, URLResolver, path

from plans.lifecycle import counting_views, steering_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("periodes/", views.period_list, name="period_list"),
    path("periodes/<int:period>/", views.period, name="period"),
    path("periodes/<int:period>/clore/", views.period_close, name="period_close"),
    path("suivre/<uuid:report>/", steering_views.report_steer, name="report_steer"),
    path(
        "suivre/<uuid:report>/<slug:act>/", steering_views.report_act, name="report_act"
    ),
    path("seuils/", steering_views.signature_rules, name="signature_rules"),
    path("completude/", counting_views.completeness_detail, name="completeness_detail"),
]
