"""Addresses of the reviewer's desk."""

from django.urls import URLPattern, URLResolver, path

from plans.review import batch_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.review_queue, name="review_queue"),
    path("lot/", batch_views.review_batch, name="review_batch"),
    path(
        "<uuid:report>/contresigner/", batch_views.review_cosign, name="review_cosign"
    ),
    path("<uuid:report>/", views.review_report, name="review_report"),
    path("<uuid:report>/renvoyer/", views.review_return, name="review_return"),
    path("<uuid:report>/valider/", views.review_validate, name="review_validate"),
    path("<uuid:report>/liberer/", views.review_release, name="review_release"),
]
