"""« Mon organisation » in the workspace."""

from django.urls import path

from cso_pages.directory import workspace_views as views

urlpatterns = [
    path("", views.record_list, name="record_list"),
    path("<uuid:organisation>/", views.record, name="record"),
    path("<uuid:organisation>/lecteurs/", views.record_readers, name="record_readers"),
    path("<uuid:organisation>/confirmer/", views.record_confirm, name="record_confirm"),
    path("<uuid:organisation>/masquer/", views.record_hide, name="record_hide"),
    path("<uuid:organisation>/afficher/", views.record_show, name="record_show"),
]
