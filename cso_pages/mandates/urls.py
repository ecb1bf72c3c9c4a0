"""Where an invitation is answered."""

from django.urls import path

from cso_pages.mandates import views

urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
