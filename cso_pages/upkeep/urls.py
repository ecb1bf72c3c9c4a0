"""The upkeep of the directory in the workspace, room by room."""

from django.urls import URLPattern, URLResolver, include, path

from cso_pages.upkeep import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.upkeep_home, name="upkeep_home"),
    path("demandes/", include("cso_pages.upkeep.requests.urls")),
    path("campagnes/", include("cso_pages.upkeep.campaigns.urls")),
    path("inscriptions/", include("cso_pages.upkeep.registration.workspace_urls")),
    path("importer/", include("cso_pages.upkeep.lists.urls")),
    path("aide/", include("cso_pages.help.workspace_urls")),
    path("doublons/", include("cso_pages.upkeep.merging.urls")),
]
