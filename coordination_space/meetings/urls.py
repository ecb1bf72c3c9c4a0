"""Addresses of the workspace's meetings and recommendations."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.meetings import following_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.meeting_list, name="meeting_list"),
    path("nouvelle/", views.meeting_new, name="meeting_new"),
    path(
        "recommandations/<uuid:actionitem>/",
        following_views.action_item,
        name="action_item",
    ),
    path("<uuid:meeting>/", views.meeting, name="meeting"),
    path("<uuid:meeting>/modifier/", views.meeting_edit, name="meeting_edit"),
    *[
        path(
            f"<uuid:meeting>/{act}/",
            views.meeting_act,
            {"act": act},
            name=f"meeting_{name}",
        )
        for act, name in (
            ("convoquer", "convene"),
            ("reporter", "postpone"),
            ("annuler", "cancel"),
        )
    ],
]
