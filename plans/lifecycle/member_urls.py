"""Addresses of the life of reports, on the organisation's side and for readers."""

from django.urls import URLPattern, URLResolver, path

from plans.lifecycle import member_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("visa/<int:organisation>/", member_views.visa_rule, name="visa_rule"),
    path(
        "<uuid:report>/historique/", member_views.report_history, name="report_history"
    ),
    path("<uuid:report>/viser/", member_views.report_endorse, name="report_endorse"),
    path(
        "<uuid:report>/reprendre/",
        member_views.report_take_visa_back,
        name="report_take_visa_back",
    ),
]
