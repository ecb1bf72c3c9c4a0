"""The one address of documents; Wagtail looks it up by this name."""

from django.urls import path

from cso_pages.media import views

urlpatterns = [
    path(
        "<int:document_id>/<str:document_filename>",
        views.serve_document,
        name="wagtaildocs_serve",
    ),
]
