"""The check desk of the registrations."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.registration import desk_views, paper_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk_views.registration_list, name="registration_list"),
    path("saisir/", paper_views.paper_new, name="registration_paper_new"),
    path(
        "pieces/<uuid:registrationfile>/",
        desk_views.registration_paper,
        name="registration_paper",
    ),
    path(
        "<uuid:registration>/", desk_views.registration_page, name="registration_page"
    ),
    path(
        "<uuid:registration>/saisie/",
        paper_views.paper_edit,
        name="registration_paper_edit",
    ),
    path(
        "<uuid:registration>/decider/",
        desk_views.registration_decide,
        name="registration_decide",
    ),
    path(
        "<uuid:registration>/code/",
        desk_views.registration_code,
        name="registration_code",
    ),
]
