"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from plans.reporting import evidence_views, sending_views, step_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.report_list, name="report_list"),
    path("pieces/<uuid:evidence>/", evidence_views.evidence_file, name="evidence_file"),
    path(
        "pieces/<uuid:evidence>/retirer/",
        evidence_views.evidence_remove,
        name="evidence_remove",
    ),
    path("<uuid:report>/", views.report, name="report"),
    path(
        "<uuid:report>/etape/<int:position>/",
        step_views.report_step,
        name="report_step",
    ),
    path("<uuid:report>/verifier/", sending_views.report_check, name="report_check"),
    path("<uuid:report>/envoyer/", sending_views.report_submit, name="report_submit"),
    path(
        "<uuid:report>/retirer/", sending_views.report_withdraw, name="report_withdraw"
    ),
    path(
        "<uuid:report>/signature/",
        sending_views.report_signature_request,
        name="report_signature_request",
    ),
    path("<uuid:report>/recu/", views.report_receipt, name="report_receipt"),
    path("<uuid:report>/fiche/", views.report_sheet, name="report_sheet"),
]
