"""Application of portal.notices."""

from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "portal.notices"
    label = "notices"
    verbose_name = "Messages"

    def ready(self) -> None:
        import_module("portal.notices.jobs")
        import_module("portal.notices.receivers")
