"""Address of the glossary."""

from django.urls import URLPattern, URLResolver, path

from cso_pages.glossary import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.glossary, name="glossary"),
]
