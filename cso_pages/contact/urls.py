"""Public addresses of the contact page."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.contact import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.contact, name="contact"),
    path("recu/", views.contact_received, name="contact_received"),
]
