"""Addresses of one's own jobs."""

from django.urls import path

from portal.jobs import views

urlpatterns = [
    path("", views.job_list, name="job_list"),
    path("<uuid:job>/", views.job_page, name="job_page"),
    path("<uuid:job>/fichier/", views.job_file, name="job_file"),
]
