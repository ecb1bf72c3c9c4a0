"""Proposed changes of records, and who decides of them."""

from django.urls import path

from cso_pages.upkeep.requests import desk_views as views

urlpatterns = [
    path("", views.desk, name="change_requests"),
    path("<uuid:changerequest>/", views.change_request, name="change_request"),
    path("<uuid:changerequest>/prendre/", views.take, name="request_take"),
    path("<uuid:changerequest>/rendre/", views.release, name="request_release"),
    path("<uuid:changerequest>/decider/", views.decide, name="request_decide"),
    path("<uuid:changerequest>/renvoyer/", views.give_back, name="request_return"),
]
