"""Records that may be the same, merged and parted."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.merging import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.duplicate_list, name="duplicate_list"),
    path("chercher/", views.duplicate_search, name="duplicate_search"),
    path("<uuid:likelypair>/", views.duplicate_pair, name="duplicate_pair"),
    path("<uuid:likelypair>/deux/", views.duplicate_apart, name="duplicate_apart"),
    path("fusions/<uuid:merge>/", views.merge_page, name="merge_page"),
]
