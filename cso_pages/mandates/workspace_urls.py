"""Where the secretariat invites."""

from django.urls import path

from cso_pages.mandates import views

urlpatterns = [
    path("", views.invitation_list, name="invitation_list"),
    path(
        "<uuid:invitation>/fermer/", views.invitation_revoke, name="invitation_revoke"
    ),
]
