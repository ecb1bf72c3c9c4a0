"""Addresses of one's own messages."""

from django.urls import path

from portal.notices import views

urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("<uuid:notice>/", views.notice_open, name="notice_open"),
]
