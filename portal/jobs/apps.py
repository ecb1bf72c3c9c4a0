"""Application of portal.jobs."""

from importlib import import_module

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "portal.jobs"
    label = "jobs"
    verbose_name = "Tâches de fond"

    def ready(self) -> None:
        import_module("portal.jobs.upkeep")
