"""Application of cso_pages."""

from django.apps import AppConfig


class CsoPagesConfig(AppConfig):
    name = "cso_pages"
    verbose_name = "Portail public"

    def ready(self) -> None:
        from cso_pages import jobs, receivers  # noqa: F401
