"""Lists read into the directory, and what people decide of them."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.upkeep.lists import views, writing_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.import_list, name="import_list"),
    path("<uuid:importrun>/", views.import_page, name="import_page"),
    path("<uuid:importrun>/lignes/", views.import_rows, name="import_rows"),
    path("<uuid:importrun>/classeur/", views.import_report, name="import_report"),
    path("<uuid:importrun>/colonnes/", views.import_columns, name="import_columns"),
    path("<uuid:importrun>/en-tete/", views.import_header, name="import_header"),
    path(
        "<uuid:importrun>/decisions/", views.import_decisions, name="import_decisions"
    ),
    path(
        "<uuid:importrun>/relire/", writing_views.import_read_again, name="import_again"
    ),
    path(
        "<uuid:importrun>/enregistrer/",
        writing_views.import_commit,
        name="import_commit",
    ),
    path("<uuid:importrun>/annuler/", writing_views.import_undo, name="import_undo"),
    path(
        "<uuid:importrun>/abandonner/",
        writing_views.import_give_up,
        name="import_give_up",
    ),
]
