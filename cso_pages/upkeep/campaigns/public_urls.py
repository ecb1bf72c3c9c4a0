"""The signed link of a campaign: a button, no password."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.campaigns import public_views as views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:token>/", views.confirm_link, name="confirm_link"),
    path("<str:token>/merci/", views.confirm_link_thanks, name="confirm_link_thanks"),
]
