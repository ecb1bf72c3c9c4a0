"""Addresses of the resources that members propose, and of those who read them."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.sharing import review_views, views

REVIEW = "relecture/<uuid:proposal>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.proposal_list, name="proposal_list"),
    path("nouvelle/", views.proposal_new, name="proposal_new"),
    path("relecture/", review_views.proposal_queue, name="proposal_queue"),
    path(REVIEW, review_views.proposal_review, name="proposal_review"),
    path(f"{REVIEW}message/", review_views.review_message, name="proposal_say"),
    path(f"{REVIEW}renvoyer/", review_views.review_return, name="proposal_return"),
    path(f"{REVIEW}accepter/", review_views.review_accept, name="proposal_accept"),
    path(f"{REVIEW}refuser/", review_views.review_refuse, name="proposal_refuse"),
    path("fichiers/<uuid:file>/", views.proposal_file, name="proposal_file"),
    path(
        "fichiers/<uuid:file>/retirer/",
        views.proposal_file_remove,
        name="proposal_file_remove",
    ),
    path("<uuid:proposal>/", views.proposal, name="proposal"),
    path("<uuid:proposal>/message/", views.proposal_message, name="proposal_message"),
]
