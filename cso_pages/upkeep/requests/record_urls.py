"""An organisation proposes changes of its record, section by section."""

from django.urls import path

from cso_pages.upkeep.requests import record_views as views

urlpatterns = [
    path("<uuid:organisation>/modifier/", views.record_edit, name="record_edit"),
    path("<uuid:organisation>/modifier/envoyer/", views.send, name="request_send"),
    path(
        "<uuid:organisation>/modifier/retirer/", views.withdraw, name="request_withdraw"
    ),
    path(
        "<uuid:organisation>/modifier/<slug:section>/",
        views.record_section,
        name="record_section",
    ),
]
