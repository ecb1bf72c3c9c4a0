"""Addresses of the messages received, for the secretariat."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.contact import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.message_list, name="contact_list"),
    path("<uuid:contactmessage>/", views.message_page, name="contact_message"),
    path(
        "<uuid:contactmessage>/repondu/",
        views.message_answered,
        name="contact_answered",
    ),
    path("<uuid:contactmessage>/effacer/", views.message_erased, name="contact_erased"),
]
