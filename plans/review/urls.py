"""Addresses of the reviewer's desk."""

from django.urls import URLPattern, URLResolver, path

from plans.review import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.review_queue, name="review_queue"),
    path("<uuid:report>/", views.review_report, name="review_report"),
    path("<uuid:report>/renvoyer/", views.review_return, name="review_return"),
    path("<uuid:report>/valider/", views.review_validate, name="review_validate"),
    path("<uuid:report>/liberer/", views.review_release, name="review_release"),
]
