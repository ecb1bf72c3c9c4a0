"""Address of the workspace's first screen."""

from django.urls import URLPattern, URLResolver, path

from coordination_space.home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.workspace_home, name="workspace_home"),
]
